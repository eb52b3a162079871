import type { Library } from "@kaiji/domain";
import { readWorkbook } from "@kaiji/formats";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { openWorkbook, readGrids } from "../packages/formats/src/excel/open-workbook.ts";

/** What is measured against what: Kaiji's reader, its part that reads cells, the least any reader must do, and a general library. */
export type ReaderName = "ours" | "cells" | "floor" | "exceljs";

export const READERS: Readonly<Record<ReaderName, (bytes: Uint8Array, library: Library) => unknown>> = {
  ours: (bytes, library) => readWorkbook(bytes, library),
  cells: (bytes) => readGrids(openWorkbook(bytes)),
  floor: (bytes) => readFloor(bytes),
  exceljs: (bytes) => new ExcelJS.Workbook().xlsx.load(bytes.slice().buffer as ArrayBuffer),
};

/** Unzips with fflate and runs saxes over every part, keeping nothing. */
function readFloor(bytes: Uint8Array): number {
  const parts = unzipSync(bytes);
  let seen = 0;
  for (const path of Object.keys(parts)) {
    if (!path.endsWith(".xml") && !path.endsWith(".rels")) continue;
    const parser = new SaxesParser();
    parser.on("opentag", () => seen++);
    parser.on("text", () => seen++);
    parser.write(new TextDecoder().decode(parts[path])).close();
  }
  return seen;
}

import { unzipSync } from "fflate";
import { CMAPS } from "./japanese-cmaps.generated.ts";

let tables: Map<string, Uint8Array> | null = null;

/** The tables of Japanese character codes by name, in the PDF library's packed form. */
export function listCMaps(): ReadonlyMap<string, Uint8Array> {
  tables ??= new Map(Object.entries(unzipSync(Uint8Array.from(atob(CMAPS), (letter) => letter.charCodeAt(0)))));
  return tables;
}

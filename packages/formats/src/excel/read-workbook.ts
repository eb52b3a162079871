import type { Disclosure, Library } from "@kaiji/domain";
import { requireZip } from "../container.ts";
import { ReadFailure } from "../read-failure.ts";
import { recogniseDisclosures } from "../recognise/recognise-disclosures.ts";
import type { Reading } from "../refusal.ts";
import { openWorkbook, readGrids } from "./open-workbook.ts";

/**
 * Reads the filled forms in a workbook, whatever its layout. Macros are never run, formulas never calculated.
 *
 * @param bytes the file as it came
 * @param library forms, catalogs and words to recognise
 * @returns one disclosure per form found (at least one), or the reason why the file cannot be read. Never throws.
 */
export function readWorkbook(bytes: Uint8Array, library: Library): Reading<readonly Disclosure[]> {
  try {
    requireZip(bytes);
    return { ok: true, value: recogniseDisclosures(readGrids(openWorkbook(bytes)), library) };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

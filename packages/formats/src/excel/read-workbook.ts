import type { Disclosure, Library } from "@kaiji/domain";
import type { Reading } from "../refusal.ts";

/**
 * Reads the filled forms in a workbook, whatever its layout.
 *
 * @param bytes the file as it came
 * @param library forms, catalogs and words to recognise
 * @returns one disclosure per form found (at least one), or the reason why the file cannot be read. Never throws.
 */
export declare function readWorkbook(bytes: Uint8Array, library: Library): Reading<readonly Disclosure[]>;

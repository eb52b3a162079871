import type { Disclosure, Library } from "@kaiji/domain";
import { requireZip } from "../container.ts";
import { readText, type WorkbookParts } from "../excel/open-workbook.ts";
import { findWorkbookLayouts } from "../excel/find-workbook-layouts.ts";
import { readWorkbook } from "../excel/read-workbook.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import { ReadFailure } from "../read-failure.ts";
import type { Refusal } from "../refusal.ts";
import { replaceParts } from "../zip/replace-parts.ts";
import { findDifferences } from "./find-differences.ts";
import type { FillReason } from "./fill-reason.ts";
import { patchSheet } from "./patch-sheet.ts";
import { planEdits } from "./plan-edits.ts";
import { findStaleFormulas } from "./stale-formulas.ts";
import { patchDrawing, patchProperties, type TemplateControl } from "./template-controls.ts";
import { TemplateSheets } from "./template-sheets.ts";

/** A filled workbook, or why nothing was written. */
export type Filling =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly reasons: readonly FillReason[] };

/**
 * Writes a disclosure into the user's own copy of a form and keeps everything else of that file to the byte:
 * only the sheets that change are written anew, and in them only the cells that change. The result is read back and
 * compared before it is handed out.
 *
 * @param template the workbook as it came, blank or filled
 * @returns the filled workbook, or every reason why it cannot be written; never half of it. Never throws.
 */
export function fillWorkbook(template: Uint8Array, disclosure: Disclosure, library: Library): Filling {
  try {
    requireZip(template);
    const { layouts, parts, grids } = findWorkbookLayouts(template, library);
    const layout = layouts.find((candidate) => candidate.form === disclosure.form);
    if (layout === undefined)
      return { ok: false, reasons: [{ code: "form-not-in-template", params: { form: disclosure.form } }] };
    const sheets = new TemplateSheets(parts, grids);
    const { edits, controls, reasons } = planEdits(layout, disclosure, sheets, library);
    if (reasons.length > 0) return { ok: false, reasons };
    const stale = findStaleFormulas(grids, edits);
    const replacements = new Map<string, Uint8Array>();
    for (const entry of parts.sheets) {
      const staleCells = stale.get(entry.name) ?? new Set<string>();
      if (staleCells.size === 0 && edits.placesOf(entry.name).length === 0) continue;
      const part = parts.archive.entries.get(entry.path.toLowerCase())!;
      const xml = decodeXml(parts.archive.read(entry.path)!);
      replacements.set(part.name, new TextEncoder().encode(patchSheet(xml, entry.path, entry.name, edits, staleCells)));
    }
    for (const [path, content] of patchedControls(parts, controls)) replacements.set(parts.archive.entries.get(path.toLowerCase())!.name, new TextEncoder().encode(content));
    const bytes = replaceParts(template, replacements);
    const differences = findDifferences(disclosure, layout, readWorkbook(bytes, library));
    return differences.length > 0 ? { ok: false, reasons: differences } : { ok: true, bytes };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The parts that keep the states of check boxes, with the new states. */
function patchedControls(parts: WorkbookParts, controls: readonly { readonly control: TemplateControl; readonly isOn: boolean }[]): Map<string, string> {
  const patched = new Map<string, string>();
  for (const drawing of new Set(controls.map(({ control }) => control.drawing)))
    patched.set(drawing, patchDrawing(readText(parts.archive, drawing), controls.filter(({ control }) => control.drawing === drawing)));
  for (const { control, isOn } of controls)
    if (control.properties !== null) patched.set(control.properties, patchProperties(readText(parts.archive, control.properties), isOn));
  return patched;
}

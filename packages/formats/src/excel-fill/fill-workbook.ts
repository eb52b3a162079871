import type { Disclosure, ItemNumber, Library } from "@kaiji/domain";
import { requireZip } from "../container.ts";
import { readText, type WorkbookParts } from "../excel/open-workbook.ts";
import { findWorkbookLayouts, type WorkbookLayouts } from "../excel/find-workbook-layouts.ts";
import { ReadFailure } from "../read-failure.ts";
import type { Refusal } from "../refusal.ts";
import { encodeXml } from "../xml/encode-xml.ts";
import { replaceParts } from "../zip/replace-parts.ts";
import { checkFilling } from "./check-filling.ts";
import type { WasThere } from "./find-differences.ts";
import type { FillReason } from "./fill-reason.ts";
import { patchSheet } from "./patch-sheet.ts";
import { findLearnedTemplate, planByPack, tellsEarlierRound } from "./plan-by-pack.ts";
import { planEdits, type EditPlan } from "./plan-edits.ts";
import { findStaleFormulas } from "./stale-formulas.ts";
import { patchDrawing, patchProperties, type TemplateControl } from "./template-controls.ts";
import { TemplateSheets } from "./template-sheets.ts";
import type { PatchedText } from "./text-patch.ts";

/** A filled workbook, or why nothing was written. */
export type Filling =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly reasons: readonly FillReason[] };

/**
 * Writes a disclosure into the user's own copy of a form and keeps everything else of that file to the byte:
 * only the sheets that change are written anew, and in them only the cells that change. The result is read back and
 * proved before it is handed out (`checkFilling`).
 *
 * @param template the workbook as it came, blank or filled
 * @returns the filled workbook, or every reason why it cannot be written; never half of it. Never throws.
 */
export function fillWorkbook(template: Uint8Array, disclosure: Disclosure, library: Library): Filling {
  try {
    requireZip(template);
    const found = findWorkbookLayouts(template, library);
    const { parts, grids, context } = found;
    const sheets = new TemplateSheets(parts, grids, context.styles.formats);
    const planned = plan(disclosure, found, sheets, library);
    if (planned === null) return { ok: false, reasons: [{ code: "form-not-in-template", params: { form: disclosure.form } }] };
    const { edits, controls, reasons } = planned.plan;
    if (reasons.length > 0) return { ok: false, reasons };
    const stale = findStaleFormulas(grids, edits);
    const patches = new Map<string, PatchedText>();
    const replacements = new Map<string, Uint8Array>();
    for (const entry of parts.sheets) {
      const staleCells = stale.get(entry.name) ?? new Set<number>();
      if (staleCells.size === 0 && edits.placesOf(entry.name).length === 0) continue;
      const patch = patchSheet(readText(parts.archive, entry.path), entry.path, entry.name, edits, staleCells);
      patches.set(entry.name, patch);
      replacements.set(partName(parts, entry.path), encoded(patch.text, parts, entry.path));
    }
    for (const [path, content] of patchedControls(parts, controls)) replacements.set(partName(parts, path), encoded(content, parts, path));
    const bytes = replaceParts(template, replacements);
    const written = { bytes, template, found, plan: planned.plan, stale, patches, replacements };
    const differences = checkFilling(written, { disclosure, ...planned }, library);
    return differences.length > 0 ? { ok: false, reasons: differences } : { ok: true, bytes };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** What has to be written, and the numbers that the template has; `null` when it is not the disclosure's form. */
function plan(disclosure: Disclosure, { layouts, grids }: WorkbookLayouts, sheets: TemplateSheets, library: Library): { readonly plan: EditPlan; readonly numbers: readonly ItemNumber[]; readonly wasThere?: WasThere } | null {
  const learned = findLearnedTemplate(disclosure, grids, library);
  if (learned !== null) return { plan: planByPack(learned, disclosure, sheets, library), numbers: [...learned.rows.keys()].map(({ number }) => number), wasThere: tellsEarlierRound(learned) };
  const layout = layouts.find((candidate) => candidate.form === disclosure.form);
  return layout === undefined ? null : { plan: planEdits(layout, disclosure, sheets, library), numbers: layout.items.map(({ number }) => number) };
}

/** A part's new text as bytes. In UTF-8, unless its declaration says otherwise: other programs believe that. */
function encoded(text: string, parts: WorkbookParts, path: string): Uint8Array {
  return encodeXml(text, /^<\?xml[^>]{0,80}encoding=["']utf-16/i.test(text) ? parts.archive.read(path) : null);
}

function partName(parts: WorkbookParts, path: string): string {
  return parts.archive.entries.get(path.toLowerCase())!.name;
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

import { listFormControls, type FormControl } from "../excel/form-controls.ts";
import { readText, type WorkbookParts } from "../excel/open-workbook.ts";
import { readRelationships } from "../excel/relationships.ts";
import { parseCellAddress } from "../grid/cell-address.ts";
import type { CellPlace } from "../recognise/remark-list.ts";
import { attribute } from "../xml/scan-xml.ts";

/** A control of a template and the parts that keep its state. */
export interface TemplateControl extends FormControl {
  readonly sheet: string;
  /** The drawing part, and the part that newer programs keep the state in. */
  readonly drawing: string;
  readonly properties: string | null;
  readonly linked: CellPlace | null;
}

/** The check boxes and option buttons over a sheet. */
export function listTemplateControls(parts: WorkbookParts, sheet: string, path: string, xml: string): TemplateControl[] {
  const relationships = readRelationships(parts.archive, path);
  const drawings = [...relationships.values()].filter(({ type, target }) => type === "vmlDrawing" && parts.archive.entries.has(target.toLowerCase()));
  if (drawings.length === 0) return [];
  const properties = new Map<string, string>();
  for (const [, attributes] of xml.matchAll(/<(?:\w+:)?control\s([^>]*)>/g)) {
    const target = relationships.get(attribute(` ${attributes!}`, "id") ?? "")?.target;
    const shape = attribute(` ${attributes!}`, "shapeId");
    if (shape !== null && target !== undefined && parts.archive.entries.has(target.toLowerCase())) properties.set(shape, target);
  }
  return drawings.flatMap(({ target: drawing }) =>
    listFormControls(readText(parts.archive, drawing)).map((control) => ({
      ...control,
      sheet,
      drawing,
      properties: control.shape === null ? null : (properties.get(control.shape) ?? null),
      linked: control.link === null ? null : linkedPlace(control.link, sheet),
    })),
  );
}

/** `$C$9` and `'Sheet 1'!$C$9` as a place. */
function linkedPlace(link: string, own: string): CellPlace | null {
  const m = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Za-z]{1,3}\$?\d+)$/.exec(link);
  const place = m === null ? null : parseCellAddress(m[3]!.toUpperCase());
  return m === null || place === null ? null : { sheet: m[1]?.replaceAll("''", "'") ?? m[2] ?? own, ...place };
}

/** A drawing with the states of some of its controls set; everything else of it stays. */
export function patchDrawing(vml: string, states: readonly { readonly control: FormControl; readonly isOn: boolean }[]): string {
  let patched = vml;
  for (const { control, isOn } of states.toSorted((a, b) => b.control.from - a.control.from)) {
    const body = patched.slice(control.from, control.to).replaceAll(/\s*<x:Checked>[\s\S]*?<\/x:Checked>/g, "");
    patched = patched.slice(0, control.from) + (isOn ? `${body}<x:Checked>1</x:Checked>` : body) + patched.slice(control.to);
  }
  return patched;
}

/** A control's own part with its state set. */
export function patchProperties(xml: string, isOn: boolean): string {
  const cleared = xml.replace(/(<(?:\w+:)?formControlPr\b[^>]*?)\s+checked="[^"]*"/, "$1");
  return isOn ? cleared.replace(/(<(?:\w+:)?formControlPr\b[^>]*?)(\s*\/?>)/, '$1 checked="Checked"$2') : cleared;
}

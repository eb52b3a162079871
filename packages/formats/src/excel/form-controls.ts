import type { Cell } from "../grid/cell.ts";
import { decodeText } from "../xml/scan-xml.ts";

/** Usual height of a row in the drawing's pixels: enough to tell in which cell a box lies. */
const ROW_PIXELS = 24;

/** A check box or option button over a sheet. Row and column count from 0. */
export interface FormControl {
  readonly kind: "Checkbox" | "Radio";
  readonly row: number;
  readonly column: number;
  readonly isChecked: boolean;
  /** The cell that follows it, as the file writes it (`$C$9`, `'Sheet 1'!$C$9`); `null` when none does. */
  readonly link: string | null;
  /** What is written beside its box; empty when nothing is. */
  readonly caption: string;
  /** Id of its shape, by which the sheet names it; `null` when the drawing gives none. */
  readonly shape: string | null;
  /** Where its data stand in the drawing's text, brackets excluded. */
  readonly from: number;
  readonly to: number;
}

/** Lists the controls of a VML drawing. VML is not always well-formed XML, so its client data is looked for by its own brackets. */
export function listFormControls(vml: string): FormControl[] {
  return listControls(vml, "Checkbox|Radio");
}

function listControls(vml: string, kinds: string): FormControl[] {
  const controls: FormControl[] = [];
  for (const match of vml.matchAll(new RegExp(`<x:ClientData\\s+ObjectType="(${kinds})"\\s*>([\\s\\S]*?)</x:ClientData>`, "g"))) {
    const body = match[2]!;
    const anchor = /<x:Anchor>([\s\S]*?)<\/x:Anchor>/.exec(body)?.[1]?.split(",").map(Number);
    if (anchor === undefined || anchor.length < 8 || anchor.some(Number.isNaN)) continue;
    const [left, , top, topOffset, , , bottom, bottomOffset] = anchor as [number, number, number, number, number, number, number, number];
    const from = match.index + match[0].indexOf(">") + 1;
    controls.push({
      kind: match[1] === "Radio" ? "Radio" : "Checkbox",
      row: Math.floor((top + topOffset / ROW_PIXELS + bottom + bottomOffset / ROW_PIXELS) / 2),
      column: left,
      isChecked: /<x:Checked>\s*1\s*<\/x:Checked>/.test(body),
      link: /<x:FmlaLink>\s*([\s\S]*?)\s*<\/x:FmlaLink>/.exec(body)?.[1] ?? null,
      caption: captionBefore(vml, match.index),
      shape: shapeBefore(vml, match.index),
      from,
      to: from + body.length,
    });
  }
  return controls;
}

/** Captions that are an answer; others, as programs set them by themselves (チェック 12), say nothing. */
const ANSWER = /^(?:はい|いいえ|対象外|該当なし|非該当|yes|no|n\/?a)$/i;

/** Whether a control says itself what it stands for. */
export function namesAnswer({ caption }: FormControl): boolean {
  return ANSWER.test(caption);
}

/** What the controls over one cell say together: `☑はい ☐いいえ`; TRUE or FALSE where there is one and it names no answer. */
export function controlCell(controls: readonly [FormControl, ...FormControl[]]): Cell {
  const [{ row, column, isChecked }, ...others] = controls;
  if (others.length === 0 && !namesAnswer(controls[0])) return { row, column, kind: "boolean", text: isChecked ? "TRUE" : "FALSE" };
  return { row, column, kind: "text", text: controls.map((control) => `${control.isChecked ? "☑" : "☐"}${control.caption}`).join(" ") };
}

/** What stands in a cell under an ActiveX control: its state is in a form that only Excel reads. */
export const ACTIVE_X = "ActiveX";

/** The cells of a drawing over which ActiveX controls lie. */
export function activeXCells(vml: string): Cell[] {
  return listControls(vml, "Pict").map(({ row, column }) => ({ row, column, kind: "error", text: ACTIVE_X }));
}

function captionBefore(vml: string, at: number): string {
  const box = /<v:textbox[^>]*>([\s\S]*?)<\/v:textbox>/.exec(vml.slice(Math.max(0, vml.lastIndexOf("<v:shape ", at)), at));
  return box === null ? "" : decodeText(box[1]!.replaceAll(/<[^>]*>/g, "")).trim();
}

function shapeBefore(vml: string, at: number): string | null {
  const start = vml.lastIndexOf("<v:shape ", at);
  return start < 0 ? null : (/\bid="[^"]*?(\d+)"/.exec(vml.slice(start, at))?.[1] ?? null);
}

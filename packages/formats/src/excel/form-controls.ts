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
  /** Id of its shape, by which the sheet names it; `null` when the drawing gives none. */
  readonly shape: string | null;
  /** Where its data stand in the drawing's text, brackets excluded. */
  readonly from: number;
  readonly to: number;
}

/** Lists the controls of a VML drawing. VML is not always well-formed XML, so its client data is looked for by its own brackets. */
export function listFormControls(vml: string): FormControl[] {
  const controls: FormControl[] = [];
  for (const match of vml.matchAll(/<x:ClientData\s+ObjectType="(Checkbox|Radio)"\s*>([\s\S]*?)<\/x:ClientData>/g)) {
    const body = match[2]!;
    const anchor = /<x:Anchor>([\s\S]*?)<\/x:Anchor>/.exec(body)?.[1]?.split(",").map(Number);
    if (anchor === undefined || anchor.length < 8 || anchor.some(Number.isNaN)) continue;
    const [left, , top, topOffset, , , bottom, bottomOffset] = anchor as [number, number, number, number, number, number, number, number];
    const from = match.index + match[0].indexOf(">") + 1;
    controls.push({
      kind: match[1] as FormControl["kind"],
      row: Math.floor((top + topOffset / ROW_PIXELS + bottom + bottomOffset / ROW_PIXELS) / 2),
      column: left,
      isChecked: /<x:Checked>\s*1\s*<\/x:Checked>/.test(body),
      link: /<x:FmlaLink>\s*([\s\S]*?)\s*<\/x:FmlaLink>/.exec(body)?.[1] ?? null,
      shape: shapeBefore(vml, match.index),
      from,
      to: from + body.length,
    });
  }
  return controls;
}

function shapeBefore(vml: string, at: number): string | null {
  const start = vml.lastIndexOf("<v:shape ", at);
  return start < 0 ? null : (/\bid="[^"]*?(\d+)"/.exec(vml.slice(start, at))?.[1] ?? null);
}

/** A piece of a line that runs from top to bottom: upright signs one by one, the rest lying on its side. */
export interface VerticalRun {
  readonly text: string;
  readonly isUpright: boolean;
}

/** Japanese and full-width signs stand upright in a vertical line; all else is turned. */
export function verticalRuns(text: string): VerticalRun[] {
  return (text.match(/[\u2e80-\u{3ffff}]|[^\u2e80-\u{3ffff}]+/gu) ?? []).map((run) => ({ text: run, isUpright: (run.codePointAt(0) ?? 0) >= 0x2e80 }));
}

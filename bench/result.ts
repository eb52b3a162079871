/** One measured line: what, how much, and how it stands towards its aim. */
export interface Result {
  readonly what: string;
  readonly measured: string;
  readonly aim: string;
}

/** A table of results under a heading, as Markdown. */
export interface ResultTable {
  readonly heading: string;
  readonly note: string;
  readonly results: readonly Result[];
}

export function renderTable({ heading, note, results }: ResultTable): string {
  const lines = results.map(({ what, measured, aim }) => `| ${what} | ${measured} | ${aim} |`);
  return [`## ${heading}`, "", note, "", "| what | measured | aim |", "|---|---|---|", ...lines, ""].join("\n");
}

/** "1.31 × (aim held)": a ratio beside the most it may be. */
export function ratioAtMost(ratio: number, most: number): Pick<Result, "measured" | "aim"> {
  return { measured: `${ratio.toFixed(2)} ×`, aim: `at most ${most} ×: ${ratio <= most ? "held" : "missed"}` };
}

export function atLeast(value: number, least: number, unit: string): Pick<Result, "measured" | "aim"> {
  const shown = value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(1);
  return { measured: `${shown} ${unit}`, aim: `at least ${least.toLocaleString("en")} ${unit}: ${value >= least ? "held" : "missed"}` };
}

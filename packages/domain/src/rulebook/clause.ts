/** 条項, as far as rules need it. */
export interface RuleClause {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** Criterion ids and compliance item ids. */
  readonly covers: readonly string[];
  /** A heading (第1章) that other clauses stand under. */
  readonly isChapter?: boolean | undefined;
  /** Where it stands; clauses without it come last, by number. */
  readonly order?: number | undefined;
}

/** Clauses in the rulebook's order. */
export function orderClauses<Clause extends Pick<RuleClause, "number" | "order">>(clauses: readonly Clause[]): Clause[] {
  return clauses.toSorted((a, b) => {
    if (a.order !== undefined && b.order !== undefined && a.order !== b.order) return a.order - b.order;
    if ((a.order === undefined) !== (b.order === undefined)) return a.order === undefined ? 1 : -1;
    return a.number.normalize("NFKC").localeCompare(b.number.normalize("NFKC"), "ja", { numeric: true });
  });
}

/** The order of a clause between two others; `undefined` stands for the beginning or the end. */
export function orderBetween(before: number | undefined, after: number | undefined): number {
  if (before === undefined) return after === undefined ? 1000 : after / 2;
  return after === undefined ? Math.floor(before) + 1000 : (before + after) / 2;
}

/** The places to fill in that a text still has: `院長`, once each. */
export function fillPlaces(text: string, marks: { readonly open: string; readonly close: string } = { open: "【", close: "】" }): string[] {
  const found = new Set<string>();
  for (let at = text.indexOf(marks.open); at >= 0; ) {
    const end = text.indexOf(marks.close, at);
    if (end < 0) break;
    if (end > at + marks.open.length) found.add(text.slice(at + marks.open.length, end));
    at = text.indexOf(marks.open, end);
  }
  return [...found];
}

/** What of a list is shown and how: what is typed, chosen and sorted. */
export interface ListState {
  readonly search: string;
  /** Chosen values by the filter's id; a filter that is not named shows all. */
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: { readonly column: string; readonly isDescending: boolean } | null;
}

export const WHOLE_LIST: ListState = { search: "", filters: {}, sort: null };

/**
 * The state that an address asks for: `?q=words&status=not-met&sort=due` (`sort=-due` for the last first). Other
 * names are taken for filters.
 */
export function listStateOf(query: string, start: ListState = WHOLE_LIST): ListState {
  const asked = new URLSearchParams(query);
  if (asked.size === 0) return start;
  const filters = Object.fromEntries([...asked].filter(([name]) => name !== "q" && name !== "sort"));
  return {
    search: asked.get("q") ?? "",
    filters,
    sort: sortOf(asked.get("sort") ?? "") ?? start.sort,
  };
}

/** The address's query for a state; empty for the whole list. */
export function queryOf({ search, filters, sort }: ListState): string {
  const query = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== "")),
    ...(sort === null ? {} : { sort: sortTextOf(sort) }),
  }).toString();
  return query === "" ? "" : `?${query}`;
}

/** The order as it is written: `due`, or `-due` for the last first; empty for the list's own order. */
export function sortTextOf(sort: ListState["sort"]): string {
  return sort === null ? "" : `${sort.isDescending ? "-" : ""}${sort.column}`;
}

/** The order that is written so. */
export function sortOf(text: string): ListState["sort"] {
  return text === "" ? null : { column: text.replace(/^-/, ""), isDescending: text.startsWith("-") };
}

/** The sort after a press on a heading: up, down, and back to the list's own order. */
export function nextSort(sort: ListState["sort"], column: string): ListState["sort"] {
  if (sort?.column !== column) return { column, isDescending: false };
  return sort.isDescending ? null : { column, isDescending: true };
}

/** How many conditions a state holds beside its search: what a narrow screen folds away. */
export function conditionsInForce({ filters }: ListState): number {
  return Object.values(filters).filter((value) => value !== "").length;
}

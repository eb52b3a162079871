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
  const sort = asked.get("sort");
  const filters = Object.fromEntries([...asked].filter(([name]) => name !== "q" && name !== "sort"));
  return {
    search: asked.get("q") ?? "",
    filters,
    sort: sort === null || sort === "" ? start.sort : { column: sort.replace(/^-/, ""), isDescending: sort.startsWith("-") },
  };
}

/** The address's query for a state; empty for the whole list. */
export function queryOf({ search, filters, sort }: ListState): string {
  const query = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== "")),
    ...(sort === null ? {} : { sort: `${sort.isDescending ? "-" : ""}${sort.column}` }),
  }).toString();
  return query === "" ? "" : `?${query}`;
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

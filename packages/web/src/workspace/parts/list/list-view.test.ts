import { describe, expect, it } from "vitest";
import { columnFilters } from "./column-filters.ts";
import type { ListColumn, ListFilter } from "./list-column.ts";
import { WHOLE_LIST, conditionsInForce, listStateOf, nextSort, queryOf, sortOf, sortTextOf } from "./list-state.ts";
import { shownRows } from "./shown-rows.ts";

interface Row {
  readonly name: string;
  readonly count: number;
}

const ROWS: Row[] = [{ name: "電子カルテ Ｖ2", count: 10 }, { name: "電子カルテ V10", count: 9 }, { name: "予約", count: 1 }];
const COLUMNS: ListColumn<Row>[] = [
  { id: "name", heading: "名前", cell: ({ name }) => name, text: ({ name }) => name },
  { id: "count", heading: "数", cell: ({ count }) => count, text: ({ count }) => String(count), order: ({ count }) => count },
];
const FILTERS: ListFilter<Row>[] = [{ id: "many", label: "多い", options: [{ value: "yes", label: "はい" }], fits: ({ count }) => count > 5 }];
const names = (state: Parameters<typeof shownRows<Row>>[3]) => shownRows(ROWS, COLUMNS, FILTERS, state).map(({ name }) => name);

describe("the rows of a list", () => {
  it("stand in their own order until a heading is pressed", () => {
    expect(names(WHOLE_LIST)).toEqual(ROWS.map(({ name }) => name));
  });

  it("are found by every word that is typed, width and case aside", () => {
    expect(names({ ...WHOLE_LIST, search: "v2 カルテ" })).toEqual(["電子カルテ Ｖ2"]);
    expect(names({ ...WHOLE_LIST, search: "予約 カルテ" })).toEqual([]);
  });

  it("are narrowed by a filter, and not by one without a value", () => {
    expect(names({ ...WHOLE_LIST, filters: { many: "yes" } })).toHaveLength(2);
    expect(names({ ...WHOLE_LIST, filters: { many: "", other: "x" } })).toHaveLength(3);
  });

  it("are sorted by numbers inside words and by a column's own order", () => {
    expect(names({ ...WHOLE_LIST, sort: { column: "name", isDescending: false } })).toEqual(["電子カルテ Ｖ2", "電子カルテ V10", "予約"]);
    expect(names({ ...WHOLE_LIST, sort: { column: "count", isDescending: true } })[0]).toBe("電子カルテ Ｖ2");
  });
});

describe("a filter made of a column", () => {
  it("has a choice for each text, numbers in their order, and finds its rows", () => {
    const [filter] = columnFilters(COLUMNS, [...ROWS, { name: "", count: 2 }], ["name"]);
    expect(filter?.options.map(({ value }) => value)).toEqual(["電子カルテ Ｖ2", "電子カルテ V10", "予約"]);
    expect(ROWS.filter((row) => filter?.fits(row, "予約")).map(({ count }) => count)).toEqual([1]);
  });

  it("is not made where there is nothing to choose", () => {
    expect(columnFilters(COLUMNS, ROWS.slice(0, 1), ["name", "nothing"])).toEqual([]);
  });
});

describe("the state of a list", () => {
  it.each(["", "due", "-due"])("writes its order as %j and reads it again", (text) => {
    expect(sortTextOf(sortOf(text))).toBe(text);
  });


  it.each([["", ""], ["?q=a+b&state=open&sort=-due", "?q=a+b&state=open&sort=-due"], ["?sort=due", "?sort=due"], ["?state=", ""]])("from %s goes back into the address as %s", (query, again) => {
    expect(queryOf(listStateOf(query))).toBe(again);
  });

  it("of an address without a query is what the list starts with", () => {
    const start = { ...WHOLE_LIST, filters: { state: "unfinished" } };
    expect(listStateOf("", start)).toBe(start);
    expect(listStateOf("?q=a", start).filters).toEqual({});
  });

  it("turns a heading up, down and off", () => {
    const up = nextSort(null, "due");
    const down = nextSort(up, "due");
    expect([up?.isDescending, down?.isDescending, nextSort(down, "due")]).toEqual([false, true, null]);
    expect(nextSort(down, "name")).toEqual({ column: "name", isDescending: false });
  });
});

describe("the conditions of a list", () => {
  it("are counted where they hold something; the search and the order are none", () => {
    expect(conditionsInForce({ search: "カルテ", filters: { status: "not-met", provider: "" }, sort: { column: "due", isDescending: false } })).toBe(1);
    expect(conditionsInForce(WHOLE_LIST)).toBe(0);
  });
});

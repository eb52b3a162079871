import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { useOrganization } from "../../shell/organization.ts";
import { useWords } from "../../use-words.ts";
import { saveCsv } from "../csv.ts";
import { SelectBox } from "../select-box.tsx";
import { TextBox } from "../text-box.tsx";
import type { BulkAction, ListColumn, ListFilter } from "./list-column.ts";
import { FilterFold } from "./filter-fold.tsx";
import { WHOLE_LIST, conditionsInForce, nextSort, queryOf, type ListState } from "./list-state.ts";
import { ListTable } from "./list-table.tsx";
import { SavedViews } from "./saved-views.tsx";
import { shownRows } from "./shown-rows.ts";
import { useListState } from "./use-list-state.ts";

interface ListViewProps<Row> {
  /** Names the list in saved filters, in the export's file name and in nothing else, e.g. `findings`. */
  readonly list: string;
  readonly caption: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What a row is called to somebody who cannot see it. */
  readonly nameOf: (row: Row) => string;
  readonly filters?: readonly ListFilter<Row>[];
  /** What to do with several rows; each shown to those who may do it. */
  readonly bulk?: readonly BulkAction<Row>[];
  /** What is shown first, when the address asks for nothing. */
  readonly start?: ListState;
  /** Shown when there are no rows at all: says what to do. */
  readonly empty: ReactNode;
  /** Two lists on one screen: only one of them follows the address. */
  readonly isApart?: boolean;
}

const NONE: readonly never[] = [];
const PAGE = 100;

/** A list with search, sort, filters, saved filters, rows to choose for bulk actions, and an export of what is shown. */
export function ListView<Row>({ list, caption, columns, rows, keyOf, nameOf, filters = NONE, bulk = NONE, start = WHOLE_LIST, empty, isApart = false }: ListViewProps<Row>) {
  const words = useWords();
  const { may } = useOrganization();
  const [state, setState] = useListState(start, isApart);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shownCount, setShownCount] = useState(PAGE);
  const search = useDeferredValue(state.search);
  const found = useMemo(() => shownRows(rows, columns, filters, { ...state, search }), [rows, columns, filters, state, search]);
  const change = (next: ListState) => {
    setState(next);
    setShownCount(PAGE);
  };
  const toggle = (keys: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const key of keys) if (isChosen) after.add(key);
        else after.delete(key);
      return after;
    });
  // What is chosen and no longer shown is not acted on.
  const chosenRows = found.filter((row) => chosen.has(keyOf(row)));
  const actions = bulk.filter(({ needs }) => may(needs ?? "write"));
  const canChoose = actions.length > 0;
  const exported = columns.filter(({ text }) => text !== undefined);
  if (rows.length === 0) return <>{empty}</>;
  const conditions = (
    <>
      {filters.map((filter) => (
        <div key={filter.id} className="w-48 max-sm:w-[calc(50%-0.375rem)]">
          <SelectBox
            label={filter.label}
            value={state.filters[filter.id] ?? ""}
            options={[{ value: "", label: words.list.all }, ...filter.options]}
            onChange={(value) => change({ ...state, filters: { ...state.filters, [filter.id]: value } })}
          />
        </div>
      ))}
      <SavedViews list={list} state={state} onChoose={change} />
      {queryOf(state) === "" ? null : (
        <Button variant="text" onPress={() => change(WHOLE_LIST)}>
          {words.list.clear}
        </Button>
      )}
    </>
  );
  return (
    <div className="flex flex-col gap-3">
      <div className="on-screen flex flex-wrap items-end gap-3">
        <div className="w-56 max-sm:w-full">
          <TextBox label={words.search} type="search" value={state.search} onChange={(text) => change({ ...state, search: text })} />
        </div>
        {filters.length < 2 ? conditions : <FilterFold inForce={conditionsInForce(state)}>{conditions}</FilterFold>}
        <Button variant="quiet" onPress={() => saveCsv(list, [exported.map(({ heading }) => heading), ...found.map((row) => exported.map(({ text }) => text?.(row) ?? ""))])}>
          {words.list.csv}
        </Button>
      </div>
      <div className="flex min-h-12 flex-wrap items-center gap-3">
        <output className="text-quiet">{words.list.count(found.length, rows.length)}</output>
        {canChoose && chosenRows.length > 0 ? (
          <section aria-label={words.list.chosen(chosenRows.length)} className="on-screen flex flex-wrap items-center gap-2 rounded-8 bg-accent-soft px-3 py-1">
            <span className="font-bold">{words.list.chosen(chosenRows.length)}</span>
            {actions.map((action) => (
              <Button key={action.label} size="small" variant="outline" isDisabled={action.isDisabled === true} onPress={() => void action.run(chosenRows)}>
                {action.label}
              </Button>
            ))}
            <Button size="small" variant="text" onPress={() => setChosen(new Set())}>
              {words.list.chooseNone}
            </Button>
          </section>
        ) : null}
      </div>
      {found.length === 0 ? (
        <p>{words.noMatch}</p>
      ) : (
        <ListTable
          caption={caption}
          columns={columns.filter(({ isExportOnly }) => isExportOnly !== true)}
          rows={found.slice(0, shownCount)}
          keyOf={keyOf}
          sort={state.sort}
          onSort={(column) => change({ ...state, sort: nextSort(state.sort, column) })}
          choice={canChoose ? { chosen, nameOf, onToggle: toggle } : undefined}
        />
      )}
      {found.length > shownCount ? (
        <div className="on-screen">
          <Button variant="outline" onPress={() => setShownCount(shownCount + PAGE)}>
            {words.list.more(found.length - shownCount)}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

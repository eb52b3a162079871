import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { useOrganization } from "../../shell/organization.ts";
import { useWords } from "../../use-words.ts";
import { saveCsv } from "../csv.ts";
import { columnFilters } from "./column-filters.ts";
import { ListCards } from "./list-cards.tsx";
import { isSortable, type BulkAction, type ListColumn, type ListFilter } from "./list-column.ts";
import { WHOLE_LIST, nextSort, queryOf, type ListState } from "./list-state.ts";
import { ListTable } from "./list-table.tsx";
import { ListTools } from "./list-tools.tsx";
import { shownRows } from "./shown-rows.ts";
import { useIsPrinting } from "./use-is-printing.ts";
import { useListState } from "./use-list-state.ts";

interface ListViewProps<Row> {
  /** Names the list in saved filters, in the export's file name and for tests, e.g. `findings`. */
  readonly list: string;
  readonly caption: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What a row is called to somebody who cannot see it. */
  readonly nameOf: (row: Row) => string;
  readonly filters?: readonly ListFilter<Row>[];
  /** Columns, by their ids, that are filters too: a choice for each text that stands in them. */
  readonly filterBy?: readonly string[];
  /** What to do with several rows; each shown to those who may do it. */
  readonly bulk?: readonly BulkAction<Row>[];
  /** What is shown first, when the address asks for nothing. */
  readonly start?: ListState;
  /** Shown when there are no rows at all: says what to do. */
  readonly empty: ReactNode;
  /** Two lists on one screen: only one of them follows the address. */
  readonly isApart?: boolean;
  /** Draws a row as a card; a select takes the place of the headings to sort by. A table when absent. */
  readonly card?: (row: Row) => ReactNode;
  /** Rows that are shown before more are asked for. */
  readonly pageSize?: number;
  /** A glance that only becomes a list when there are more rows than this. */
  readonly plainUpTo?: number;
  /** All are chosen to begin with: one takes out what does not belong. */
  readonly areChosenFirst?: boolean;
}

const NONE: readonly never[] = [];
const PAGE = 100;
/** More rows than anybody prints; the browser would not finish. */
const MOST_PRINTED = 3000;

/** A list with search, sort, filters, saved filters, rows to choose for bulk actions, and an export of what is shown. */
export function ListView<Row>({ list, caption, columns, rows, keyOf, nameOf, filters: given = NONE, filterBy = NONE, bulk = NONE, start = WHOLE_LIST, empty, isApart = false, card, pageSize = PAGE, plainUpTo = 0, areChosenFirst = false }: ListViewProps<Row>) {
  const words = useWords();
  const { may } = useOrganization();
  const [state, setState] = useListState(start, isApart);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(areChosenFirst ? rows.map(keyOf) : []));
  const [shownCount, setShownCount] = useState(pageSize);
  const isPrinting = useIsPrinting();
  const filters = useMemo(() => [...given, ...columnFilters(columns, rows, filterBy)], [given, columns, rows, filterBy]);
  const search = useDeferredValue(state.search);
  const found = useMemo(() => shownRows(rows, columns, filters, { ...state, search }), [rows, columns, filters, state, search]);
  const change = (next: ListState) => {
    setState(next);
    setShownCount(pageSize);
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
  const hasTools = rows.length > plainUpTo || queryOf(state) !== "";
  const canChoose = actions.length > 0 && hasTools;
  const shown = found.slice(0, isPrinting ? MOST_PRINTED : shownCount);
  const choice = canChoose ? { chosen, nameOf, onToggle: toggle } : undefined;
  const labelOf = ({ label }: BulkAction<Row>) => (typeof label === "string" ? label : label(chosenRows.length));
  const exported = columns.filter(({ text }) => text !== undefined);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className="flex flex-col gap-3" data-list={list}>
      {hasTools ? (
        <ListTools list={list} state={state} filters={filters} sortable={card === undefined ? NONE : columns.filter(isSortable)} onChange={change} onExport={() => saveCsv(list, [exported.map(({ heading }) => heading), ...found.map((row) => exported.map(({ text }) => text?.(row) ?? ""))])} />
      ) : null}
      <div className={`flex flex-wrap items-center gap-3 ${hasTools ? "min-h-12" : "sr-only"} ${canChoose && chosenRows.length > 0 ? "sticky top-0 z-10 bg-page" : ""}`}>
        <output className="text-quiet">{words.list.count(found.length, rows.length)}</output>
        {canChoose && chosenRows.length > 0 ? (
          <section aria-label={words.list.chosen(chosenRows.length)} className="on-screen flex flex-wrap items-center gap-2 rounded-8 bg-accent-soft px-3 py-1">
            <span className="font-bold">{words.list.chosen(chosenRows.length)}</span>
            {actions.map((action) => (
              <Button key={labelOf(action)} size="small" variant="outline" isDisabled={action.isDisabled === true} onPress={() => void action.run(chosenRows)}>
                {labelOf(action)}
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
      ) : card === undefined ? (
        <ListTable caption={caption} columns={columns.filter(({ isExportOnly }) => isExportOnly !== true)} rows={shown} keyOf={keyOf} sort={state.sort} onSort={(column) => change({ ...state, sort: nextSort(state.sort, column) })} choice={choice} />
      ) : (
        <ListCards caption={caption} rows={shown} keyOf={keyOf} card={card} choice={choice} />
      )}
      {found.length > MOST_PRINTED ? <p className="on-paper">{words.list.notPrinted(found.length - MOST_PRINTED)}</p> : null}
      {found.length > shownCount ? (
        <div className="on-screen">
          <Button variant="outline" onPress={() => setShownCount(shownCount + pageSize)}>
            {words.list.more(found.length - shownCount)}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

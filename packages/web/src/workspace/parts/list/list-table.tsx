import { useWords } from "../../use-words.ts";
import { isSortable, type ListColumn } from "./list-column.ts";
import type { ListState } from "./list-state.ts";
import { CELL, TableCell } from "./table-cell.tsx";

/** Which rows are chosen for a bulk action. */
export interface Choice<Row> {
  readonly chosen: ReadonlySet<string>;
  readonly nameOf: (row: Row) => string;
  readonly onToggle: (keys: readonly string[], isChosen: boolean) => void;
}

interface ListTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sort: ListState["sort"];
  readonly onSort: (column: string) => void;
  /** Rows can be chosen when given. */
  readonly choice?: Choice<Row> | undefined;
}

/** The rows of a list as a table that sorts by its headings; on a narrow screen every row is a card. */
export function ListTable<Row>({ caption, columns, rows, keyOf, sort, onSort, choice }: ListTableProps<Row>) {
  const { list } = useWords();
  const keys = rows.map(keyOf);
  const areAllChosen = choice !== undefined && keys.length > 0 && keys.every((key) => choice.chosen.has(key));
  return (
    <div className="overflow-x-auto rounded-12 border border-line bg-raised">
      <table className="w-full border-collapse text-left max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:block max-md:border-b-2 max-md:border-line max-md:bg-band max-md:px-3">
          <tr className="border-b-2 border-line bg-band max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:border-b-0">
            {choice === undefined ? null : (
              <th scope="col" className="on-screen w-12 px-3 py-2 max-md:w-auto max-md:px-0 max-md:py-1">
                <input type="checkbox" className="size-6 align-middle" aria-label={list.chooseAll} checked={areAllChosen} onChange={() => choice.onToggle(keys, !areAllChosen)} />
              </th>
            )}
            {columns.map((column) => {
              const isSorted = sort?.column === column.id;
              const direction = sort?.isDescending === true ? "descending" : "ascending";
              const canSort = isSortable(column);
              return (
                <th key={column.id} scope="col" aria-sort={isSorted ? direction : undefined} className={`px-3 py-2 text-oln-14B-100 md:whitespace-nowrap leading-130 max-md:px-0 max-md:py-0 ${canSort ? "" : "max-md:sr-only"} ${column.heading === "" ? "on-screen" : ""}`}>
                  {canSort ? (
                    <button type="button" className="inline-flex min-h-9 items-center gap-1 text-left hover:underline" onClick={() => onSort(column.id)}>
                      {column.heading}
                      <span aria-hidden="true" className={isSorted ? "text-accent" : "text-quiet on-screen"}>
                        {isSorted ? (direction === "ascending" ? "▲" : "▼") : "↕"}
                      </span>
                    </button>
                  ) : (
                    column.heading || <span className="sr-only">{list.actions}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => {
            const key = keyOf(row);
            return (
              <tr key={key} className="border-b border-line last:border-b-0 max-md:block max-md:px-3 max-md:py-2">
                {choice === undefined ? null : (
                  <td className={`on-screen ${CELL}`}>
                    <input type="checkbox" className="size-6" aria-label={list.choose(choice.nameOf(row))} checked={choice.chosen.has(key)} onChange={(event) => choice.onToggle([key], event.target.checked)} />
                  </td>
                )}
                {columns.map((column) => (
                  <TableCell key={column.id} heading={column.heading} isRowHeading={column.isRowHeading} className={`md:min-w-28 ${column.heading === "" ? "on-screen md:whitespace-nowrap" : ""}`}>
                    {column.cell(row)}
                  </TableCell>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}


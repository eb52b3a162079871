import type { ReactNode } from "react";
import { useWords } from "../use-words.ts";
import { TableCell } from "./list/table-cell.tsx";

/** A column of a table: its heading and what stands in a row. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** The cell that names the row. */
  readonly isRowHeading?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** A table; on a narrow screen every row is a card with its headings. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  const { list } = useWords();
  return (
    <div className="overflow-x-auto rounded-12 border border-line bg-raised">
      <table className="w-full border-collapse text-left max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="max-md:sr-only">
          <tr className="border-b-2 border-line bg-band">
            {columns.map((column) => (
              <th key={column.heading} scope="col" className="px-3 py-2 text-oln-14B-100 whitespace-nowrap">
                {column.heading === "" ? <span className="sr-only">{list.actions}</span> : column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-b-0 max-md:block max-md:px-3 max-md:py-2">
              {columns.map((column) => (
                <TableCell key={column.heading} heading={column.heading} isRowHeading={column.isRowHeading}>
                  {column.cell(row)}
                </TableCell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

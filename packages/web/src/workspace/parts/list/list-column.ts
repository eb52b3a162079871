import type { Permission } from "@kaiji/domain";
import type { ReactNode } from "react";

/** A column of a list: how a row looks in it, and what stands there as text. */
export interface ListColumn<Row> {
  readonly id: string;
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** What is searched, sorted by and exported; a column without it is neither. */
  readonly text?: (row: Row) => string;
  /** Sorts by this instead of the text, e.g. a number or a day. */
  readonly order?: (row: Row) => number | string;
  /** The cell that names the row. */
  readonly isRowHeading?: boolean;
  /** Only in the export: too long for the screen. */
  readonly isExportOnly?: boolean;
}

/** Whether the list can be put in the column's order. A column without a heading holds what can be done with a row. */
export function isSortable<Row>({ heading, order, text }: ListColumn<Row>): boolean {
  return heading !== "" && (order ?? text) !== undefined;
}

/** One choice that narrows the list. An empty value means all rows. */
export interface ListFilter<Row> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly fits: (row: Row, value: string) => boolean;
}

/** What can be done with several chosen rows at once. */
export interface BulkAction<Row> {
  /** What it does, with the number of rows where that is worth reading again. */
  readonly label: string | ((count: number) => string);
  readonly run: (rows: readonly Row[]) => void | Promise<void>;
  readonly isDisabled?: boolean;
  /** Who may; `write` when it is not said. */
  readonly needs?: Permission;
}

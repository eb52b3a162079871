/** One filled cell. Rows and columns count from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly kind: "text" | "number" | "date" | "boolean" | "error";
  /** What the cell shows: text word for word, a number in its format, a date as `YYYY-MM-DD`. */
  readonly text: string;
  /** The stored number, for `number` and `date`. */
  readonly value?: number | undefined;
  /** The formula's text without `=`; empty when the file stores it elsewhere. */
  readonly formula?: string | undefined;
  /** The text without what is struck through or nobody sees, where something is: empty when all of it is. */
  readonly unstruck?: string | undefined;
  /** What `unstruck` leaves out is not struck through: nobody sees it. */
  readonly unseen?: true | undefined;
  /** A formula whose result the file does not hold. */
  readonly unevaluated?: boolean | undefined;
}

/** How a paragraph looks. `item` and `subitem` hang under the clause's own text. */
export type BlockStyle = "title" | "subtitle" | "center" | "heading-1" | "heading-2" | "text" | "item" | "subitem" | "note";

/** A piece of a document, ready to write. */
export type Block =
  | { readonly kind: "paragraph"; readonly style: BlockStyle; readonly text: string; readonly startsPage?: boolean }
  | { readonly kind: "table"; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[]; /** In hundredths of the width. */ readonly widths: readonly number[] };

export interface DocumentContent {
  /** In the file's properties. */
  readonly title: string;
  readonly author: string;
  readonly footer: string;
  readonly blocks: readonly Block[];
  /** What stands between these is a place to fill in, and marked. */
  readonly fillMarks: { readonly open: string; readonly close: string };
}

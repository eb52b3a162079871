import type { WorkspaceWords } from "../../../words/workspace-ja.ts";
import type { DrawnColumn } from "../model/shown-columns.ts";

/** `MDS 4.1`, and how many more numbers the row names; of a folded chapter, how many rows it holds. */
export function shortName(drawn: DrawnColumn, words: Pick<WorkspaceWords["matrix"], "others" | "rowCount">): string {
  if (drawn.kind === "chapter") return words.rowCount(drawn.columns.length);
  const { form, items } = drawn.column.criterion;
  return `${form.toUpperCase()} ${items[0]}${items.length > 1 ? ` ${words.others(items.length - 1)}` : ""}`;
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/control-has-associated-label -- rows that are drawn only while they are seen cannot be a table element */
import { memo } from "react";
import type { WorkspaceWords } from "../../../words/workspace-ja.ts";
import { cellOf } from "../model/cells.ts";
import type { MatrixRow } from "../model/matrix-rows.ts";
import type { DrawnColumn, DrawnColumns } from "../model/shown-columns.ts";
import { marks } from "../../../settings/page-language.ts";

interface GridRowProps {
  readonly row: MatrixRow;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly nameWidth: number;
  readonly drawn: DrawnColumns;
  /** Names of the columns for those who cannot see them. */
  readonly columnNames: readonly string[];
  readonly first: number;
  readonly last: number;
  /** The column that the keyboard is at, when it is in this row. */
  readonly active: number | null;
  readonly words: WorkspaceWords["matrix"];
}

/** One system's line, over its picture: its name, which stays, and the cells that are seen. */
export const GridRow = memo(function GridRow({ row, index, top, height, nameWidth, drawn, columnNames, first, last, active, words }: GridRowProps) {
  const name = row.kind === "unconnected" ? words.unconnected(row.name) : row.name;
  return (
    <div role="row" aria-rowindex={index + 3} className="absolute flex w-full" style={{ height, transform: `translateY(${top}px)` }}>
      <span role="rowheader" id={`mx-${index}--1`} aria-colindex={1} title={name} className="sticky left-0 z-1 shrink-0 cursor-pointer overflow-clip" style={{ width: nameWidth }}>
        {name}
        {row.missing.length === 0 ? null : ` ${words.missing(row.missing.map((form) => form.toUpperCase()).join(marks().dot))}`}
      </span>
      <span role="presentation" className="shrink-0" style={{ width: drawn.lefts[first] ?? 0 }} />
      {drawn.columns.slice(first, last).map((column, offset) => {
        const at = first + offset;
        return <GridCell key={column.key} id={`mx-${index}-${at}`} at={at} column={column} name={columnNames[at] ?? ""} letters={row.letters} isActive={active === at} words={words} />;
      })}
    </div>
  );
});

interface GridCellProps {
  readonly id: string;
  readonly at: number;
  readonly column: DrawnColumn;
  readonly name: string;
  readonly letters: string;
  readonly isActive: boolean;
  readonly words: WorkspaceWords["matrix"];
}

function GridCell({ id, at, column, name, letters, isActive, words }: GridCellProps) {
  const word = wordOf(column, letters, words);
  return (
    // The name of the row is said where the keyboard is; elsewhere its column's heading says it.
    <span role="gridcell" id={id} aria-colindex={at + 2} aria-label={isActive || column.kind === "chapter" ? `${name} ${word}` : undefined} className="shrink-0 cursor-pointer overflow-clip" style={{ width: column.width }}>
      {word}
    </span>
  );
}

function wordOf(column: DrawnColumn, letters: string, words: WorkspaceWords["matrix"]): string {
  if (column.kind === "criterion") return words.cells[cellOf(letters[column.column.at]).meaning];
  const open = column.columns.filter((one) => cellOf(letters[one.at]).isOpen).length;
  return open === 0 ? "○" : words.openCount(open);
}

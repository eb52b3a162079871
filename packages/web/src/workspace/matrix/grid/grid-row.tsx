/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/control-has-associated-label -- rows that are drawn only while they are seen cannot be a table element */
import { memo } from "react";
import type { WorkspaceWords } from "../../../words/workspace-ja.ts";
import { cellOf } from "../model/cells.ts";
import type { MatrixRow } from "../model/matrix-rows.ts";
import type { DrawnColumn, DrawnColumns } from "../model/shown-columns.ts";

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
  readonly hasText: boolean;
  readonly words: WorkspaceWords["matrix"];
}

/** One system's line: its name, which stays, and the cells that are seen. */
export const GridRow = memo(function GridRow({ row, index, top, height, nameWidth, drawn, columnNames, first, last, active, hasText, words }: GridRowProps) {
  const name = row.kind === "unconnected" ? words.unconnected(row.name) : row.name;
  return (
    <div role="row" aria-rowindex={index + 3} data-row={index} className="absolute flex w-full border-b border-line" style={{ height, transform: `translateY(${top}px)` }}>
      <span
        role="rowheader"
        id={`mx-${index}--1`}
        aria-colindex={1}
        data-column={-1}
        title={name}
        className={`sticky left-0 z-1 flex shrink-0 cursor-pointer flex-col justify-center border-r border-line bg-raised px-2 leading-130 ${active === -1 ? ACTIVE : ""}`}
        style={{ width: nameWidth }}
      >
        <span className="truncate text-link underline">{name}</span>
        {row.missing.length === 0 ? null : <span className="truncate text-[0.6875rem] text-unanswered">{words.missing(row.missing.map((form) => form.toUpperCase()).join("・"))}</span>}
      </span>
      <span role="presentation" className="shrink-0" style={{ width: drawn.lefts[first] ?? 0 }} />
      {drawn.columns.slice(first, last).map((column, offset) => {
        const at = first + offset;
        return <GridCell key={column.key} id={`mx-${index}-${at}`} at={at} column={column} name={columnNames[at] ?? ""} letters={row.letters} isActive={active === at} hasText={hasText} words={words} />;
      })}
    </div>
  );
});

const ACTIVE = "outline-3 -outline-offset-3 outline-accent";

interface GridCellProps {
  readonly id: string;
  readonly at: number;
  readonly column: DrawnColumn;
  readonly name: string;
  readonly letters: string;
  readonly isActive: boolean;
  readonly hasText: boolean;
  readonly words: WorkspaceWords["matrix"];
}

function GridCell({ id, at, column, name, letters, isActive, hasText, words }: GridCellProps) {
  const active = isActive ? ACTIVE : "";
  if (column.kind === "chapter") {
    const open = column.columns.filter((one) => cellOf(letters[one.at]).isOpen).length;
    const text = open === 0 ? "○" : words.openCount(open);
    return (
      <span role="gridcell" id={id} aria-colindex={at + 2} aria-label={`${name} ${text}`} data-column={at} className={`flex shrink-0 cursor-pointer items-center justify-center border-r border-line text-[0.75rem] ${open === 0 ? "text-met" : "bg-not-met-soft font-bold text-not-met"} ${active}`} style={{ width: column.width }}>
        {text}
      </span>
    );
  }
  const { sign, look, meaning } = cellOf(letters[column.column.at]);
  const word = words.cells[meaning];
  return (
    // One element a cell: the word below the sign is the style's, and the name is said where the keyboard is.
    <span role="gridcell" id={id} aria-colindex={at + 2} aria-label={isActive ? `${name} ${word}` : undefined} data-column={at} data-word={hasText ? word : undefined} className={`matrix-cell ${look} ${active}`}>
      {sign}
    </span>
  );
}

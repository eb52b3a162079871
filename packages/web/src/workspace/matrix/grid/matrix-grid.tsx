/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/interactive-supports-focus -- a grid that is drawn as far as it is seen; its keys are the grid's own */
import { useCallback, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from "react";
import { useWords } from "../../use-words.ts";
import type { MatrixRow } from "../model/matrix-rows.ts";
import { NARROW_CELL, WIDE_CELL, columnsBetween, type DrawnColumn, type DrawnColumns } from "../model/shown-columns.ts";
import { GridHead } from "./grid-head.tsx";
import { GridRow } from "./grid-row.tsx";
import { moveInGrid, type Place } from "./move-in-grid.ts";
import { useSeenPart } from "./use-seen-part.ts";

interface MatrixGridProps {
  readonly caption: string;
  readonly rows: readonly MatrixRow[];
  readonly drawn: DrawnColumns;
  readonly chapterName: (id: string) => string;
  readonly columnName: (column: DrawnColumn) => string;
  readonly hasText: boolean;
  readonly onOpenCell: (row: MatrixRow, column: DrawnColumn) => void;
  readonly onOpenRow: (row: MatrixRow) => void;
  readonly onFold: (chapter: string) => void;
}

const HEAD = 134;
const SPARE_ROWS = 3;

/** Systems × rows of the appendix, drawn as far as they are seen, in both directions. Arrow keys move, Enter opens. */
export function MatrixGrid({ caption, rows, drawn, chapterName, columnName, hasText, onOpenCell, onOpenRow, onFold }: MatrixGridProps) {
  const { matrix: words } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const seen = useSeenPart(frame);
  const [active, setActive] = useState<Place | null>(null);
  const nameWidth = seen.frameWidth < 600 ? 132 : 232;
  const height = hasText ? 44 : 32;
  const columnNames = useMemo(() => drawn.columns.map(columnName), [drawn, columnName]);
  const [first, last] = columnsBetween(drawn.lefts, seen.left, seen.left + seen.width - nameWidth, 1);
  const firstRow = Math.max(0, Math.floor(seen.top / height) - SPARE_ROWS);
  const lastRow = Math.min(rows.length, Math.ceil((seen.top + seen.height) / height) + SPARE_ROWS);
  const width = nameWidth + (drawn.lefts.at(-1) ?? 0);
  const at = active === null ? null : { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, drawn.columns.length - 1) };
  const chapterAt = useCallback((column: number) => drawn.chapters.findLast((chapter) => chapter.first <= column), [drawn]);

  const open = ({ row, column }: Place) => {
    if (row === -1) {
      const chapter = chapterAt(Math.max(0, column));
      if (chapter !== undefined) onFold(chapter.id);
      return;
    }
    const [line, drawnColumn] = [rows[row], drawn.columns[column]];
    if (line === undefined) return;
    if (drawnColumn === undefined) onOpenRow(line);
    else if (drawnColumn.kind === "chapter") onFold(drawnColumn.key.replace("chapter ", ""));
    else onOpenCell(line, drawnColumn);
  };
  const show = ({ row, column }: Place) => {
    const element = frame.current;
    if (element === null) return;
    if (row >= 0) {
      const top = row * height;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + height > element.scrollTop + element.clientHeight - HEAD) element.scrollTop = top + height - element.clientHeight + HEAD;
    }
    if (column >= 0) {
      const [left, right] = [drawn.lefts[column] ?? 0, drawn.lefts[column + 1] ?? 0];
      if (left < element.scrollLeft) element.scrollLeft = left;
      else if (right > element.scrollLeft + element.clientWidth - nameWidth) element.scrollLeft = right - element.clientWidth + nameWidth;
    }
  };
  const press = (event: KeyboardEvent) => {
    const from = at ?? { row: 0, column: -1 };
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(from);
      return;
    }
    const page = Math.max(1, Math.floor(((frame.current?.clientHeight ?? 0) - HEAD) / height) - 1);
    const to = moveInGrid(from, event.key, event.ctrlKey || event.metaKey, { rows: rows.length, columns: drawn.columns.length, page });
    if (to === null) return;
    event.preventDefault();
    setActive(to);
    show(to);
  };
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const chapter = target.closest("[data-chapter]")?.getAttribute("data-chapter");
    if (chapter !== null && chapter !== undefined) return onFold(chapter);
    const [row, column] = [target.closest("[data-row]")?.getAttribute("data-row"), target.closest("[data-column]")?.getAttribute("data-column")];
    if (row === undefined || row === null || column === undefined || column === null) return;
    const place = { row: Number(row), column: Number(column) };
    setActive(place);
    open(place);
  };
  return (
    <div
      ref={frame}
      role="grid"
      tabIndex={0}
      aria-label={caption}
      aria-rowcount={rows.length + 2}
      aria-colcount={drawn.columns.length + 1}
      aria-activedescendant={at === null ? undefined : at.row === -1 ? `mx-chapter-${chapterAt(Math.max(0, at.column))?.id ?? ""}` : `mx-${at.row}-${at.column}`}
      onKeyDown={press}
      onClick={click}
      onFocus={() => setActive((before) => before ?? { row: 0, column: -1 })}
      className="on-screen h-[72vh] min-h-80 overflow-auto rounded-12 border border-line bg-raised [contain:strict]"
      style={{ "--cell": `${hasText ? WIDE_CELL : NARROW_CELL}px` } as CSSProperties}
    >
      <div style={{ width }} role="presentation">
        <GridHead drawn={drawn} columnNames={columnNames} chapterName={chapterName} first={first} last={last} nameWidth={nameWidth} active={at?.row === -1 ? Math.max(0, at.column) : null} words={words} />
        <div role="rowgroup" className="relative" style={{ height: rows.length * height }}>
          {seenRows(firstRow, lastRow, at?.row ?? -1, rows.length).map((index) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridRow key={row.key} row={row} index={index} top={index * height} height={height} nameWidth={nameWidth} drawn={drawn} columnNames={columnNames} first={first} last={last} active={at?.row === index ? at.column : null} hasText={hasText} words={words} />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The rows that are seen, and the one that the keyboard is at. */
function seenRows(first: number, last: number, active: number, count: number): number[] {
  const seen = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
  if (active >= 0 && active < first) return [active, ...seen];
  return active >= last && active < count ? [...seen, active] : seen;
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/interactive-supports-focus -- a grid that is drawn as far as it is seen; its keys are the grid's own */
import { useCallback, useDeferredValue, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { useWords } from "../../use-words.ts";
import type { MatrixRow } from "../model/matrix-rows.ts";
import type { DrawnColumn, DrawnColumns } from "../model/shown-columns.ts";
import { nameWidthIn, type GridMeasures } from "./grid-measures.ts";
import { GridText } from "./grid-text.tsx";
import { gridWords } from "./grid-words.ts";
import { moveInGrid, type Place } from "./move-in-grid.ts";
import { placeOf } from "./open-painter.ts";
import { CHAPTER_LINE, NUMBER_LINE, cellAt } from "./seen-cells.ts";
import { usePainter } from "./use-painter.ts";
import { useSeenPart } from "./use-seen-part.ts";

interface MatrixGridProps {
  readonly caption: string;
  readonly rows: readonly MatrixRow[];
  /** Rows when nothing is filtered: the frame keeps its height while filters change. */
  readonly most: number;
  readonly drawn: DrawnColumns;
  readonly measures: GridMeasures;
  readonly chapterName: (id: string) => string;
  readonly columnName: (column: DrawnColumn) => string;
  readonly hasText: boolean;
  readonly onOpenCell: (row: MatrixRow, column: DrawnColumn) => void;
  readonly onOpenRow: (row: MatrixRow) => void;
  readonly onFold: (chapter: string) => void;
}

/** Room for the bar that scrolls sideways, in pixels. */
const BAR = 20;

/** Systems × rows of the appendix: a picture of what is seen, and the same as text for those who do not see it. Arrow keys move, Enter opens. */
export function MatrixGrid({ caption, rows, most, drawn, measures, chapterName, columnName, hasText, onOpenCell, onOpenRow, onFold }: MatrixGridProps) {
  const { matrix: words } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seen, look] = useSeenPart(frame);
  const [asked, setActive] = useState<Place | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [rowCount, columnCount] = [rows.length, drawn.columns.length];
  const active = useMemo(() => (asked === null ? null : { row: Math.min(asked.row, rowCount - 1), column: Math.min(asked.column, columnCount - 1) }), [asked, rowCount, columnCount]);
  const columnNames = useMemo(() => drawn.columns.map(columnName), [drawn, columnName]);
  const cellWords = useMemo(() => gridWords.ofCells(words, hasText), [words, hasText]);
  const painted = useMemo(() => ({ scene: { rows, drawn, active, hovered, words: gridWords.ofScene(words, drawn, chapterName) }, measures, cellWords }), [rows, drawn, active, hovered, words, chapterName, measures, cellWords]);
  usePainter(frame, canvas, painted);
  // The text may come a moment after the picture.
  const text = useDeferredValue(useMemo(() => ({ rows, drawn, measures, columnNames }), [rows, drawn, measures, columnNames]));
  const chapterAt = useCallback((column: number) => drawn.chapters.findLast((chapter) => chapter.first <= column)?.id, [drawn]);

  const open = ({ row, column }: Place) => {
    if (row === CHAPTER_LINE) {
      const chapter = chapterAt(Math.max(0, column));
      if (chapter !== undefined) onFold(chapter);
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
    const { row: height, head } = measures;
    const nameWidth = nameWidthIn(element.clientWidth, measures);
    if (row >= 0) {
      const top = row * height;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + height > element.scrollTop + element.clientHeight - head) element.scrollTop = top + height - element.clientHeight + head;
    }
    if (column >= 0) {
      const [left, right] = [drawn.lefts[column] ?? 0, drawn.lefts[column + 1] ?? 0];
      if (left < element.scrollLeft) element.scrollLeft = left;
      else if (right > element.scrollLeft + element.clientWidth - nameWidth) element.scrollLeft = right - element.clientWidth + nameWidth;
    }
    look();
  };
  const press = (event: KeyboardEvent) => {
    const from = active ?? { row: 0, column: -1 };
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(from);
      return;
    }
    const page = Math.max(1, Math.floor(((frame.current?.clientHeight ?? 0) - measures.head) / measures.row) - 1);
    const to = moveInGrid(from, event.key, event.ctrlKey || event.metaKey, { rows: rowCount, columns: columnCount, page });
    if (to === null) return;
    event.preventDefault();
    setActive(to);
    show(to);
  };
  const pointed = ({ clientX, clientY }: MouseEvent) => {
    const element = frame.current;
    if (element === null) return null;
    const { left, top } = element.getBoundingClientRect();
    return cellAt(placeOf(element, painted), clientX - left - element.clientLeft, clientY - top - element.clientTop);
  };
  const click = (event: MouseEvent) => {
    const place = pointed(event);
    if (place === null || place.row === NUMBER_LINE) return;
    if (place.row !== CHAPTER_LINE) setActive(place);
    open(place);
  };
  const hover = (event: MouseEvent) => {
    const place = pointed(event);
    setHovered(place?.row === CHAPTER_LINE ? (chapterAt(place.column) ?? null) : null);
  };
  return (
    <div
      ref={frame}
      role="grid"
      tabIndex={0}
      aria-label={caption}
      aria-rowcount={rowCount + 2}
      aria-colcount={columnCount + 1}
      aria-activedescendant={active === null ? undefined : active.row === CHAPTER_LINE ? `mx-chapter-${chapterAt(Math.max(0, active.column)) ?? ""}` : `mx-${active.row}-${active.column}`}
      onKeyDown={press}
      onClick={click}
      onMouseMove={hover}
      onMouseLeave={() => setHovered(null)}
      onFocus={() => setActive((before) => before ?? { row: 0, column: -1 })}
      className="on-screen min-h-52 overflow-auto rounded-12 border border-line bg-raised [contain:strict]"
      style={{ height: `min(72vh, ${measures.head + most * measures.row + BAR}px)` }}
    >
      <div role="presentation" className="relative min-h-full min-w-full overflow-clip" style={{ width: `calc(${drawn.lefts.at(-1) ?? 0}px + ${nameWidthIn(seen?.frameWidth ?? 1200, measures)}px)`, height: measures.head + rowCount * measures.row }}>
        <canvas ref={canvas} aria-hidden="true" className="sticky top-0 left-0 block" />
        {seen === null ? null : <GridText {...text} chapterName={chapterName} seen={seen} active={active} />}
      </div>
    </div>
  );
}

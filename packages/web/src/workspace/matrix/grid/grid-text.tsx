/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are made only while they are seen cannot be a table element */
import { memo } from "react";
import { useWords } from "../../use-words.ts";
import type { MatrixRow } from "../model/matrix-rows.ts";
import { columnsBetween, type DrawnColumns } from "../model/shown-columns.ts";
import { GridHead } from "./grid-head.tsx";
import { nameWidthIn, type GridMeasures } from "./grid-measures.ts";
import { GridRow } from "./grid-row.tsx";
import type { Place } from "./move-in-grid.ts";
import type { SeenPart } from "./use-seen-part.ts";

interface GridTextProps {
  readonly rows: readonly MatrixRow[];
  readonly drawn: DrawnColumns;
  readonly measures: GridMeasures;
  readonly columnNames: readonly string[];
  readonly chapterName: (id: string) => string;
  readonly seen: SeenPart;
  readonly active: Place | null;
}

const SPARE_ROWS = 3;

/**
 * The same grid as text, unseen over its picture and in the same places: for screen readers, for fingers that explore
 * the screen, for the browser's own hints. It follows once the picture has come to rest.
 */
export const GridText = memo(function GridText({ rows, drawn, measures, columnNames, chapterName, seen, active }: GridTextProps) {
  const { matrix: words } = useWords();
  const nameWidth = nameWidthIn(seen.frameWidth, measures);
  const [first, last] = columnsBetween(drawn.lefts, seen.left, seen.left + seen.width - nameWidth, 1);
  const firstRow = Math.max(0, Math.floor(seen.top / measures.row) - SPARE_ROWS);
  const lastRow = Math.min(rows.length, Math.ceil((seen.top + seen.height) / measures.row) + SPARE_ROWS);
  return (
    <div role="presentation" className="absolute inset-0 opacity-0 select-none">
      <GridHead drawn={drawn} measures={measures} columnNames={columnNames} chapterName={chapterName} first={first} last={last} nameWidth={nameWidth} words={words} />
      <div role="rowgroup" className="relative" style={{ height: rows.length * measures.row }}>
        {seenRows(firstRow, lastRow, active?.row ?? -1, rows.length).map((index) => {
          const row = rows[index];
          return row === undefined ? null : (
            <GridRow key={row.key} row={row} index={index} top={index * measures.row} height={measures.row} nameWidth={nameWidth} drawn={drawn} columnNames={columnNames} first={first} last={last} active={active?.row === index ? active.column : null} words={words} />
          );
        })}
      </div>
    </div>
  );
});

/** The rows that are seen, and the one that the keyboard is at. */
function seenRows(first: number, last: number, active: number, count: number): number[] {
  const seen = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
  if (active >= 0 && active < first) return [active, ...seen];
  return active >= last && active < count ? [...seen, active] : seen;
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the head belongs to a grid that is no table element */
import { memo } from "react";
import type { WorkspaceWords } from "../../../words/workspace-ja.ts";
import type { DrawnColumns } from "../model/shown-columns.ts";
import type { GridMeasures } from "./grid-measures.ts";
import { shortName } from "./short-name.ts";

interface GridHeadProps {
  readonly drawn: DrawnColumns;
  readonly measures: GridMeasures;
  readonly columnNames: readonly string[];
  readonly chapterName: (id: string) => string;
  readonly first: number;
  readonly last: number;
  readonly nameWidth: number;
  readonly words: WorkspaceWords["matrix"];
}

/** The chapters, which fold, and the numbers of the rows of the appendix, over their picture. */
export const GridHead = memo(function GridHead({ drawn, measures, columnNames, chapterName, first, last, nameWidth, words }: GridHeadProps) {
  const begin = drawn.lefts[first] ?? 0;
  const end = drawn.lefts[last] ?? 0;
  const chapters = drawn.chapters.filter(({ left, width }) => left < end && left + width > begin);
  return (
    <div role="rowgroup" className="sticky top-0 z-2">
      <div role="row" aria-rowindex={1} className="relative" style={{ height: measures.chapters }}>
        <span role="columnheader" aria-colindex={1} className="sticky left-0 z-1 inline-block h-full" style={{ width: nameWidth }}>
          {words.chapterFilter}
        </span>
        {chapters.map(({ id, left, width, isFolded, first: firstColumn }) => {
          const name = chapterName(id);
          return (
            <span key={id} role="columnheader" id={`mx-chapter-${id}`} aria-colindex={firstColumn + 2} aria-expanded={!isFolded} aria-label={isFolded ? words.unfold(name) : words.fold(name)} title={name} className="absolute top-0 h-full cursor-pointer overflow-clip" style={{ left: left + nameWidth, width }}>
              {name}
            </span>
          );
        })}
      </div>
      <div role="row" aria-rowindex={2} className="flex" style={{ height: measures.head - measures.chapters }}>
        <span role="columnheader" aria-colindex={1} className="sticky left-0 z-1 shrink-0" style={{ width: nameWidth }}>
          {words.system}
        </span>
        <span role="presentation" className="shrink-0" style={{ width: begin }} />
        {drawn.columns.slice(first, last).map((column, offset) => (
          <span key={column.key} role="columnheader" aria-colindex={first + offset + 2} aria-label={columnNames[first + offset]} title={columnNames[first + offset]} className="shrink-0 overflow-clip" style={{ width: column.width }}>
            {shortName(column, words)}
          </span>
        ))}
      </div>
    </div>
  );
});

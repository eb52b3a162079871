/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the head belongs to a grid that is no table element */
import { memo } from "react";
import type { WorkspaceWords } from "../../../words/workspace-ja.ts";
import type { DrawnColumns } from "../model/shown-columns.ts";

interface GridHeadProps {
  readonly drawn: DrawnColumns;
  readonly columnNames: readonly string[];
  readonly chapterName: (id: string) => string;
  readonly first: number;
  readonly last: number;
  readonly nameWidth: number;
  /** The column that the keyboard is at, when it is in the chapters' line. */
  readonly active: number | null;
  readonly words: WorkspaceWords["matrix"];
}

/** The chapters, which fold, and the numbers of the rows of the appendix. */
export const GridHead = memo(function GridHead({ drawn, columnNames, chapterName, first, last, nameWidth, active, words }: GridHeadProps) {
  const begin = drawn.lefts[first] ?? 0;
  const end = drawn.lefts[last] ?? 0;
  const chapters = drawn.chapters.filter(({ left, width }) => left < end && left + width > begin);
  return (
    <div role="rowgroup" className="sticky top-0 z-2 bg-band">
      <div role="row" aria-rowindex={1} className="relative h-9 border-b border-line">
        <span role="columnheader" aria-colindex={1} className="sticky left-0 z-1 inline-block h-full border-r border-line bg-band px-2 py-1 text-[0.8125rem] text-quiet" style={{ width: nameWidth }}>
          {words.chapterFilter}
        </span>
        {chapters.map(({ id, left, width, isFolded, first: firstColumn }, place) => {
          const next = chapters[place + 1]?.first ?? Number.POSITIVE_INFINITY;
          const isActive = active !== null && active >= firstColumn && active < next;
          const name = chapterName(id);
          return (
            <span
              key={id}
              role="columnheader"
              id={`mx-chapter-${id}`}
              aria-expanded={!isFolded}
              aria-label={isFolded ? words.unfold(name) : words.fold(name)}
              title={name}
              data-chapter={id}
              className={`absolute top-0 flex h-full cursor-pointer items-center overflow-clip border-r border-line text-[0.8125rem] font-bold hover:bg-accent-soft ${isActive ? "outline-3 -outline-offset-3 outline-accent" : ""}`}
              style={{ left: left + nameWidth, width }}
            >
              <span className="sticky truncate px-1" style={{ left: nameWidth }}>
                <span aria-hidden="true">{isFolded ? "▸" : "▾"}</span> {width < 90 ? words.chapter(id) : name}
              </span>
            </span>
          );
        })}
      </div>
      <div role="row" aria-rowindex={2} className="flex h-24 border-b-2 border-line">
        <span role="columnheader" aria-colindex={1} className="sticky left-0 z-1 flex shrink-0 items-end border-r border-line bg-band px-2 py-1 font-bold" style={{ width: nameWidth }}>
          {words.system}
        </span>
        <span role="presentation" className="shrink-0" style={{ width: begin }} />
        {drawn.columns.slice(first, last).map((column, offset) => (
          <span key={column.key} role="columnheader" aria-colindex={first + offset + 2} aria-label={columnNames[first + offset]} title={columnNames[first + offset]} className="flex shrink-0 items-end justify-center overflow-hidden pb-1 text-[0.8125rem]" style={{ width: column.width }}>
            {column.kind === "chapter" ? words.rowCount(column.columns.length) : <span className="whitespace-nowrap [writing-mode:vertical-rl]">{shortName(column.column.criterion, words)}</span>}
          </span>
        ))}
      </div>
    </div>
  );
});

/** `MDS 4.1`, and how many more numbers the row names. */
export function shortName({ form, items }: { readonly form: string; readonly items: readonly string[] }, words: Pick<WorkspaceWords["matrix"], "others">): string {
  return `${form.toUpperCase()} ${items[0]}${items.length > 1 ? ` ${words.others(items.length - 1)}` : ""}`;
}

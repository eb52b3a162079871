/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are drawn only while they are seen cannot be a table element */
import type { Criterion, Status } from "@kaiji/domain";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useWords } from "../use-words.ts";

/** One system's line of letters. */
export interface MatrixLine {
  readonly key: string;
  readonly name: string;
  readonly statuses: string;
}

interface MatrixTableProps {
  readonly caption: string;
  readonly criteria: readonly Criterion[];
  readonly lines: readonly MatrixLine[];
  readonly onOpen: (line: MatrixLine) => void;
}

/** What a letter of the matrix means, and how it looks. */
export const LETTERS: Readonly<Record<string, { readonly status: Status; readonly sign: string; readonly look: string }>> = {
  m: { status: "met", sign: "○", look: "text-met" },
  n: { status: "not-met", sign: "×", look: "bg-not-met-soft text-not-met font-bold" },
  a: { status: "not-applicable", sign: "－", look: "text-na" },
  u: { status: "unanswered", sign: "？", look: "bg-unanswered-soft text-unanswered font-bold" },
  j: { status: "needs-judgement", sign: "！", look: "bg-judgement-soft text-judgement font-bold" },
};

const ROW = 36;
const NAME = 240;
const CELL = 34;

/** Systems × rows, drawn as far as they can be seen. Each line opens all its rows in words. */
export function MatrixTable({ caption, criteria, lines, onOpen }: MatrixTableProps) {
  const { matrix } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 12 });
  const columns = `${NAME}px repeat(${criteria.length}, ${CELL}px)`;
  const chapters = chapterSpans(criteria);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard
    <section ref={frame} tabIndex={0} aria-label={caption} className="max-h-[70vh] overflow-auto rounded-12 border border-line bg-raised print:max-h-none print:overflow-visible">
      <div role="table" aria-label={caption} aria-rowcount={lines.length + 1} aria-colcount={criteria.length + 1} style={{ width: NAME + criteria.length * CELL }}>
        <div role="rowgroup" className="sticky top-0 z-10 bg-band">
          <div role="presentation" className="grid border-b border-line text-dns-14N-130" style={{ gridTemplateColumns: columns }}>
            <span className="sticky left-0 bg-band" />
            {chapters.map(({ chapter, span }) => (
              <span key={chapter} className="truncate border-l border-line px-1 py-1" style={{ gridColumn: `span ${span}` }}>
                {span > 1 ? matrix.chapter(chapter) : chapter}
              </span>
            ))}
          </div>
          <div role="row" aria-rowindex={1} className="grid border-b-2 border-line" style={{ gridTemplateColumns: columns }}>
            <span role="columnheader" className="sticky left-0 bg-band px-3 py-1 font-bold">
              {matrix.system}
            </span>
            {criteria.map((criterion) => (
              <span key={criterion.id} role="columnheader" title={criterion.label.ja} className="h-24 py-1 text-dns-14N-130 [writing-mode:vertical-rl]">
                {criterion.items.join("・")}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <div key={line.key} role="row" aria-rowindex={index + 2} className="absolute grid w-full border-b border-line" style={{ gridTemplateColumns: columns, height: ROW, transform: `translateY(${start}px)` }}>
                <span role="rowheader" className="sticky left-0 bg-raised">
                  <button type="button" className="h-full w-full truncate px-3 text-left text-link underline" onClick={() => onOpen(line)}>
                    {line.name}
                  </button>
                </span>
                {[...line.statuses].map((letter, place) => (
                  // oxlint-disable-next-line react/no-array-index-key -- the place is the row of the appendix
                  <span key={place} role="cell" className={`flex items-center justify-center ${LETTERS[letter]?.look ?? ""}`}>
                    {LETTERS[letter]?.sign ?? "？"}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function chapterSpans(criteria: readonly Criterion[]): { chapter: string; span: number }[] {
  const spans: { chapter: string; span: number }[] = [];
  for (const { chapter } of criteria) {
    const last = spans.at(-1);
    if (last?.chapter === chapter) last.span++;
    else spans.push({ chapter, span: 1 });
  }
  return spans;
}

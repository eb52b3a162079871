import { useWords } from "../../use-words.ts";
import type { ListColumn } from "../../parts/list/list-column.ts";
import { ListView } from "../../parts/list/list-view.tsx";
import { ALL_LETTERS, cellOf } from "../model/cells.ts";
import type { PivotLine } from "../model/pivot.ts";

interface CountTableProps {
  readonly list: string;
  readonly caption: string;
  readonly heading: string;
  readonly lines: readonly PivotLine[];
  readonly nameOf: (key: string) => string;
  /** Opens the matrix of one line. */
  readonly onShow: (key: string) => void;
  readonly hasSystems: boolean;
}

/** How many cells have something open, of those that are needed. */
export function openShare({ counts }: PivotLine): { readonly open: number; readonly all: number } {
  const entries = Object.entries(counts).filter(([letter]) => letter !== "-");
  const sum = (own: readonly (readonly [string, number])[]) => own.reduce((total, [, count]) => total + count, 0);
  return { open: sum(entries.filter(([letter]) => cellOf(letter).isOpen)), all: sum(entries) };
}

/** Counts of each result, a line a provider or chapter, with search, sort and export. */
export function CountTable({ list, caption, heading, lines, nameOf, onShow, hasSystems }: CountTableProps) {
  const { matrix, noMatch } = useWords();
  const letters = [...ALL_LETTERS, "?"].filter((letter) => letter !== "-" && lines.some(({ counts }) => (counts[letter] ?? 0) > 0));
  const share = (line: PivotLine) => {
    const { open, all } = openShare(line);
    return all === 0 ? 0 : open / all;
  };
  const percent = (line: PivotLine) => `${Math.round(share(line) * 100)}%`;
  const columns: ListColumn<PivotLine>[] = [
    {
      id: "name",
      heading,
      isRowHeading: true,
      text: ({ key }) => nameOf(key),
      cell: ({ key }) => (
        <button type="button" className="text-left text-link underline" title={matrix.pivot.show(nameOf(key))} onClick={() => onShow(key)}>
          {nameOf(key)}
        </button>
      ),
    },
    ...(hasSystems ? [{ id: "systems", heading: matrix.systems, cell: ({ systems }: PivotLine) => systems, text: ({ systems }: PivotLine) => String(systems), order: ({ systems }: PivotLine) => systems }] : []),
    ...letters.map((letter): ListColumn<PivotLine> => ({
      id: letter,
      heading: `${cellOf(letter).sign} ${matrix.cells[cellOf(letter).meaning]}`,
      cell: ({ counts }) => counts[letter] ?? 0,
      text: ({ counts }) => String(counts[letter] ?? 0),
      order: ({ counts }) => counts[letter] ?? 0,
    })),
    { id: "open", heading: matrix.pivot.open, cell: (line) => openShare(line).open, text: (line) => String(openShare(line).open), order: (line) => openShare(line).open },
    { id: "share", heading: matrix.pivot.share, cell: percent, text: percent, order: share },
  ];
  return <ListView list={list} caption={caption} columns={columns} rows={lines} keyOf={({ key }) => key} nameOf={({ key }) => nameOf(key)} isApart empty={<p>{noMatch}</p>} />;
}

import { useMemo } from "react";
import { StackedBars } from "../../parts/chart/stacked-bars.tsx";
import { useWords } from "../../use-words.ts";
import { ALL_LETTERS, cellOf } from "../model/cells.ts";
import type { MatrixColumn, MatrixRow } from "../model/matrix-rows.ts";
import { byChapter } from "../model/pivot.ts";
import { CountTable, openShare } from "./count-table.tsx";
import { SERIES_LOOK } from "./series-look.ts";

interface ChapterViewProps {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly chapterName: (id: string) => string;
  readonly onShow: (chapter: string) => void;
}

/** Results by chapter, as bars and as a table. */
export function ChapterView({ rows, columns, chapterName, onShow }: ChapterViewProps) {
  const { matrix } = useWords();
  const lines = useMemo(() => byChapter(rows, columns), [rows, columns]);
  const letters = ALL_LETTERS.filter((letter) => letter !== "-");
  const total = lines.map(openShare).reduce((sum, { open, all }) => ({ open: sum.open + open, all: sum.all + all }), { open: 0, all: 0 });
  return (
    <>
      <p className="text-quiet">{matrix.chapters.lead}</p>
      <StackedBars
        title={matrix.chapters.chart}
        text={matrix.chapters.chartText(lines.length, total.open, total.all)}
        series={letters.map((letter) => ({ id: letter, name: matrix.cells[cellOf(letter).meaning], sign: cellOf(letter).sign, ...SERIES_LOOK[cellOf(letter).meaning] }))}
        bars={lines.map(({ key, counts }) => ({ id: key, name: chapterName(key), values: letters.map((letter) => counts[letter] ?? 0) }))}
      />
      <CountTable list="matrix-chapters" caption={matrix.views.chapters} heading={matrix.chapterFilter} lines={lines} nameOf={chapterName} onShow={onShow} hasSystems={false} />
    </>
  );
}

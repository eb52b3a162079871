import { useCallback, useMemo, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { findRemembered, saveRemembered } from "../../../settings/remembered.ts";
import { goTo } from "../../route/use-path.ts";
import { useCriteria } from "../../use-criteria.ts";
import { useWords } from "../../use-words.ts";
import { CellDialog } from "../cell-dialog.tsx";
import { gridMeasures, rootUnit } from "../grid/grid-measures.ts";
import { MatrixGrid } from "../grid/matrix-grid.tsx";
import { Legend } from "../legend.tsx";
import { MatrixPaper } from "../matrix-paper.tsx";
import type { MatrixColumn, MatrixRow } from "../model/matrix-rows.ts";
import { drawColumns, type DrawnColumn } from "../model/shown-columns.ts";

interface GridViewProps {
  readonly rows: readonly MatrixRow[];
  /** Rows when nothing is filtered. */
  readonly most: number;
  readonly columns: readonly MatrixColumn[];
  readonly chapterName: (id: string) => string;
}

/** The grid itself: folds chapters, opens cells and systems, prints all lines. */
export function GridView({ rows, most, columns, chapterName }: GridViewProps) {
  const { matrix } = useWords();
  const { labelOf } = useCriteria();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [hasText, setHasText] = useState(findRemembered("matrix-text") !== "no");
  const [opened, setOpened] = useState<{ readonly row: MatrixRow; readonly column: MatrixColumn } | null>(null);
  const [unit] = useState(rootUnit);
  const measures = useMemo(() => gridMeasures(hasText, unit), [hasText, unit]);
  const drawn = useMemo(() => drawColumns(columns, folded, measures), [columns, folded, measures]);
  const columnName = useCallback((column: DrawnColumn) => (column.kind === "criterion" ? labelOf(column.column.criterion.id) : chapterName(column.columns[0]?.criterion.chapter ?? "")), [labelOf, chapterName]);
  const fold = useCallback((chapter: string) => setFolded((before) => (before.has(chapter) ? new Set([...before].filter((one) => one !== chapter)) : new Set([...before, chapter]))), []);
  const allFolded = drawn.chapters.every(({ isFolded }) => isFolded);
  const openCell = useCallback((row: MatrixRow, column: DrawnColumn) => {
    if (column.kind === "criterion") setOpened({ row, column: column.column });
  }, []);
  const openRow = useCallback((row: MatrixRow) => goTo(row.systemId === null ? "/workspace/intake" : `/workspace/findings/system?system=${row.systemId}`), []);
  return (
    <>
      <div className="on-screen flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" variant="quiet" onPress={() => setFolded(allFolded ? new Set() : new Set(drawn.chapters.map(({ id }) => id)))}>
          {allFolded ? matrix.unfoldAll : matrix.foldAll}
        </Button>
        <label className="flex min-h-9 items-center gap-2">
          <input
            type="checkbox"
            className="size-5"
            checked={hasText}
            onChange={(event) => {
              setHasText(event.target.checked);
              saveRemembered("matrix-text", event.target.checked ? "yes" : "no");
            }}
          />
          {matrix.withText}
        </label>
        <output className="text-quiet">{matrix.counts(rows.length, columns.length)}</output>
      </div>
      {rows.length === 0 || columns.length === 0 ? null : <MatrixGrid caption={matrix.title} rows={rows} most={most} drawn={drawn} measures={measures} chapterName={chapterName} columnName={columnName} hasText={hasText} onOpenCell={openCell} onOpenRow={openRow} onFold={fold} />}
      <div className="on-screen">
        <Legend />
      </div>
      <MatrixPaper rows={rows} columns={columns} chapterName={chapterName} />
      {opened === null ? null : <CellDialog row={opened.row} column={opened.column} onClose={() => setOpened(null)} />}
    </>
  );
}

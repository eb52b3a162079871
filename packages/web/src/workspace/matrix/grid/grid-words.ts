import type { WorkspaceWords } from "../../../words/workspace-ja.ts";
import { cellOf } from "../model/cells.ts";
import type { DrawnColumns } from "../model/shown-columns.ts";
import type { StampWords } from "./cell-stamps.ts";
import type { GridWords } from "./draw-grid.ts";
import { shortName } from "./short-name.ts";
import { marks } from "../../../settings/page-language.ts";

/** What is written in the picture. */
export const gridWords = {
  /** In the cells; without words, the signs alone. */
  ofCells: (words: WorkspaceWords["matrix"], hasText: boolean): StampWords => ({
    wordOf: (letter) => (hasText ? words.cells[cellOf(letter).meaning] : ""),
    openCount: words.openCount,
  }),
  /** Around the cells. A narrow chapter has its number only. */
  ofScene: (words: WorkspaceWords["matrix"], { columns }: DrawnColumns, chapterName: (id: string) => string): GridWords => ({
    chapters: words.chapterFilter,
    systems: words.system,
    nameOf: (row) => (row.kind === "unconnected" ? words.unconnected(row.name) : row.name),
    missingOf: ({ missing }) => (missing.length === 0 ? "" : words.missing(missing.map((form) => form.toUpperCase()).join(marks().dot))),
    numberOf: (at) => (columns[at] === undefined ? "" : shortName(columns[at], words)),
    chapterOf: (chapter, width) => (width < 44 ? chapter : width < 90 ? words.chapter(chapter) : chapterName(chapter)),
  }),
};

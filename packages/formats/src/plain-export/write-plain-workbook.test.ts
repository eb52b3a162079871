import * as fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { hostileDisclosure } from "../../../../fixtures/exchange/hostile.ts";
import { CATALOG, DISCLOSURE, FORM } from "../../../../fixtures/exchange/invented.ts";
import { leafStrings } from "../../../../fixtures/exchange/leaf-strings.ts";
import { openWorkbook, readGrids } from "../excel/open-workbook.ts";
import { answerWord } from "../words/status-word.ts";
import { LONGEST_CELL } from "./cut-for-cells.ts";
import { writePlainWorkbook } from "./write-plain-workbook.ts";

const KNOWN = { catalog: CATALOG, form: FORM };
const parts = unzipSync(writePlainWorkbook(DISCLOSURE, KNOWN));
const part = (path: string) => strFromU8(parts[path]!);

/** The texts of all cells of all sheets, and of what runs on from the fourth cell of a row to the next. */
function cellTexts(bytes: Uint8Array): { texts: string[]; runs: string[] } {
  const texts: string[] = [];
  const runs: string[] = [];
  for (const grid of readGrids(openWorkbook(bytes))) {
    const byRow = new Map<number, string>();
    for (const { row, column, text } of grid.cells) {
      texts.push(text);
      if (column >= 3) byRow.set(row, (byRow.get(row) ?? "") + text);
    }
    runs.push(...byRow.values());
  }
  return { texts, runs };
}

describe("a plain workbook of a disclosure", () => {
  it("keeps its header in sight and on every page, and fits the page's width", () => {
    expect(part("xl/worksheets/sheet1.xml")).toContain(`ySplit="8"`);
    expect(part("xl/worksheets/sheet1.xml")).toContain(`orientation="landscape" fitToWidth="1" fitToHeight="0"`);
    expect(part("xl/workbook.xml")).toContain("'MDS'!$8:$8");
  });

  it("offers the three answers everywhere, and insists on them only where nothing else is allowed", () => {
    const lists = [...part("xl/worksheets/sheet1.xml").matchAll(/<dataValidation type="list" allowBlank="1"( showErrorMessage="1")? sqref="([^"]+)"><formula1>([^<]+)</g)];
    expect(lists.map(([, strict, cells, choices]) => [strict !== undefined, cells, choices])).toEqual([
      [true, "C9 C11 C12 C13 C14 C15 C16", "&quot;はい,いいえ,対象外&quot;"],
      [false, "C10", "&quot;はい,いいえ,対象外&quot;"],
    ]);
  });

  it("holds no formula, and rows high enough for their texts", () => {
    expect(part("xl/worksheets/sheet1.xml")).not.toContain("<f>");
    expect(part("xl/worksheets/sheet1.xml")).toContain(`<row r="10" ht="37.5">`);
  });

  it("keeps every cell within what Excel opens, and loses nothing, whatever the disclosure holds", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const { texts, runs } = cellTexts(writePlainWorkbook(disclosure, KNOWN));
        expect(texts.filter((text) => text.length > LONGEST_CELL)).toEqual([]);
        const level = (text: string) => text.replaceAll(/\r\n?/g, "\n");
        const unquoted = texts.map((text) => text.replace(/^'(.*)'!/, "$1!"));
        const carried = new Set([...texts, ...unquoted, ...[...texts, ...runs].flatMap(jsonLeaves).map(level)]);
        const { form, edition, answers, ...rest } = disclosure;
        const said = answers.map((answer) => ({ ...answer, answer: answer.answer === null ? null : answerWord(answer.answer, "ja") }));
        const top = edition === null ? form.toUpperCase() : `${form.toUpperCase()} Ver.${edition}`;
        // An empty text is an empty cell; a text longer than a cell is carried in pieces.
        const facts = leafStrings([top, said, rest]).map(level).filter((text) => text !== "");
        expect(facts.filter((text) => text.length <= LONGEST_CELL && !carried.has(text))).toEqual([]);
        for (const text of facts.filter((fact) => fact.length > LONGEST_CELL)) {
          expect(carried.has(text.slice(0, LONGEST_CELL)) || carried.has(text)).toBe(true);
          expect(carried.has(text.slice(LONGEST_CELL)) || carried.has(text)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** The texts in a cell of details. */
function jsonLeaves(cell: string): string[] {
  try {
    return leafStrings(JSON.parse(cell));
  } catch {
    return [];
  }
}

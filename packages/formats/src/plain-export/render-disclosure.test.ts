import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileDisclosure } from "../../../../fixtures/exchange/hostile.ts";
import { CATALOG, DISCLOSURE, FORM } from "../../../../fixtures/exchange/invented.ts";
import { leafStrings } from "../../../../fixtures/exchange/leaf-strings.ts";
import { parseCsv } from "../../../../fixtures/exchange/parse-csv.ts";
import { answerWord } from "../words/status-word.ts";
import { renderDisclosureCsv } from "./render-disclosure-csv.ts";
import { renderDisclosureHtml } from "./render-disclosure-html.ts";
import { renderDisclosureMarkdown } from "./render-disclosure-markdown.ts";

const KNOWN = { catalog: CATALOG, form: FORM };
const ALONE = { catalog: null, form: null };

/** What a cell said before it was made safe for a spreadsheet program, in every reading that is possible. */
function readings(cell: string): string[] {
  const bare = cell.startsWith("'") ? [cell, cell.slice(1)] : [cell];
  const behindLabel = /^[^：]{1,30}：([\s\S]*)$/.exec(cell)?.[1];
  const place = /^'(.*)'(!.*)$/.exec(cell);
  const number = /^No\.(.*)$/.exec(cell)?.[1];
  return [...bare, ...(behindLabel === undefined ? [] : [behindLabel]), ...(place === null ? [] : [`${place[1]!}${place[2]!}`]), ...(number === undefined ? [] : [number])];
}

/** The texts in a cell of details. */
function jsonLeaves(cell: string): string[] {
  try {
    return leafStrings(JSON.parse(cell));
  } catch {
    return [];
  }
}

describe("a disclosure as CSV", () => {
  const csv = renderDisclosureCsv(DISCLOSURE, KNOWN, "ja");
  const rows = parseCsv(csv.slice(1));

  it("begins with the mark of UTF-8, ends its lines as Windows does, and has as many cells in every row", () => {
    expect(csv.startsWith("\uFEFF")).toBe(true);
    expect(csv.replaceAll(/"(?:[^"]|"")*"/g, "").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it("lets no spreadsheet program take an item number, a version or a day for something else", () => {
    const cells = rows.flat();
    expect(cells.filter((cell) => /^'*[\d.,/:-]+$/.test(cell) && !cell.startsWith("'") && cell !== "0.75")).toEqual([]);
    expect(cells).toContain("No.4.10");
    expect(cells).toContain("バージョン：4.10");
    const numeric = renderDisclosureCsv({ ...DISCLOSURE, answers: [{ number: "1", answer: null, text: "1-2", remarks: ["4.10", "２０２６年５月"], source: "S!A1" }] }, ALONE, "ja");
    expect(parseCsv(numeric.slice(1)).find((row) => row[0] === "No.1")).toEqual(["No.1", "", "'1-2", "'4.10", "'２０２６年５月", "'S'!A1", ""]);
  });

  it("runs no formula and loses nothing, whatever the disclosure holds", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const cells = parseCsv(renderDisclosureCsv(disclosure, KNOWN, "ja").slice(1)).flat();
        expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
        const details = cells.flatMap(jsonLeaves);
        const carried = new Set([...cells.flatMap(readings), ...details]);
        const { form, edition, answers, ...rest } = disclosure;
        const said = answers.map((answer) => ({ ...answer, answer: answer.answer === null ? null : answerWord(answer.answer, "ja") }));
        const top = edition === null ? form.toUpperCase() : `${form.toUpperCase()} Ver.${edition}`;
        expect(leafStrings([top, said, rest]).filter((text) => !carried.has(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a disclosure as Markdown", () => {
  it("has one line for each row, whatever the answers hold", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const lines = renderDisclosureMarkdown(disclosure, ALONE, "en").split("\n");
        expect(lines.filter((line) => line.startsWith("| "))).toHaveLength(disclosure.answers.length + 1);
      }),
    );
  });

  it("shows an unanswered item as unanswered, and words that nobody understood as they are", () => {
    const markdown = renderDisclosureMarkdown(DISCLOSURE, KNOWN, "ja");
    expect(markdown).toContain("| 10 | 項目10（架空） | 未回答 |  | MDS!E14 |");
    expect(markdown).toContain("要判断「記憶＋生体<br>（二要素）」");
    expect(markdown).toContain("- 製品名称: 見本電子カルテ（架空）");
  });
});

describe("a disclosure as HTML", () => {
  it("loads nothing and runs nothing", () => {
    const page = renderDisclosureHtml({ ...DISCLOSURE, title: "<script>alert(1)</script>" }, KNOWN, "ja");
    expect(page).not.toMatch(/<script|<link|<img|src=|href=/);
    expect(page).toContain("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>");
  });

  it("closes every row, whatever the answers hold", () => {
    fc.assert(
      fc.property(hostileDisclosure, (disclosure) => {
        const page = renderDisclosureHtml(disclosure, ALONE, "en");
        const count = (pattern: RegExp) => page.match(pattern)?.length ?? 0;
        expect(count(/<tr[ >]/g)).toBe(count(/<\/tr>/g));
        expect(count(/<td>/g)).toBe(5 + 5 * disclosure.answers.length);
      }),
    );
  });
});

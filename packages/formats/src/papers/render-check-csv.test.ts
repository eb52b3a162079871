import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { evaluateDisclosure, findCriteriaSet, type CriteriaSet, type Disclosure } from "@kaiji/domain";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../../../fixtures/exchange/parse-csv.ts";
import { readWorkbook } from "../excel/read-workbook.ts";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import { renderCheckCsv } from "./render-check-csv.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const library = readLibrary(root);
const set = findCriteriaSet(library, "gl-7.0-appendix") as CriteriaSet;

function csvOf(change: (disclosure: Disclosure) => Disclosure = (same) => same): string[][] {
  const reading = readWorkbook(readFileSync(`${root}fixtures/excel/whole-sds.xlsx`), library);
  if (!reading.ok || reading.value[0] === undefined) throw new Error("whole-sds.xlsx");
  const disclosure = change(reading.value[0]);
  const check = { file: "2026.5", disclosure, evaluation: evaluateDisclosure(disclosure, set) };
  return parseCsv(renderCheckCsv({ set, checks: [check] }, "ja").slice(1));
}

describe("a check as CSV", () => {
  it("names items so that Excel leaves them alone and readers know them", () => {
    const [head, ...rows] = csvOf();
    const at = head?.indexOf("項番") ?? -1;
    const items = rows.map((row) => row[at] ?? "");
    expect(items).toHaveLength(58);
    expect(items).toContain("SDS 17.1");
    expect(items).toContain("SDS 59 / 60 / 61 / 62 / 63");
    expect(items.filter((item) => !item.startsWith("SDS "))).toEqual([]);
    const criteria = set.criteria.filter(({ form }) => form === "sds");
    expect(items.map(parseItemNumbers)).toEqual(criteria.map((criterion) => criterion.items));
  });

  it("keeps a provider's words as they are when Excel would make numbers, days or formulas of them", () => {
    const rows = csvOf((disclosure) => ({
      ...disclosure,
      basicInfo: { ...disclosure.basicInfo, name: "4.10", organization: "=1+1" },
      answers: disclosure.answers.map((answer) => ({ ...answer, answer: null, text: "1-2", remarks: ["2026/5/1"] })),
    }));
    expect(rows[1]?.slice(0, 3)).toEqual(["'2026.5", "'=1+1", "'4.10"]);
    expect(rows[1]).toEqual(expect.arrayContaining(["'1-2", "'2026/5/1"]));
  });
});

import ExcelJS from "exceljs";
import type { Disclosure, Library } from "@kaiji/domain";
import { fillWorkbook } from "@kaiji/formats";
import { sdsQuestions } from "../fixtures/excel/make/invented.ts";
import { sdsWorkbook } from "../fixtures/learn/new-edition.ts";
import { median, timed } from "./median.ts";
import { atLeast, type ResultTable } from "./result.ts";

const ROUNDS = 40;
const WARM_UP = 15;
const WORDS = { yes: "はい", no: "いいえ", na: "対象外" } as const;

/** Filling a form of 143 rows, beside exceljs: load, set the same cells, save. The two take turns. */
export async function benchFill(library: Library): Promise<ResultTable> {
  const template = sdsWorkbook("6.0", sdsQuestions());
  const answers = sdsQuestions().map(([number], i) => ({ number, answer: (["yes", "no", "na"] as const)[i % 3]!, remarks: i % 4 === 1 ? [`見本の備考 ${i}`] : [], source: "" }));
  const response: Disclosure = {
    form: "sds",
    edition: "5.0",
    title: "",
    basicInfo: { date: "2026-05-01", organization: "サンプル医療クラウド合同会社（架空）", name: "見本予約サービス（架空）", version: "1" },
    answers,
    problems: [],
  };
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const mine = await timed(() => {
      if (!fillWorkbook(template, response, library).ok) throw new Error("The form was not filled: nothing to measure");
    });
    const theirs = await timed(() => fillWithExceljs(template, response));
    if (round < WARM_UP) continue;
    ours.push(mine);
    peer.push(theirs);
  }
  const [mine, theirs] = [median(ours), median(peer)];
  return {
    heading: "Filling a form",
    note: `An SDS of ${answers.length} rows with a list in every answer cell. Medians of ${ROUNDS} warm runs that took turns. Ours finds the cells, checks what they allow, patches the sheet, reads the result back and compares it; exceljs is told the cells.`,
    results: [
      { what: "fillWorkbook", measured: `${mine.toFixed(1)} ms`, aim: "" },
      { what: "exceljs: load, set, save", measured: `${theirs.toFixed(1)} ms`, aim: "" },
      { what: "exceljs / fillWorkbook", ...atLeast(theirs / mine, 3, "×") },
    ],
  };
}

async function fillWithExceljs(template: Uint8Array, response: Disclosure): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(template as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0]!;
  Object.values(response.basicInfo).forEach((value, i) => (sheet.getCell(`C${3 + i}`).value = value));
  response.answers.forEach(({ answer, remarks }, i) => {
    sheet.getCell(`D${9 + i}`).value = WORDS[answer ?? "na"];
    if (remarks.length > 0) sheet.getCell(`E${9 + i}`).value = remarks.join("\n");
  });
  await workbook.xlsx.writeBuffer();
}

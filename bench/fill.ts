import ExcelJS from "exceljs";
import type { Disclosure, Library } from "@kaiji/domain";
import { fillWorkbook, readWorkbook } from "@kaiji/formats";
import { median, timed } from "./median.ts";
import { atLeast, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const ROUNDS = 40;
const WARM_UP = 15;
const WORDS = { yes: "はい", no: "いいえ", na: "対象外" } as const;

/** Filling a form of 132 rows, beside exceljs: load, set the same cells, save. The two take turns. */
export async function benchFill(library: Library): Promise<ResultTable> {
  const template = sampleWorkbook();
  const reading = readWorkbook(template, library);
  if (!reading.ok) throw new Error("The form was not read: nothing to measure");
  const turn = { yes: "no", no: "na", na: "yes" } as const;
  const [before] = reading.value as [Disclosure];
  // Every answer changes; remarks and basic fields are written anew.
  const response: Disclosure = { ...before, answers: before.answers.map((answer) => ({ ...answer, answer: turn[answer.answer ?? "na"] })) };
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
    note: `The SDS of ${response.answers.length} rows laid out like the published form, every answer changed. Medians of ${ROUNDS} warm runs that took turns. Ours finds the cells, checks what they allow, patches the sheet, reads the result back and compares it; exceljs is told the cells.`,
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
  Object.values(response.basicInfo).forEach((value, i) => (sheet.getCell(`I${3 + i}`).value = value));
  response.answers.forEach(({ answer }, i) => (sheet.getCell(`I${9 + i}`).value = WORDS[answer ?? "na"]));
  await workbook.xlsx.writeBuffer();
}

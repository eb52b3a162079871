import ExcelJS from "exceljs";
import type { Disclosure, Library } from "@kaiji/domain";
import { fillWorkbook, readWorkbook } from "@kaiji/formats";
import { sdsQuestions, sdsTitle } from "../fixtures/excel/make/invented.ts";
import { wordTemplate } from "../fixtures/templates/rich-template.ts";
import { atLeast, type ResultTable } from "./result.ts";
import { sampleWorkbook } from "./sample-workbook.ts";
import { takeTurns } from "./take-turns.ts";

const ROUNDS = 100;
const WARM_UP = 100;
const WORDS = { yes: "はい", no: "いいえ", na: "対象外" } as const;
const TURN = { yes: "no", no: "na", na: "yes" } as const;
const REMARKS = 40;

export interface Template {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** Where exceljs writes: the column and first row of the answers, and the cells of the basic fields. */
  readonly column: string;
  readonly firstRow: number;
  readonly fields: readonly string[];
  readonly note: string;
}

export function templates(): readonly Template[] {
  const [plain, rich] = [sampleWorkbook(), wordTemplate({ form: { title: sdsTitle(), labels: ["サービス事業者", "サービス名称"], questions: sdsQuestions() }, remarks: REMARKS })];
  const kilobytes = (bytes: Uint8Array) => `${Math.round(bytes.length / 1024)} KB`;
  return [
    {
      what: "as an office program saves it",
      bytes: rich,
      column: "C",
      firstRow: 9,
      fields: ["B3", "B4", "B5", "B6"],
      note: `An SDS of ${sdsQuestions().length} rows with a print sheet of formulas, a list of ${REMARKS} remarks, three kinds of list validations, conditional formats, a picture, comments, names and a calculation chain, ${kilobytes(rich)}`,
    },
    {
      what: "plain",
      bytes: plain,
      column: "I",
      firstRow: 9,
      fields: ["I3", "I4", "I5", "I6"],
      note: `one of 132 rows on a plain sheet, ${kilobytes(plain)}`,
    },
  ];
}

/** Filling forms, beside exceljs: load, set the same cells, save. */
export async function benchFill(library: Library): Promise<ResultTable> {
  const results: { what: string; measured: string; aim: string }[] = [];
  const all = templates();
  for (const [index, template] of all.entries()) {
    const response = responseFor(template, library);
    const fill = () => {
      if (!fillWorkbook(template.bytes, response, library).ok) throw new Error("The form was not filled: nothing to measure");
    };
    const { mine, theirs } = await takeTurns({ mine: fill, theirs: () => fillWithExceljs(template, response) }, ROUNDS, WARM_UP);
    results.push({ what: `${template.what}: fillWorkbook / exceljs load, set, save`, measured: `${mine.toFixed(1)} / ${theirs.toFixed(1)} ms`, aim: "" });
    results.push({ what: `${template.what}: exceljs / fillWorkbook`, ...(index === 0 ? atLeast(theirs / mine, 3, "×") : { measured: `${(theirs / mine).toFixed(1)} ×`, aim: "" }) });
  }
  return {
    heading: "Filling a form",
    note: `${all.map(({ note }) => note).join("; ")}. Every answer changed. Medians of ${ROUNDS} warm runs that took turns, every second round backwards. Ours finds the cells, checks what they allow, patches the sheets, and proves the result from its bytes, as a reading too; exceljs is told the cells.`,
    results,
  };
}

/** Another answer in every row, and basic fields. */
export function responseFor({ bytes }: Template, library: Library): Disclosure {
  const reading = readWorkbook(bytes, library);
  if (!reading.ok) throw new Error("The form was not read: nothing to measure");
  const [before] = reading.value as [Disclosure];
  const basicInfo = { date: "2026-05-01", organization: "株式会社見本メディカル（架空）", name: "見本カルテ Alpha（架空）", version: "2.10" };
  return { ...before, basicInfo, answers: before.answers.map((answer) => ({ ...answer, answer: TURN[answer.answer ?? "na"] })) };
}

async function fillWithExceljs({ bytes, column, firstRow, fields }: Template, response: Disclosure): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0]!;
  Object.values(response.basicInfo).forEach((value, i) => (sheet.getCell(fields[i]!).value = value));
  response.answers.forEach(({ answer }, i) => (sheet.getCell(`${column}${firstRow + i}`).value = WORDS[answer ?? "na"]));
  await workbook.xlsx.writeBuffer();
}

import { inventedAnswer, OPERATOR, sdsQuestions, sdsTitle, SERVICE, WORD } from "../fixtures/excel/make/invented.ts";
import { SheetBuilder } from "../packages/formats/src/excel-writer/sheet.ts";
import { writeWorkbook } from "../packages/formats/src/excel-writer/write-workbook.ts";

const BOX = { border: true, wrap: true } as const;

/**
 * An SDS workbook laid out like the published form: a print area of formulas on the left, the cells that people fill
 * in on the right, remark numbers that point to a list below, empty boxes around. `version` tells copies apart.
 */
export function sampleWorkbook(rows = 132, version = "1.0"): Uint8Array {
  const sheet = new SheetBuilder("SDS");
  sheet.put("A1", sdsTitle(), { bold: true }).merge("A1:F1").put("I1", "回答欄", BOX);
  const basics = [
    ["作成日", { rawNumber: "46143", style: { numberFormat: 14 } }],
    ["サービス事業者", OPERATOR],
    ["サービス名称", SERVICE],
    ["バージョン", version],
  ] as const;
  basics.forEach(([label, value], i) => {
    const shown = typeof value === "string" ? { value } : value;
    sheet.put(`A${3 + i}`, label, BOX).put(`C${3 + i}`, { ...shown, formula: `I${3 + i}` }).put(`H${3 + i}`, label, BOX).put(`I${3 + i}`, value, BOX);
  });
  sheet.row("A8", ["章", "番号", "設問", "回答", "備考番号", "区分"], BOX).row("H8", ["番号", "回答", "備考番号"], BOX);
  const remarks: string[] = [];
  sdsQuestions()
    .slice(0, rows)
    .forEach(([number, text], i) => {
      const row = 9 + i;
      const answer = inventedAnswer(i);
      const remark = answer === "no" ? `備考${remarks.push(`代わりの手段（見本）: 手順書 ${number} 節に従って運用します。`)}` : "";
      const question = `${text}（${number} の設問文がここに入ります。実際の様式では一文から三文ほどです。）`;
      sheet.row(`A${row}`, [{}, number, question, { formula: `I${row}`, value: WORD[answer] }, { formula: `IF(J${row}="","",J${row})`, value: remark }, {}], BOX);
      sheet.row(`H${row}`, [{ formula: `B${row}`, value: number }, WORD[answer], remark === "" ? {} : remark], BOX);
    });
  const list = 10 + rows;
  sheet.put(`A${list}`, "備考一覧", BOX).put(`H${list}`, "備考一覧", BOX);
  remarks.forEach((text, i) => {
    const row = list + 1 + i;
    sheet.row(`A${row}`, [`備考${i + 1}`, { formula: `I${row}`, value: text }], BOX).row(`H${row}`, [`備考${i + 1}`, text], BOX);
  });
  sheet.validations.push({ range: `I9:I${8 + rows}`, choices: ["はい", "いいえ", "対象外"] });
  return writeWorkbook([sheet]);
}

import { inventedAnswer, OPERATOR, sdsQuestions, sdsTitle, SERVICE, WORD } from "../fixtures/excel/make/invented.ts";
import { SheetBuilder } from "../packages/formats/src/excel-writer/sheet.ts";
import { writeWorkbook } from "../packages/formats/src/excel-writer/write-workbook.ts";

const BOX = { border: true, wrap: true } as const;

/** An SDS workbook with this many answered rows and a remark at every "no". `version` tells copies apart. */
export function sampleWorkbook(rows = 132, version = "1.0"): Uint8Array {
  const sheet = new SheetBuilder("SDS");
  sheet.put("A1", sdsTitle(), { bold: true }).row("A3", ["作成日", { rawNumber: "46143", style: { numberFormat: 14 } }]);
  sheet.row("A4", ["サービス事業者", OPERATOR]).row("A5", ["サービス名称", SERVICE]).row("A6", ["バージョン", version]);
  sheet.row("A8", ["番号", "設問", "回答", "備考"], BOX);
  sdsQuestions()
    .slice(0, rows)
    .forEach(([number, text], i) => {
      const answer = inventedAnswer(i);
      const remark = answer === "no" ? `代わりの手段（見本）: 手順書 ${number} 節に従って運用します。` : null;
      sheet.row(`A${9 + i}`, [number, `${text}（${number} の設問文がここに入ります。実際の様式では一文から三文ほどです。）`, WORD[answer], remark], BOX);
    });
  return writeWorkbook([sheet]);
}

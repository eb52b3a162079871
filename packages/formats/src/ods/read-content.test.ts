import { describe, expect, it } from "vitest";
import { readContent } from "./read-content.ts";

const style = (name: string, line: string) => `<style:style style:name="${name}" style:family="table-cell"><style:text-properties style:text-line-through-style="${line}"/></style:style>`;
const content = (table: string) => `<office:document-content><office:automatic-styles>${style("struck", "solid")}${style("plain", "none")}</office:automatic-styles><office:body><table:table table:name="MDS">${table}</table:table></office:body></office:document-content>`;
const cell = (name: string | null, text: string) => `<table:table-cell${name === null ? "" : ` table:style-name="${name}"`} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;

describe("what is struck through in an OpenDocument cell", () => {
  it("comes from the cell's style, else from its row's or column's; a run may say otherwise", () => {
    const columns = `<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="struck"/>`;
    const rows = [
      cell("struck", "はい") + cell(null, "はい") + cell(null, "はい") + cell("plain", "はい"),
      cell(null, `いいえ <text:span text:style-name="struck">はい</text:span>`) + cell("struck", `いいえ<text:span text:style-name="plain">はい</text:span>`),
    ];
    const [grid] = readContent(content(`${columns}${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join("")}<table:table-row table:default-cell-style-name="struck">${cell(null, "はい")}</table:table-row>`), "content.xml");
    expect(grid!.cells.map(({ text, unstruck }) => [text, unstruck])).toEqual([
      ["はい", ""], ["はい", undefined], ["はい", ""], ["はい", undefined],
      ["いいえ はい", "いいえ "], ["いいえはい", "はい"],
      ["はい", ""],
    ]);
  });
});

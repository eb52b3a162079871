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

describe("text that nobody sees in an OpenDocument cell", () => {
  it.each([
    [`fo:color="#FFFFFF"`, ``, true],
    [`fo:color="#ffffff"`, `fo:background-color="#ffffff"`, true],
    [`fo:color="#1f4e79"`, `fo:background-color="#1F4E79"`, true],
    [`fo:color="#ffffff"`, `fo:background-color="transparent"`, true],
    [`fo:color="#ffffff"`, `fo:background-color="#1f4e79"`, false],
    [`fo:color="#000000"`, ``, false],
  ])("%s before %s: %s", (colour, background, isUnseen) => {
    const own = `<style:style style:name="x" style:family="table-cell"><style:table-cell-properties ${background}/><style:text-properties ${colour}/></style:style>`;
    const [grid] = readContent(content(`<table:table-row>${cell("x", "はい")}${cell("plain", "いいえ")}</table:table-row>`).replace("</office:automatic-styles>", `${own}</office:automatic-styles>`), "content.xml");
    expect(grid!.cells.map(({ unstruck, unseen }) => [unstruck, unseen])).toEqual([isUnseen ? ["", true] : [undefined, undefined], [undefined, undefined]]);
  });
});

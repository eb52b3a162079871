import { describe, expect, it } from "vitest";
import { CellEdits, type CellValue, keyOf } from "./cell-edit.ts";
import { patchSheet } from "./patch-sheet.ts";

const sheet = (rows: string) => `<worksheet><cols><col min="1"/></cols><sheetData>${rows}</sheetData><mergeCells/></worksheet>`;

function patched(xml: string, cells: Readonly<Record<string, CellValue>>, stale: readonly number[] = []): string {
  const edits = new CellEdits();
  for (const [place, value] of Object.entries(cells)) {
    const [row, column] = place.split(":").map(Number) as [number, number];
    edits.set({ sheet: "S", row, column }, value);
  }
  return patchSheet(xml, "part", "S", edits, new Set(stale)).text;
}

const NEW = (address: string, text: string, style = "") => `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

describe("patching a sheet's own text", () => {
  it.each<[string, string, Readonly<Record<string, CellValue>>, string]>([
    ["a cell that is there keeps its style", '<row r="1"><c r="A1" s="4" t="s"><v>1</v></c><c r="B1"/></row>', { "0:0": "x" }, `<row r="1">${NEW("A1", "x", ' s="4"')}<c r="B1"/></row>`],
    ["a cell in between", '<row r="1"><c r="A1"/><c r="C1"/></row>', { "0:1": "x" }, `<row r="1"><c r="A1"/>${NEW("B1", "x")}<c r="C1"/></row>`],
    ["cells behind the last one, in the style of the row", '<row r="1" s="7" customFormat="1"><c r="A1"/></row>', { "0:0": 1, "0:1": "x", "0:3": true }, `<row r="1" s="7" customFormat="1"><c r="A1"><v>1</v></c>${NEW("B1", "x", ' s="7"')}<c r="D1" s="7" t="b"><v>1</v></c></row>`],
    ["cells that do not say where they stand", '<row r="1"><c r="A1"/><c/><c/></row>', { "0:2": 5, "0:4": 6 }, '<row r="1"><c r="A1"/><c/><c r="C1"><v>5</v></c><c r="E1"><v>6</v></c></row>'],
    ["a row without cells", '<row r="1"/><row r="3"><c r="A3"/></row>', { "0:0": 1, "1:0": 2, "3:0": 3 }, '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"/></row><row r="4"><c r="A4"><v>3</v></c></row>'],
    ["emptying", '<row r="1"><c r="A1" s="2"><v>1</v></c></row>', { "0:0": null }, '<row r="1"><c r="A1" s="2"/></row>'],
  ])("%s", (_, rows, cells, expected) => expect(patched(sheet(rows), cells)).toBe(sheet(expected)));

  it("drops stored results and keeps formulas", () => {
    const row = '<row r="1"><c r="A1" t="str"><f>B1</f><v>x</v></c><c r="B1"><v>1</v></c></row>';
    expect(patched(sheet(row), { "0:1": 2 }, [keyOf(0, 0)])).toBe(sheet('<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><v>2</v></c></row>'));
  });

  it("comes to the same however a row is looked through", () => {
    const rows = '<row r="1"><c r="A1" s="1"/><c r="B1" t="s"><v>1</v></c><c r="D1"><f>A1&gt;B1</f><v>2</v></c></row><row r="2"><c r="B2"/></row><row r="9" s="3" customFormat="1"><c r="A9"/></row>';
    // A comment anywhere, and every row is looked through cell by cell.
    const withComment = `<!-- c -->${sheet(rows)}`;
    for (let mask = 1; mask < 1 << 9; mask++) {
      const cells = Object.fromEntries(["0:0", "0:1", "0:2", "0:4", "1:0", "1:1", "1:2", "8:0", "8:5"].flatMap((place, i) => ((mask >> i) & 1 ? [[place, `t${i}`] as const] : [])));
      expect(patched(withComment, cells, [keyOf(0, 3)])).toBe(`<!-- c -->${patched(sheet(rows), cells, [keyOf(0, 3)])}`);
    }
  });
});

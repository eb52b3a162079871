import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadPdfLibrary } from "./pdf-library.ts";
import { findPdfObjects } from "./pdf-objects.ts";
import { withoutOutlines } from "./without-outlines.ts";

const folder = new URL("../../../../fixtures/pdf/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".pdf"));
const LATIN = new TextDecoder("latin1");
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** What the PDF library reads: every text with its place, width and font. */
async function textOf(bytes: Uint8Array): Promise<unknown[]> {
  const { getDocument } = await loadPdfLibrary();
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, verbosity: 0 });
  try {
    const document = await task.promise;
    const items: unknown[] = [];
    for (let number = 1; number <= document.numPages; number++)
      for (const item of (await (await document.getPage(number)).getTextContent()).items)
        // The library numbers its documents.
        items.push("fontName" in item ? { ...item, fontName: item.fontName.replace(/^g_d\d+/, "") } : item);
    return items;
  } finally {
    await task.destroy();
  }
}

describe("a PDF without the outlines of its letters", { timeout: 30_000 }, () => {
  it.each(files)("gives the same text: %s", async (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    const lean = withoutOutlines(bytes, findPdfObjects(bytes));
    expect(lean).toHaveLength(bytes.length);
    expect(LATIN.decode(lean)).not.toMatch(/\/FontFile|\/CharProcs\s*<<\s*\/g[1-9]/);
    expect(await textOf(lean)).toEqual(await textOf(bytes));
  });
});

const TABLE = "1 beginbfchar <01> <3042> endbfchar";
/** The objects of one font: what it says of itself, its descriptor and its table of letters. */
function fontOf({ font = "/Subtype/TrueType/Widths[500]/ToUnicode 3 0 R", name = "ABCDEF+Mincho", table = TABLE, more = "" }): string {
  return `1 0 obj\n<</Type/Font${font}/FontDescriptor 2 0 R>>\nendobj\n2 0 obj\n<</Type/FontDescriptor/FontName/${name}/FontFile2 9 0 R>>\nendobj\n3 0 obj\n<</Length ${table.length}>>\nstream\n${table}\nendstream\nendobj\n${more}`;
}
const leanOf = (text: string) => LATIN.decode(withoutOutlines(bytesOf(text), findPdfObjects(bytesOf(text))));
const DRAWN = "/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a 9 0 R>>";

describe("a font loses its outlines", () => {
  it.each([
    ["that names its letters", fontOf({})],
    ["of another kind", fontOf({ font: "/Subtype/Type1/Widths[500]/ToUnicode 3 0 R" })],
    ["that stands over another", fontOf({ font: "/Subtype/Type0/Encoding/Identity-H/ToUnicode 3 0 R" })],
    ["whose letters are drawn one by one", fontOf({ font: `${DRAWN}/FontBBox[0 0 900 900]` }).replace("/FontFile2 9 0 R", "")],
  ])("%s", (_, text) => {
    expect(leanOf(text)).not.toContain("9 0 R");
  });
});

describe("a font keeps its outlines", () => {
  it.each([
    ["without a table of its letters", fontOf({ font: "/Subtype/TrueType/Widths[500]" })],
    ["whose table is empty", fontOf({ table: "begincmap endcmap" })],
    ["whose table only has a name", fontOf({ font: "/Subtype/TrueType/Widths[500]/ToUnicode/Identity-H" })],
    ["that does not say how wide its letters are", fontOf({ font: "/Subtype/TrueType/ToUnicode 3 0 R" })],
    ["that the library may know by its name", fontOf({ name: "Arial" })],
    ["of symbols", fontOf({ name: "ABCDEF+OpenSymbol" })],
    ["for vertical writing", fontOf({ font: "/Subtype/Type0/Encoding/Identity-V/ToUnicode 3 0 R" })],
    ["that shares them with one that needs them", fontOf({ more: "4 0 obj\n<</Type/Font/Subtype/TrueType/Widths[500]/FontDescriptor 2 0 R>>\nendobj\n" })],
    ["that gives no size of its letters", fontOf({ font: `${DRAWN}/FontBBox[0 0 0 0]` })],
    ["in an encrypted file", fontOf({ more: "4 0 obj\n<</Encrypt 8 0 R>>\nendobj\n" })],
  ])("%s", (_, text) => {
    expect(leanOf(text)).toBe(text);
  });
});

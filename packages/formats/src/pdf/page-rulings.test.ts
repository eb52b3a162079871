import { readdirSync, readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { libraryRulings } from "./library-rulings.ts";
import { PageRulings } from "./page-rulings.ts";
import type { Ruling } from "./path-rulings.ts";
import { loadPdfLibrary } from "./pdf-library.ts";
import { findPdfObjects } from "./pdf-objects.ts";

const folder = new URL("../../../../fixtures/pdf/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".pdf"));

/** The lines of each page as found in its content (`null` where that was not tried), and as the PDF library finds them. */
async function bothWays(bytes: Uint8Array): Promise<{ own: readonly Ruling[] | null; library: readonly Ruling[] }[]> {
  const { getDocument } = await loadPdfLibrary();
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, maxImageSize: 1, verbosity: 0 });
  const pages = [];
  try {
    const document = await task.promise;
    const rulings = new PageRulings(bytes, findPdfObjects(bytes));
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push({ own: rulings.fromContent(page), library: await libraryRulings(page) });
    }
  } finally {
    await task.destroy();
  }
  return pages;
}

/** To a thousandth of a point: the library rounds some places to fewer digits. */
const rounded = (rulings: readonly Ruling[]) => rulings.map(({ y, from, to }) => [y, from, to].map((value) => Math.round(value * 1000) / 1000));

interface Made {
  readonly content: string;
  readonly page?: string;
  readonly stream?: string;
  readonly more?: string;
}

/** A PDF of one page with this content. */
function pdfOf({ content, page = "/Contents 4 0 R", stream = "/Filter /FlateDecode", more = "" }: Made): Uint8Array {
  const packed = stream.includes("FlateDecode") ? deflateSync(Buffer.from(content, "latin1")).toString("latin1") : content;
  return Buffer.from(
    `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</X1 6 0 R>>>>${page}>>\nendobj\n4 0 obj\n<<${stream}/Length ${packed.length}>>\nstream\n${packed}\nendstream\nendobj\n5 0 obj\n<</Length 12>>\nstream\n5 90 m 80 90 l S\nendstream\nendobj\n${more}trailer\n<</Root 1 0 R>>\n`,
    "latin1",
  );
}

describe("the lines on a page, found in its own content", () => {
  it.each(files)("are those that the PDF library finds: %s", { timeout: 60_000 }, async (file) => {
    for (const { own, library } of await bothWays(readFileSync(new URL(file, folder)))) {
      expect(own).not.toBeNull();
      expect(rounded(own!)).toEqual(rounded(library));
    }
  });

  it.each<[string, Made, number]>([
    ["strokes, also closed and curved ones", { content: "0 0 m 50 0 l 50 40 l s 10 100 m 60 100 l 80 110 90 120 95 130 c 200 130 l S" }, 3],
    ["boxes, filled when thin, stroked at any height", { content: "10 10 200 0.5 re f 10 30 200 20 re f 10 60 200 20 re S 10 90 200 0 re f* 0 0 5 5 re W n" }, 4],
    ["transformed and put back", { content: "q 1 0 0 -1 0 800 cm .5 0 0 .5 10 20 cm 0 0 m 100 0 l S Q 0 5 m 90 5 l S Q" }, 2],
    ["turned pages", { content: "100 10 m 100 90 l S 0 5 m 90 5 l S", page: "/Rotate 90/Contents 4 0 R" }, 1],
    ["texts, arrays, dictionaries and remarks that only look like drawing", { content: "BT /F1 9 Tf (0 0 m \\) (9 0 l) S) Tj [(1 0 l S) -20 <0030>] TJ ET /P <</MCID 0 /T (>> 0 0 m)>> BDC EMC % 0 0 m 9 9 l S\n0 5 m 90 5 l S" }, 1],
    ["several contents, a path begun in one and drawn in the next", { content: "0 5 m 90 5 l S 0 9 m", page: "/Contents [4 0 R 5 0 R]" }, 2],
    ["unpacked contents", { content: "0 5 m 90 5 l S", stream: "" }, 1],
    ["odd numbers", { content: "+0 -.5 m 90. -.50 l S 0 00012.500 m 99.25 12.5 l S" }, 2],
  ])("%s", async (_, made, count) => {
    const [page] = await bothWays(pdfOf(made));
    expect(page!.own).not.toBeNull();
    expect(rounded(page!.own!)).toEqual(rounded(page!.library));
    expect(page!.own).toHaveLength(count);
  });

  it.each<[string, Made]>([
    ["a drawing within the drawing", { content: "/X1 Do", more: "6 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 14>>\nstream\n0 5 m 90 5 l S\nendstream\nendobj\n" }],
    ["a picture between the operators", { content: "BI /W 1 /H 1 /CS /G /BPC 8 ID a EI 0 5 m 90 5 l S" }],
    ["an operator that nobody knows", { content: "0 5 m 90 5 l S xyz" }],
    ["too few numbers", { content: "5 m 90 5 l S" }],
    ["a content packed in another way", { content: "0 5 m 90 5 l S", stream: "/Filter /ASCIIHexDecode" }],
    ["a content that was packed twice", { content: "0 5 m 90 5 l S", stream: "/Filter [/ASCIIHexDecode /FlateDecode]" }],
    ["an object that the file holds twice", { content: "0 5 m 90 5 l S", more: "4 0 obj\n<</Length 2>>\nstream\nn \nendstream\nendobj\n" }],
    ["an encrypted file", { content: "0 5 m 90 5 l S", more: "9 0 obj\n<</Encrypt 8 0 R>>\nendobj\n" }],
  ])("leaves it to the PDF library: %s", (_, made) => {
    const page = { ref: { num: 3, gen: 0 }, getViewport: () => ({ transform: [1, 0, 0, -1, 0, 800] }) };
    const bytes = pdfOf(made);
    expect(new PageRulings(bytes, findPdfObjects(bytes)).fromContent(page as never)).toBeNull();
  });
});

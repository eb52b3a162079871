import type { Block, BlockStyle, DocumentContent } from "./docx-block.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** Width of the text on A4 with margins of 25 mm, in twentieths of a point. */
const TEXT_WIDTH = 9072;

const STYLE_IDS: Readonly<Record<BlockStyle, string>> = {
  title: "KaijiTitle",
  subtitle: "KaijiSubtitle",
  center: "KaijiCenter",
  "heading-1": "Heading1",
  "heading-2": "Heading2",
  text: "KaijiText",
  item: "KaijiItem",
  subitem: "KaijiSubitem",
  note: "KaijiNote",
};

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML. Characters that XML cannot carry become U+FFFD: they have no look in a document either. */
export function documentText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/** `word/document.xml` of a document. */
export function documentXml({ blocks, fillMarks }: Pick<DocumentContent, "blocks" | "fillMarks">): string {
  const body = blocks.map((block) => (block.kind === "table" ? tableXml(block, fillMarks) : paragraphXml(STYLE_IDS[block.style], block.text, fillMarks, block.startsPage === true)));
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${body.join("")}` +
    `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="720" w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`
  );
}

type Marks = DocumentContent["fillMarks"];

function paragraphXml(style: string, text: string, marks: Marks, startsPage: boolean): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${startsPage ? "<w:pageBreakBefore/>" : ""}</w:pPr>${runs(text, marks)}</w:p>`;
}

/** Places to fill in are marked yellow. */
function runs(text: string, { open, close }: Marks): string {
  const found: string[] = [];
  let from = 0;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, from)) {
    const end = text.indexOf(close, at);
    if (end < 0) break;
    found.push(run(text.slice(from, at), ""), run(text.slice(at, end + close.length), `<w:rPr><w:highlight w:val="yellow"/></w:rPr>`));
    from = end + close.length;
  }
  return `${found.join("")}${run(text.slice(from), "")}`;
}

function run(text: string, look: string): string {
  if (text === "") return "";
  const parts = text.split("\n").map((line) => line.split("\t").map((piece) => `<w:t xml:space="preserve">${documentText(piece)}</w:t>`).join("<w:tab/>"));
  return `<w:r>${look}${parts.join("<w:br/>")}</w:r>`;
}

function tableXml({ headings, rows, widths }: Extract<Block, { kind: "table" }>, marks: Marks): string {
  const wide = widths.map((width) => Math.round((TEXT_WIDTH * width) / 100));
  const border = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join("");
  const cell = (text: string, i: number, isHead: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${wide[i] ?? 0}" w:type="dxa"/>${isHead ? `<w:shd w:val="clear" w:color="auto" w:fill="E6ECF5"/>` : ""}</w:tcPr><w:p><w:pPr><w:pStyle w:val="KaijiCell"/></w:pPr>${runs(text, marks)}</w:p></w:tc>`;
  const row = (cells: readonly string[], isHead: boolean) => `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells.map((text, i) => cell(text, i, isHead)).join("")}</w:tr>`;
  // A document may not end with a table, nor two tables touch.
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${wide.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>` +
    `${row(headings, true)}${rows.map((cells) => row(cells, false)).join("")}</w:tbl><w:p/>`
  );
}

import { documentText } from "./document-xml.ts";

const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const PROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const GOTHIC = `<w:rFonts w:ascii="Yu Gothic" w:hAnsi="Yu Gothic" w:eastAsia="游ゴシック" w:cs="Yu Gothic"/>`;
const MINCHO = `<w:rFonts w:ascii="Yu Mincho" w:hAnsi="Yu Mincho" w:eastAsia="游明朝" w:cs="Yu Mincho"/>`;

interface StyleLook {
  readonly id: string;
  readonly name: string;
  /** Half points. */
  readonly size: number;
  readonly paragraph: string;
  readonly run?: string;
}

const STYLES: readonly StyleLook[] = [
  { id: "KaijiTitle", name: "Title", size: 48, paragraph: `<w:spacing w:before="3600" w:after="240"/><w:jc w:val="center"/>`, run: `${GOTHIC}<w:b/>` },
  { id: "KaijiSubtitle", name: "Subtitle", size: 28, paragraph: `<w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>`, run: GOTHIC },
  { id: "KaijiCenter", name: "Kaiji Center", size: 22, paragraph: `<w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>` },
  { id: "Heading1", name: "heading 1", size: 28, paragraph: `<w:keepNext/><w:spacing w:before="480" w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>`, run: `${GOTHIC}<w:b/>` },
  { id: "Heading2", name: "heading 2", size: 22, paragraph: `<w:keepNext/><w:spacing w:before="240" w:after="40"/><w:outlineLvl w:val="1"/>`, run: `${GOTHIC}<w:b/>` },
  { id: "KaijiText", name: "Kaiji Text", size: 21, paragraph: `<w:spacing w:line="320" w:lineRule="auto"/><w:ind w:left="210" w:firstLine="210"/>` },
  { id: "KaijiItem", name: "Kaiji Item", size: 21, paragraph: `<w:spacing w:line="320" w:lineRule="auto"/><w:ind w:left="420" w:hanging="210"/>` },
  { id: "KaijiSubitem", name: "Kaiji Subitem", size: 21, paragraph: `<w:spacing w:line="320" w:lineRule="auto"/><w:ind w:left="945" w:hanging="420"/>` },
  { id: "KaijiNote", name: "Kaiji Note", size: 18, paragraph: `<w:spacing w:before="120" w:after="120"/>` },
  { id: "KaijiCell", name: "Kaiji Cell", size: 18, paragraph: `<w:spacing w:before="20" w:after="20"/>` },
];

function stylesXml(): string {
  const styles = STYLES.map(
    ({ id, name, size, paragraph, run = "" }) =>
      `<w:style w:type="paragraph" w:customStyle="${name.startsWith("Kaiji") ? 1 : 0}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`,
  );
  return (
    `${DECLARATION}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${MINCHO}<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${styles.join("")}</w:styles>`
  );
}

function footerXml(text: string): string {
  const field = (name: string) => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  return `${DECLARATION}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">${documentText(text)}　</w:t></w:r>${field("PAGE")}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field("NUMPAGES")}</w:p></w:ftr>`;
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
}

/** Every part of the container but the document itself. */
export function fixedParts({ title, author, footer }: { readonly title: string; readonly author: string; readonly footer: string }): Record<string, string> {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  return {
    "[Content_Types].xml":
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `${override("/word/document.xml", `${PROCESSING}.document.main+xml`)}${override("/word/styles.xml", `${PROCESSING}.styles+xml`)}${override("/word/settings.xml", `${PROCESSING}.settings+xml`)}${override("/word/footer1.xml", `${PROCESSING}.footer+xml`)}${override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`,
    "_rels/.rels": relations([
      ["rId1", `${OFFICE}/officeDocument`, "word/document.xml"],
      ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "word/_rels/document.xml.rels": relations([
      ["rId1", `${OFFICE}/styles`, "styles.xml"],
      ["rId2", `${OFFICE}/settings`, "settings.xml"],
      ["rId3", `${OFFICE}/footer`, "footer1.xml"],
    ]),
    "word/styles.xml": stylesXml(),
    "word/settings.xml": `${DECLARATION}<w:settings xmlns:w="${WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    "word/footer1.xml": footerXml(footer),
    "docProps/core.xml": `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${documentText(title)}</dc:title><dc:creator>${documentText(author)}</dc:creator><dc:language>ja-JP</dc:language></cp:coreProperties>`,
  };
}

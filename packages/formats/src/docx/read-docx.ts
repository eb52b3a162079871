import type { Leftover, RuleParagraph } from "@kaiji/domain";
import { includesUtf16, startsWith } from "../byte-marks.ts";
import { readRelationships } from "../excel/relationships.ts";
import { ReadFailure } from "../read-failure.ts";
import { decodeXml } from "../xml/decode-xml.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import { openArchive, type Archive } from "../zip/archive.ts";
import { LIMITS, mebibytes } from "../zip/limits.ts";
import { readNumbering, type DocxNumbering } from "./docx-numbering.ts";
import { readStyles, type DocxStyle } from "./docx-styles.ts";

/** What a document's text comes to: its paragraphs, and text that stands beside them. */
export interface ReadParagraphs {
  readonly paragraphs: readonly RuleParagraph[];
  readonly beside: readonly Leftover[];
  /** Pictures that were left where they are. */
  readonly pictures: number;
}

/** The most that a rulebook can be. */
export const MOST = { paragraphs: 20_000, characters: 2_000_000 } as const;

/**
 * Reads the paragraphs of a Word document, with the numbers that Word shows and that stand in no text.
 * @throws ReadFailure when the bytes are no such document, are damaged or over a limit
 */
export function readDocx(bytes: Uint8Array): ReadParagraphs {
  requireDocument(bytes);
  const archive = openArchive(bytes);
  const main = [...readRelationships(archive, "").values()].find(({ type }) => type === "officeDocument")?.target;
  const xml = main === undefined ? null : archive.read(main);
  if (main === undefined || xml === null || !/<(?:\w+:)?document[\s>]/.test(decodeXml(xml.subarray(0, 4096)))) throw new ReadFailure("not-a-rulebook", { found: "zip" });
  const related = [...readRelationships(archive, main).values()];
  const read = (type: string) => {
    const target = related.find((relation) => relation.type === type)?.target ?? null;
    return { bytes: target === null ? null : archive.read(target), part: target ?? type };
  };
  const [numbers, styles] = [read("numbering"), read("styles")];
  const body = scanBody(decodeXml(xml), main, readNumbering(numbers.bytes, numbers.part), readStyles(styles.bytes, styles.part));
  return { ...body, beside: [...body.beside, ...besides(archive, related)] };
}

function requireDocument(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new ReadFailure("empty-file");
  if (bytes.length > LIMITS.file) throw new ReadFailure("too-large", { what: "file", limit: `${mebibytes(LIMITS.file)} MiB` });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new ReadFailure(includesUtf16(bytes, "EncryptedPackage") ? "document-password" : "not-a-rulebook", { found: "ole" });
  if (!startsWith(bytes, [0x50, 0x4b])) throw new ReadFailure("not-a-rulebook", { found: "unknown" });
}

/** Headers, footers and notes: shown to the person, in no clause. */
function besides(archive: Archive, related: readonly { readonly type: string; readonly target: string }[]): Leftover[] {
  const KINDS: Readonly<Record<string, Leftover["because"]>> = { header: "header", footer: "footer", footnotes: "note", endnotes: "note", comments: "note" };
  const plain = () => ({ heading: null, list: null, level: null, isContents: false });
  const found = related.flatMap(({ type, target }) => {
    const because = KINDS[type];
    const bytes = because === undefined ? null : archive.read(target);
    if (because === undefined || bytes === null) return [];
    return scanBody(decodeXml(bytes), target, readNumbering(null, ""), plain).paragraphs.map(({ text }): Leftover => ({ text, because }));
  });
  return found.filter(({ text }, i) => text.trim() !== "" && found.findIndex((other) => other.text === text) === i);
}

interface Paragraph {
  text: string;
  /** What was struck out of it. */
  deleted: string;
  style: string | null;
  list: string | null;
  level: number | null;
}

function scanBody(xml: string, part: string, numbering: DocxNumbering, styleOf: (id: string | null) => DocxStyle): ReadParagraphs {
  const paragraphs: RuleParagraph[] = [];
  const beside: Leftover[] = [];
  const open: Paragraph[] = [];
  const cells: string[][] = [];
  let row: string[] | null = null;
  // Text boxes stand inside the paragraph that holds them; AlternateContent says the same thing twice.
  let [boxes, skipped, deleted, tables, pictures, characters] = [0, 0, 0, 0, 0, 0];
  let isText = false;
  const count = (length: number) => {
    characters += length;
    if (characters > MOST.characters) throw new ReadFailure("rulebook-too-long", { limit: String(MOST.characters) });
  };
  const keep = (paragraph: RuleParagraph) => {
    if (paragraphs.push(paragraph) > MOST.paragraphs) throw new ReadFailure("rulebook-too-long", { limit: String(MOST.paragraphs) });
  };
  const leave = (text: string, because: Leftover["because"]) => {
    if (text.trim() !== "" && beside.push({ text, because }) > MOST.paragraphs) throw new ReadFailure("rulebook-too-long", { limit: String(MOST.paragraphs) });
  };
  const finish = (paragraph: Paragraph) => {
    leave(paragraph.deleted, "deleted");
    const text = paragraph.text;
    if (boxes > 0) return leave(text, "text-box");
    const style = styleOf(paragraph.style);
    const list = paragraph.list ?? style.list;
    const label = list === null || list === "0" ? null : numbering.next({ list, level: paragraph.level ?? style.level, style: paragraph.style });
    if (text.trim() === "" && label === null) return;
    if (style.isContents) return leave(text, "contents");
    const [cell] = cells.slice(-1);
    if (cell !== undefined) return void cell.push(`${label === null ? "" : `${label} `}${text.replaceAll("\n", "／")}`);
    const lines = text.split("\n").filter((line, i) => i === 0 || line.trim() !== "");
    for (const [i, line] of lines.entries()) keep({ text: line, ...(label === null || i > 0 ? {} : { label }), ...(style.heading === null || i > 0 ? {} : { heading: style.heading }) });
  };
  scanXml(xml, part, {
    open(name, attributes) {
      const current = open.at(-1);
      if (name === "Fallback" || name === "rt") skipped++;
      else if (skipped > 0) return;
      else if (name === "p") open.push({ text: "", deleted: "", style: null, list: null, level: null });
      else if (name === "txbxContent") boxes++;
      else if (name === "tbl") tables++;
      else if (name === "tr" && tables === 1) row = [];
      else if (name === "tc" && tables === 1) cells.push([]);
      else if (name === "del" || name === "moveFrom") deleted++;
      else if (name === "t" || name === "delText") isText = true;
      else if (name === "drawing" || name === "pict") pictures++;
      else if (current === undefined) return;
      else if (name === "pStyle") current.style = attribute(attributes, "val");
      else if (name === "numId" && deleted === 0) current.list = attribute(attributes, "val");
      else if (name === "ilvl") current.level = Number(attribute(attributes, "val") ?? 0);
      else if (name === "tab" || name === "br" || name === "cr" || name === "noBreakHyphen") {
        count(1);
        current.text += name === "tab" ? "\t" : name === "noBreakHyphen" ? "-" : "\n";
      }
    },
    close(name) {
      if (name === "Fallback" || name === "rt") skipped--;
      else if (skipped > 0) return;
      else if (name === "t" || name === "delText") isText = false;
      else if (name === "p") {
        const paragraph = open.pop();
        if (paragraph !== undefined) finish(paragraph);
      } else if (name === "txbxContent") boxes--;
      else if (name === "tc" && tables === 1) row?.push((cells.pop() ?? []).join("／"));
      else if (name === "tr" && tables === 1) {
        const text = (row ?? []).join("｜");
        if (text.replaceAll("｜", "").trim() !== "") keep({ text });
        row = null;
      } else if (name === "tbl") tables--;
      else if (name === "del" || name === "moveFrom") deleted--;
    },
    text(text) {
      const current = open.at(-1);
      if (!isText || skipped > 0 || current === undefined) return;
      count(text.length);
      if (deleted > 0) current.deleted += text;
      else current.text += text;
    },
  });
  return { paragraphs, beside, pictures };
}

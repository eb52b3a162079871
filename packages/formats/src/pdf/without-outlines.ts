import type { PdfObject, PdfObjects } from "./pdf-objects.ts";
import { unpackStream } from "./unpack-stream.ts";

const FONT = /\/Type\s*\/Font\b/;
const KIND = /\/Subtype\s*\/(Type0|TrueType|Type1|Type3)\b/;
const DESCENDANT = /\/DescendantFonts\s*\[\s*(\d+)\s+\d+\s+R\s*\]/;
const DESCRIPTOR = /\/FontDescriptor\s+(\d+)\s+\d+\s+R/;
const FONT_FILE = /\/FontFile[23]?\s+\d+\s+\d+\s+R/;
/** Part of a font under a name of its own, which the PDF library cannot take for a font that it knows. */
const OWN_NAME = /\/FontName\s*\/[A-Z]{6}\+/;
/** Where outlines are missing, the PDF library guesses the letters of these by their names. */
const SYMBOLS = /Symbol|Dingbats|Wingdings/i;
const HORIZONTAL = /\/Encoding\s*\/Identity-H\b/;
const TO_UNICODE = /\/ToUnicode\s+(\d+)\s+\d+\s+R/;
const FIRST_LETTER = /beginbf(?:char|range)\s*<[\dA-Fa-f]+>\s*</;
const CHAR_PROCS = /\/CharProcs\s*<<([^<>()]*)>>/;
const [BOX, MATRIX] = ["FontBBox", "FontMatrix"].map((key) => new RegExp(`/${key}\\s*\\[\\s*${Array(4).fill("(-?[\\d.]+)").join("\\s+")}`)) as [RegExp, RegExp];
/** Part of a letter. A font with a smaller box may have given a wrong one; then the PDF library measures its letters. */
const SMALLEST_BOX = 0.5;
/** A table of all letters of Japanese has some 200 KB. */
const LONGEST_TABLE = 512 * 1024;
/** A browser's print has some hundred. */
const MOST_FONTS = 1000;
const SPACE = 32;
/** `Type9`: no kind of font. */
const UNKNOWN = "9".charCodeAt(0);
const LATIN = new TextDecoder("latin1");

/**
 * A copy of a PDF without the outlines of its letters, for reading its text: the PDF library spends half of its time on
 * outlines. Which letter a code stands for and how wide it is, most fonts say in tables beside them. A font that does
 * not, or that is unusual in any way, keeps its outlines.
 */
export function withoutOutlines(bytes: Uint8Array, objects: PdfObjects): Uint8Array {
  const copy = new Uint8Array(bytes);
  const fonts = [...objects.values()].filter((object) => object !== null && FONT.test(object.text)) as PdfObject[];
  if (fonts.length > MOST_FONTS) return copy;
  const readable: { font: PdfObject; descriptor: number }[] = [];
  const needed = new Set<number>();
  for (const font of fonts) {
    const kind = KIND.exec(font.text)?.[1];
    if (kind === "Type3") dropDrawings(copy, font);
    // What stands below a Type0 font is looked at with it.
    const descriptor = kind === undefined || kind === "Type3" ? null : descriptorOf(font, objects);
    if (descriptor === null) continue;
    if (namesItsLetters(font, kind === "Type0", bytes, objects)) readable.push({ font, descriptor });
    else needed.add(descriptor);
  }
  for (const { font, descriptor } of readable) if (!needed.has(descriptor)) dropFile(copy, font, objects.get(descriptor) ?? null);
  return copy;
}

function descriptorOf({ text }: PdfObject, objects: PdfObjects): number | null {
  const descendant = DESCENDANT.exec(text);
  const holder = descendant === null ? text : (objects.get(Number(descendant[1]))?.text ?? "");
  const descriptor = DESCRIPTOR.exec(holder);
  return descriptor === null ? null : Number(descriptor[1]);
}

/** Whether a table says which letters a font's codes stand for. Vertical writing has letters of its own. */
function namesItsLetters({ text }: PdfObject, isComposite: boolean, bytes: Uint8Array, objects: PdfObjects): boolean {
  const table = TO_UNICODE.exec(text);
  if (table === null || (isComposite ? !HORIZONTAL.test(text) : !text.includes("/Widths"))) return false;
  const letters = unpackStream(bytes, objects.get(Number(table[1])) ?? null, LONGEST_TABLE);
  return letters !== null && FIRST_LETTER.test(LATIN.decode(letters));
}

function dropFile(copy: Uint8Array, font: PdfObject, descriptor: PdfObject | null): void {
  const file = descriptor === null ? null : FONT_FILE.exec(descriptor.text);
  if (descriptor === null || file === null || !OWN_NAME.test(descriptor.text) || SYMBOLS.test(descriptor.text)) return;
  copy.fill(SPACE, descriptor.at + file.index, descriptor.at + file.index + file[0].length);
  // Codes without a name would be spaces in a Type1 font without outlines; in a font of an unknown kind they are not.
  const kind = KIND.exec(font.text)!;
  if (kind[1] === "Type1") copy[font.at + kind.index + kind[0].length - 1] = UNKNOWN;
}

/** Takes the drawings of letters out of a Type3 font, which never names them there. */
function dropDrawings(copy: Uint8Array, font: PdfObject): void {
  const drawings = CHAR_PROCS.exec(font.text);
  const [box, matrix] = [BOX, MATRIX].map((pattern) => pattern.exec(font.text)?.slice(1).map(Number));
  if (drawings === null || box === undefined || matrix === undefined) return;
  const size = Math.hypot((box[2]! - box[0]!) * matrix[0]!, (box[3]! - box[1]!) * matrix[3]!);
  if (!(size >= SMALLEST_BOX)) return;
  const end = font.at + drawings.index + drawings[0].length - 2;
  copy.fill(SPACE, end - drawings[1]!.length, end);
}

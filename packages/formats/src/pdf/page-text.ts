/** A piece of text on a page. Points (1/72 inch); x to the right, y downwards from the page's top to the baseline. */
export interface TextPiece {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
  /** Page from 1, and how far `x` was moved because that page continues another one to the right. */
  readonly page: number;
  readonly shift: number;
  readonly font: string;
  /** Where pieces that touch were joined: index in the text, and x. A cell may end there, above all where the font goes on. */
  readonly seams?: readonly Seam[];
  /** No column parts it, wherever its words stand. */
  readonly isWhole?: boolean;
}

export interface Seam {
  readonly at: number;
  readonly x: number;
  readonly isSameFont: boolean;
}

/** One page's text in reading order, as it was drawn. */
export interface PageText {
  /** Page number from 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
}

/** What the PDF library gives for a run of letters. */
export interface RawText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

/**
 * Turns the library's runs into pieces as a reader sees the page, turned pages included. Slanted text (stamps,
 * watermarks) and text printed twice over itself are left out; radicals and ligatures become common letters.
 * @param view the page's viewport transform at scale 1
 * @param page its number from 1
 */
export function makePieces(runs: readonly RawText[], view: readonly number[], page: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const run of runs) {
    const text = levelLetters(run.str);
    const trimmed = text.trim();
    if (trimmed === "") continue;
    const [a, b, c, d, e, f] = multiply(view, run.transform);
    if (Math.abs(b!) > Math.abs(a!) * 0.05 || a! <= 0) continue;
    const size = Math.hypot(c!, d!);
    const units = letterUnits(text);
    const before = letterUnits(text.slice(0, text.length - text.trimStart().length));
    const after = letterUnits(text.slice(text.trimEnd().length));
    const scale = units === 0 ? 0 : run.width / units;
    const piece = { text: trimmed, x: e! + before * scale, right: e! + run.width - after * scale, y: f!, size, page, shift: 0, font: run.fontName };
    const previous = pieces.at(-1);
    const isOverprint =
      previous !== undefined && previous.text === piece.text && Math.abs(previous.x - piece.x) < 1.5 && Math.abs(previous.y - piece.y) < 1.5;
    if (!isOverprint) pieces.push(piece);
  }
  return pieces;
}

/** Kangxi radicals and ligatures that fonts put in place of common letters; everything else stays as it is. */
function levelLetters(text: string): string {
  return text.replaceAll(/[\u2E80-\u2FDF\uF900-\uFAFF\uFB00-\uFB06]/g, (letter) => letter.normalize("NFKC")).replaceAll(/[\u0000\u00AD\u200B]/g, "");
}

/** Width of a text in halves of a full-width letter: for estimating where in a run a letter stands. */
export function letterUnits(text: string): number {
  let units = 0;
  for (const letter of text) units += isWide(letter.codePointAt(0)!) ? 2 : 1;
  return units;
}

/** Kana, kanji and all behind them; marks such as … ※ ① ○ ☑. */
function isWide(code: number): boolean {
  if (code < 0x2010 || code >= 0x2e80) return code >= 0x2e80;
  return code <= 0x2027 || (code >= 0x2030 && code <= 0x203b) || (code >= 0x2460 && code <= 0x27bf);
}

function multiply(m: readonly number[], n: readonly number[]): number[] {
  return [
    m[0]! * n[0]! + m[2]! * n[1]!,
    m[1]! * n[0]! + m[3]! * n[1]!,
    m[0]! * n[2]! + m[2]! * n[3]!,
    m[1]! * n[2]! + m[3]! * n[3]!,
    m[0]! * n[4]! + m[2]! * n[5]! + m[4]!,
    m[1]! * n[4]! + m[3]! * n[5]! + m[5]!,
  ];
}

import { levelText } from "../recognise/level-text.ts";
import { parseAnswer } from "../recognise/parse-answer.ts";
import type { Vocabulary } from "../recognise/vocabulary.ts";
import { hasNumber, isHeaderLine } from "./table-lines.ts";
import type { TextPiece } from "./page-text.ts";
import { TextLine } from "./text-lines.ts";

/** A page with the pages that continue it to the right, as a program prints a sheet wider than its paper. */
export interface WidePage {
  readonly lines: readonly TextLine[];
  readonly width: number;
}

interface Growing {
  lines: TextLine[];
  width: number;
  /** Left edge of what is printed, and the width of the printed area. */
  readonly left: number;
}

/** Lines of two pages of one sheet stand at the same height up to this. */
const SAME_HEIGHT = 0.8;

/** A header has at most this many letters. */
const LONGEST_HEADER = 20;

/** Puts pages that only continue an earlier page's rows to the right beside that page. */
export function joinSidePages(pages: readonly WidePage[], vocabulary: Vocabulary): WidePage[] {
  const result: Growing[] = [];
  const margin = Math.min(...pages.map((page) => leftEdge(page.lines)).filter((x) => x > 5), 72);
  let run = 0;
  let base = -1;
  let wasSide = false;
  for (const page of pages) {
    const candidates = wasSide ? [base + 1, ...indexes(run, result.length)] : indexes(run, result.length);
    const found = candidates.find((i) => result[i] !== undefined && continues(page, result[i], margin, wasSide && i === base + 1, vocabulary));
    if (found === undefined) {
      if (wasSide) run = result.length;
      wasSide = false;
      base = -1;
      result.push({ lines: [...page.lines], width: page.width, left: leftEdge(page.lines) });
    } else {
      append(result[found]!, page, margin);
      wasSide = true;
      base = found;
    }
  }
  return result.map(({ lines, width }) => ({ lines, width }));
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function leftEdge(lines: readonly TextLine[]): number {
  return Math.min(...lines.map((line) => line.pieces[0]!.x), Number.POSITIVE_INFINITY);
}

function continues(page: WidePage, base: Growing, margin: number, isNext: boolean, vocabulary: Vocabulary): boolean {
  const { lines } = page;
  if (lines.length === 0) return false;
  const matched = lines.map((line) => findLine(base.lines, line.y));
  const share = matched.filter((line) => line !== undefined).length / lines.length;
  const own = lines.filter((line) => hasNumber(line, vocabulary)).length;
  if (own > 3 && own > lines.length * 0.3) return false;
  const header = base.lines.find((line) => isHeaderLine(line, vocabulary));
  const beside = header === undefined ? undefined : findLine(lines, header.y);
  if (beside !== undefined && own === 0 && beside.pieces.every((piece) => isHeader(piece, vocabulary))) return true;
  if (isNext && own === 0 && answersNumbers(lines, base.lines, vocabulary)) return true;
  if (share < 0.8) return false;
  // A text that begins left of the margin began on the page before.
  return isNext || lines.some((line, i) => line.pieces[0]!.x < margin - 6 && isCutOff(matched[i], base));
}

/** Whether a page has about as many answers as the other has numbers: in rows of several lines the two stand at different heights. */
function answersNumbers(lines: readonly TextLine[], base: readonly TextLine[], vocabulary: Vocabulary): boolean {
  const numbers = base.filter((line) => hasNumber(line, vocabulary)).length;
  const answers = lines.filter((line) => line.pieces.some(({ text }) => parseAnswer(text, vocabulary).kind === "answer")).length;
  return answers >= 3 && answers * 2 >= numbers && answers <= numbers + 1;
}

function isHeader(piece: TextPiece, vocabulary: Vocabulary): boolean {
  const level = levelText(piece.text);
  // `備考2` and a sentence are entries of a list.
  if (level.length > LONGEST_HEADER || /\d$/.test(level)) return false;
  const { answer, remark, remarkNumber, input } = vocabulary.headers;
  return [answer, remark, remarkNumber, input].some((list) => list.isIn(level)) || vocabulary.answerOf.has(level);
}

function findLine(lines: readonly TextLine[], y: number): TextLine | undefined {
  return lines.find((line) => Math.abs(line.y - y) < SAME_HEIGHT);
}

/** Whether a line runs into the right edge of what is printed on its page. */
function isCutOff(line: TextLine | undefined, base: Growing): boolean {
  const last = line?.pieces.at(-1);
  return last !== undefined && last.right > base.width - 90;
}

function append(base: Growing, page: WidePage, margin: number): void {
  const shift = base.width - margin + 12;
  const lines = [...base.lines];
  for (const line of page.lines) {
    const at = lines.findIndex((other) => Math.abs(other.y - line.y) < SAME_HEIGHT);
    const moved = line.pieces.map((piece) => movePiece(piece, shift));
    if (at < 0) lines.push(new TextLine(base.lines[0]?.page ?? line.page, line.y, line.size, moved));
    else lines[at] = lines[at]!.with(joinCut(lines[at]!.pieces, moved, line.pieces[0]!.x < margin - 6));
  }
  base.lines = lines.toSorted((a, b) => a.y - b.y);
  base.width = shift + page.width;
}

function movePiece(piece: TextPiece, by: number): TextPiece {
  const seams = (piece.seams ?? []).map((seam) => ({ ...seam, x: seam.x + by }));
  return { ...piece, x: piece.x + by, right: piece.right + by, shift: piece.shift + by, seams };
}

/** A text cut by the paper's edge is printed again from some letters before the cut. */
function joinCut(left: readonly TextPiece[], right: readonly TextPiece[], isCut: boolean): TextPiece[] {
  const last = left.at(-1);
  const [first] = right;
  if (!isCut || last === undefined || first === undefined) return [...left, ...right];
  const pieces = [...left.slice(0, -1), { ...last, text: joinOverlap(last.text, first.text) }];
  return [...pieces, ...right.slice(1)];
}

function joinOverlap(left: string, right: string): string {
  for (let length = Math.min(left.length, right.length); length > 0; length--)
    if (left.endsWith(right.slice(0, length))) return left + right.slice(length);
  return left + right;
}

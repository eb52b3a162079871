import { levelText } from "../recognise/level-text.ts";
import { parseItemNumbers, splitLeadingNumber } from "../recognise/parse-item-numbers.ts";
import { bare, type Vocabulary } from "../recognise/vocabulary.ts";
import { TextMemory } from "../text-memory.ts";
import type { TextPiece } from "./page-text.ts";
import { cuttingPlaces, type TextLine } from "./text-lines.ts";

const kindsOfWords = new WeakMap<Vocabulary, TextMemory<string | null>>();

function kindsIn(vocabulary: Vocabulary): TextMemory<string | null> {
  let kinds = kindsOfWords.get(vocabulary);
  if (kinds === undefined) kindsOfWords.set(vocabulary, (kinds = new TextMemory((word) => headerKind(word, vocabulary))));
  return kinds;
}

/** Whether a line carries an item number: alone in a piece, or in front of a text at the line's beginning. */
export function hasNumber(line: TextLine, vocabulary: Vocabulary): boolean {
  return (line.isNumbered ??= findNumber(line, vocabulary));
}

function findNumber(line: TextLine, vocabulary: Vocabulary): boolean {
  if (vocabulary.isFieldLabel(line.pieces[0]!.text)) return false;
  return numberPiece(line) !== undefined;
}

function numberPiece({ pieces }: TextLine): TextPiece | undefined {
  return pieces.find((piece, i) => parseItemNumbers(piece.text) !== null || ((i === 0 || piece.isWhole === true) && splitLeadingNumber(piece.text) !== null));
}

/** Whether a line names columns: two pieces of it are headers, one of them of the answers or the numbers. */
export function isHeaderLine(line: TextLine, vocabulary: Vocabulary): boolean {
  return (line.isHeader ??= namesColumns(line, vocabulary));
}

function namesColumns(line: TextLine, vocabulary: Vocabulary): boolean {
  const kinds = new Set<string>();
  const memory = kindsIn(vocabulary);
  for (const { text } of line.pieces) {
    if (text.length > 60) continue;
    for (const word of /[ \u3000]/.test(text) ? [text, ...text.split(/[ \u3000]/)] : [text]) {
      const kind = memory.of(word);
      if (kind !== null) kinds.add(kind);
    }
  }
  const marks = [...kinds].filter((kind) => kind.startsWith("answer ")).length;
  // はい | いいえ | 対象外 in one line head columns; はい alone answers an item.
  return (kinds.size - marks >= 2 && (kinds.has("answer") || kinds.has("number"))) || marks >= 2;
}

/**
 * What a text heads as a column of numbers, questions, answers or remarks; `null` when it heads none of them. It may
 * explain itself in brackets: 回答（はい・いいえ・対象外）.
 */
export function columnHeadedBy(text: string, vocabulary: Vocabulary): string | null {
  const kind = text.length > MOST_LETTERS ? null : (kindsIn(vocabulary).of(text) ?? kindsIn(vocabulary).of(text.replace(/[(（][^()（）]*[)）]$/, "")));
  return kind === null || kind.startsWith("answer ") ? null : kind;
}

/** A header has so many letters at most, what it explains included. */
const MOST_LETTERS = 40;

function headerKind(text: string, vocabulary: Vocabulary): string | null {
  if (text.length > MOST_LETTERS) return null;
  const level = bare(levelText(text).replace(vocabulary.codeAtStart, ""));
  const { headers } = vocabulary;
  if (headers.number.is(level)) return "number";
  if (headers.remark.is(level) || headers.remarkNumber.is(level)) return "remark";
  if (headers.answer.is(level)) return "answer";
  if (headers.question.is(level)) return "question";
  const answer = vocabulary.answerOf.get(level);
  return answer === undefined ? null : `answer ${answer}`;
}

/** Lines further apart than this many letter heights do not belong to one row. */
const FAR = 2.3;
/** Fewer lines that begin below the numbers are headings. */
const FEW = 3;
/** A header stands at most this many lines above the first number, but on a page that goes on with a row of many lines. */
const MOST_ABOVE = 6;

/**
 * The lines of a table: from its header, or else its first item number, to the end of the row of its last item number.
 * @param goesOn the page continues a table: what stands above its first number may belong to the row before
 * @param pitch `pitchOfSharedCells` of all pages of the table, where they are known
 */
export function tableLines(lines: readonly TextLine[], vocabulary: Vocabulary, goesOn = false, pitch = pitchOfSharedCells([lines], vocabulary)): readonly TextLine[] {
  const numbered = lines.map((line) => hasNumber(line, vocabulary));
  const first = numbered.indexOf(true);
  if (first < 0) return [];
  const left = leftOfNumbers(lines, numbered);
  const last = numbered.lastIndexOf(true);
  const from = pitch === null ? left + 3 : left - 1;
  // A chapter's name may stand left of the numbers on any line of a row.
  const isIn = ({ pieces }: TextLine) => pieces[0]!.x >= from || (pieces[0]!.x < left - 3 && pieces.some(({ x }) => x >= from || Math.abs(x - left) <= 1)) || runsInto(pieces[0]!, left, pitch !== null);
  const isInside = (line: TextLine, beside: TextLine) => isIn(line) && Math.abs(line.y - beside.y) <= (pitch ?? FAR * line.size);
  // A title such as 第6.0版対応 may look like a number; the header comes after it.
  const above = goesOn ? first : MOST_ABOVE;
  const header = lines.findIndex((line, i) => i >= first - above && numbered.slice(first, i).filter(Boolean).length <= 2 && isHeaderLine(line, vocabulary));
  let start = header < 0 ? first : header;
  if (goesOn && header < 0) while (start > 0 && isInside(lines[start - 1]!, lines[start]!)) start--;
  let end = last;
  while (end + 1 < lines.length && isInside(lines[end + 1]!, lines[end]!)) end++;
  return lines.slice(start, end + 1);
}

/**
 * How far apart the lines of a question are where it shares a cell with its number, so that they begin where the number
 * does; `null` where numbers have a column.
 */
export function pitchOfSharedCells(pages: readonly (readonly TextLine[])[], vocabulary: Vocabulary): number | null {
  const gaps = pages.flatMap((lines) => {
    const numbered = lines.map((line) => hasNumber(line, vocabulary));
    const [first, last] = [numbered.indexOf(true), numbered.lastIndexOf(true)];
    if (first < 0) return [];
    const left = leftOfNumbers(lines, numbered);
    return lines.flatMap((line, i) => (first < i && i < last && !numbered[i] && line.pieces.some(({ x }) => Math.abs(x - left) <= 1) ? [line.y - lines[i - 1]!.y] : []));
  });
  return gaps.length < FEW ? null : gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]! * 1.15;
}

function leftOfNumbers(lines: readonly TextLine[], numbered: readonly boolean[]): number {
  return Math.min(...lines.filter((_, i) => numbered[i]).map((line) => (numberPiece(line) ?? line.pieces[0]!).x));
}

/** Whether a chapter's name looks like one text with the number beside it, or with a question that shares its cell. */
function runsInto(piece: TextPiece, left: number, sharesCell: boolean): boolean {
  if (piece.x >= left - 3) return false;
  return cuttingPlaces(piece).some(({ at, next }) => Math.abs(next - left) <= 1 && (sharesCell || parseItemNumbers(piece.text.slice(at).trim()) !== null));
}

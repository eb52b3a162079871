import { levelText } from "../recognise/level-text.ts";
import { bare, type Vocabulary } from "../recognise/vocabulary.ts";
import type { TextPiece } from "./page-text.ts";
import { cuttingPlaces, partOf, type TextLine } from "./text-lines.ts";

/** Options of one cell stand at most this many letters apart. */
const APART = 4;

/** `☑はい` `□いいえ` `□対象外` beside each other are one cell in which an option is ticked; the last may go on in the next line. */
export function joinOptions(line: TextLine, vocabulary: Vocabulary): TextLine {
  const parts = line.pieces.flatMap((piece) => splitBehindOption(piece, vocabulary));
  if (parts.filter((piece) => isOption(piece.text, vocabulary)).length < 2) return line;
  const pieces: TextPiece[] = [];
  for (const piece of parts) {
    const last = pieces.at(-1);
    const joins = last !== undefined && beginsOption(piece.text, vocabulary) && endsInOption(last.text, vocabulary) && piece.x - last.right < APART * piece.size;
    if (joins) pieces[pieces.length - 1] = { ...last, text: `${last.text}\u3000${piece.text}`, right: piece.right, isWhole: true };
    else pieces.push(piece);
  }
  return line.with(pieces);
}

/** `□対象外 備考1`: what stands behind an option, in a cell of its own or as the next option. */
function splitBehindOption(piece: TextPiece, vocabulary: Vocabulary): TextPiece[] {
  if (markedWord(piece.text, vocabulary) === null) return [piece];
  const place = cuttingPlaces(piece).find(({ at }) => isOption(piece.text.slice(0, at), vocabulary));
  if (place === undefined) return [piece];
  const rest = partOf(piece, place.at, piece.text.length, place.next, piece.right);
  return [partOf(piece, 0, place.at, piece.x, place.x), ...splitBehindOption(rest, vocabulary)];
}

/** Whether a text is options of an answer, of which some may be ticked. */
export function isOptions(text: string, vocabulary: Vocabulary): boolean {
  const parts = text.split("\u3000");
  return parts.every((part, i) => (i + 1 < parts.length || i === 0 ? isOption(part, vocabulary) : beginsOption(part, vocabulary)));
}

function endsInOption(text: string, vocabulary: Vocabulary): boolean {
  return isOption(text.split("\u3000").at(-1)!, vocabulary);
}

function isOption(text: string, vocabulary: Vocabulary): boolean {
  const word = markedWord(text, vocabulary);
  return word !== null && vocabulary.answerOf.has(word);
}

/** `□対象`, which goes on with 外, too. */
function beginsOption(text: string, vocabulary: Vocabulary): boolean {
  const word = markedWord(text, vocabulary);
  return word !== null && word !== "" && [...vocabulary.answerOf.keys()].some((answer) => answer.startsWith(word));
}

/** What stands behind a mark; `null` without one. */
function markedWord(text: string, vocabulary: Vocabulary): string | null {
  const [mark, ...rest] = [...text.trim()];
  if (mark === undefined || !(vocabulary.on.has(mark) || vocabulary.off.has(mark))) return null;
  return bare(levelText(rest.join("")));
}

import { levelText } from "../recognise/level-text.ts";
import { bare, type Vocabulary } from "../recognise/vocabulary.ts";
import type { TextPiece } from "./page-text.ts";
import type { TextLine } from "./text-lines.ts";

/** Options of one cell stand at most this many letters apart. */
const APART = 4;

/** `☑はい` `□いいえ` `□対象外` beside each other are one cell in which an option is ticked. */
export function joinOptions(line: TextLine, vocabulary: Vocabulary): TextLine {
  if (line.pieces.filter((piece) => isOption(piece.text, vocabulary)).length < 2) return line;
  const pieces: TextPiece[] = [];
  for (const piece of line.pieces) {
    const last = pieces.at(-1);
    const joins = last !== undefined && isOption(piece.text, vocabulary) && endsInOption(last.text, vocabulary) && piece.x - last.right < APART * piece.size;
    if (joins) pieces[pieces.length - 1] = { ...last, text: `${last.text}\u3000${piece.text}`, right: piece.right };
    else pieces.push(piece);
  }
  return { ...line, pieces };
}

function endsInOption(text: string, vocabulary: Vocabulary): boolean {
  return isOption(text.split("\u3000").at(-1)!, vocabulary);
}

function isOption(text: string, vocabulary: Vocabulary): boolean {
  const [mark, ...rest] = [...text.trim()];
  if (mark === undefined || !(vocabulary.on.has(mark) || vocabulary.off.has(mark))) return false;
  return vocabulary.answerOf.has(bare(levelText(rest.join(""))));
}

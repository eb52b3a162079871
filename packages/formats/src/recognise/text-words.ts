import type { ItemNumber } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { GridMemory } from "../grid/grid-memory.ts";
import { levelText } from "./level-text.ts";
import { parseItemNumbers, splitLeadingNumber } from "./parse-item-numbers.ts";
import { findTitleForms } from "./titles.ts";
import type { FormVocabulary, Vocabulary } from "./vocabulary.ts";
import { WordMemory } from "./word-memory.ts";

/** What a cell's text says by itself, wherever it stands. */
export interface TextWords {
  /** It is the label of a basic field. */
  readonly isLabel: boolean;
  /** The numbers of items that it consists of; `null` when it holds anything else. */
  readonly numbers: readonly ItemNumber[] | null;
  /** As `numbers`, or the one that it begins with (`4.1　利用者の認証`). */
  readonly inline: readonly ItemNumber[] | null;
  /** The forms whose title stands in it. */
  readonly titleForms: readonly FormVocabulary[];
  /** It may be the end of a title that is cut into the cells of a row. */
  readonly endsLikeTitle: boolean;
}

/** What a text says by itself. */
export function findTextWords(text: string, vocabulary: Vocabulary): TextWords {
  return textWords.of(text, vocabulary);
}

const NOTHING: TextWords = { isLabel: false, numbers: null, inline: null, titleForms: [], endsLikeTitle: false };

const textWords = new WordMemory((text, vocabulary): TextWords => {
  const isLabel = text.length <= 40 && vocabulary.isFieldLabel(text);
  const whole = parseItemNumbers(text);
  const numbers = whole ?? parseNumbering(text, vocabulary);
  const leading = whole === null ? splitLeadingNumber(text) : null;
  const inline = leading === null ? whole : [leading.number];
  const titleForms = findTitleForms(levelText(text), vocabulary);
  const endsLikeTitle = vocabulary.endsLikeTitle(text);
  const isNothing = !isLabel && numbers === null && inline === null && titleForms.length === 0 && !endsLikeTitle;
  return isNothing ? NOTHING : { isLabel, numbers, inline, titleForms, endsLikeTitle };
});

/** A number such as MPII-2.1, of a form that numbers so. */
function parseNumbering(text: string, { numbering }: Vocabulary): ItemNumber[] | null {
  // Such a number begins with a Latin letter or a digit; most cells do not.
  if (numbering === null || text.length > 20 || text.charCodeAt(0) > 0x3000) return null;
  const level = text.trim().toUpperCase();
  return numbering.test(level) ? [level] : null;
}

const foundIn = new GridMemory<{ readonly vocabulary: Vocabulary; readonly words: readonly (TextWords | null)[] }>();

/** What each cell of a sheet says by itself, in the order of its cells, looked up once; `null` for what is no text. */
export function textWordsOf(grid: Grid, vocabulary: Vocabulary): readonly (TextWords | null)[] {
  const found = foundIn.get(grid);
  if (found?.vocabulary === vocabulary) return found.words;
  const words = grid.cells.map((cell) => (cell.kind === "text" ? textWords.of(cell.text, vocabulary) : null));
  foundIn.set(grid, { vocabulary, words });
  return words;
}

import type { Answer } from "@kaiji/domain";
import { isBlank, levelText } from "./level-text.ts";
import { bare, type Vocabulary } from "./vocabulary.ts";
import { WordMemory } from "./word-memory.ts";

/** What an answer cell says. `reference`: a remark number that stands in the same cell (`はい※1`). */
export type ParsedAnswer =
  | { readonly kind: "answer"; readonly answer: Answer; readonly reference?: string }
  | { readonly kind: "blank" }
  | { readonly kind: "other" };

const BLANK: ParsedAnswer = { kind: "blank" };
/** No spelling of an answer is longer than this; a longer text is a text. */
const LONGEST = 60;
const OTHER: ParsedAnswer = { kind: "other" };

/** Reads the words of one answer cell. Anything but one clear answer is `other`. */
export function parseAnswer(text: string, vocabulary: Vocabulary): ParsedAnswer {
  return parsed.of(text, vocabulary);
}

const parsed = new WordMemory(parseWords);

function parseWords(text: string, vocabulary: Vocabulary): ParsedAnswer {
  if (text.length > LONGEST) return isBlank(text) ? BLANK : OTHER;
  const level = levelText(text);
  if (level === "") return BLANK;
  const plain = vocabulary.answerOf.get(level) ?? vocabulary.answerOf.get(bare(level));
  if (plain !== undefined) return { kind: "answer", answer: plain };
  const inTwoTongues = sameInAllParts(level, vocabulary);
  if (inTwoTongues !== null) return { kind: "answer", answer: inTwoTongues };
  if (!vocabulary.answerWords.some(({ word }) => word.length > 1 && level.includes(word))) return OTHER;
  const referred = /^(.+?)(?:[([【]|[→⇒➡:、,]|->)?((?:備考|補足|注記|注釈|注|※|\*)(?:no\.?)?\d{1,3}(?:[,、・/](?:備考|補足|注記|注釈|注|※|\*)?\d{1,3})*)(?:を?参照)?[)\]】]?(?:を?参照)?$/.exec(level);
  if (referred !== null) {
    const answer = vocabulary.answerOf.get(bare(referred[1]!));
    if (answer !== undefined) return { kind: "answer", answer, reference: referred[2]! };
  }
  // いいえ（1）: the number in brackets is a remark's.
  const numbered = /^(\D+)[([【](\d{1,3}(?:[,、・]\d{1,3})*)[)\]】]$/.exec(level);
  const before = numbered === null ? undefined : vocabulary.answerOf.get(bare(numbered[1]!));
  if (before !== undefined) return { kind: "answer", answer: before, reference: numbered![2]! };
  const choice = /^[([]?[1-3][.:)\]]?(\D.*)$/.exec(level);
  const chosen = choice === null ? undefined : vocabulary.answerOf.get(bare(choice[1]!));
  if (chosen !== undefined) return { kind: "answer", answer: chosen };
  return parseBoxes(level, vocabulary);
}

/** `はい / Yes`, `対象外（N/A）`: one answer said twice. */
function sameInAllParts(level: string, vocabulary: Vocabulary): Answer | null {
  const parts = level.replaceAll("n/a", "na").split(/[/()|・]/).filter((part) => part !== "");
  const answers = new Set(parts.map((part) => vocabulary.answerOf.get(bare(part))));
  const [answer] = answers;
  return parts.length > 1 && answers.size === 1 && answer !== undefined ? answer : null;
}

/** `☑はい□いいえ□対象外`, `[x]はい[ ]いいえ`, `○はい` in one cell: exactly one option marked. */
function parseBoxes(level: string, vocabulary: Vocabulary): ParsedAnswer {
  const text = level.replaceAll(/[([]([^()[\]]?)[)\]]/g, (all, mark: string) => (mark === "" ? "□" : mark === "x" || vocabulary.on.has(mark) || CIRCLES.has(mark) ? "☑" : all));
  const pieces = splitOptions(text, vocabulary);
  const marks = pieces === null ? null : marksOf(pieces.gaps);
  if (pieces === null || marks === null) return OTHER;
  const filled = marks.some((mark) => vocabulary.on.has(mark) && !CIRCLES.has(mark));
  const chosen: Answer[] = [];
  let empty = 0;
  for (const [i, mark] of marks.entries()) {
    if (mark === "") continue;
    // An open circle chooses, unless a filled mark stands beside another option.
    if (CIRCLES.has(mark) ? !filled : vocabulary.on.has(mark)) chosen.push(pieces.options[i]!);
    else if (CIRCLES.has(mark) || vocabulary.off.has(mark)) empty++;
    else return OTHER;
  }
  if (chosen.length === 1) return { kind: "answer", answer: chosen[0]! };
  // A cross at an option may choose it or rule it out: only boxes and circles are plainly empty.
  return chosen.length === 0 && empty === marks.length && marks.every((mark) => EMPTY.has(mark)) ? BLANK : OTHER;
}

const CIRCLES = new Set(["○", "◯", "〇"]);
const EMPTY = new Set([...CIRCLES, "□", "☐", "-"]);

/** The mark of each option. Marks stand before their options or after them; where both could be, nobody can say. */
function marksOf(gaps: readonly string[]): string[] | null {
  const bareGaps = gaps.map((gap) => gap.replaceAll(/[/・,、|:.]/g, ""));
  const before = bareGaps[0] !== "";
  const after = bareGaps.at(-1) !== "";
  if (before === after) return null;
  return before ? bareGaps.slice(0, -1) : bareGaps.slice(1);
}

/** The options a text consists of and what stands between them; `null` when other words are in it. */
function splitOptions(text: string, vocabulary: Vocabulary): { options: Answer[]; gaps: string[] } | null {
  const options: Answer[] = [];
  const gaps: string[] = [];
  let gap = "";
  for (let i = 0; i < text.length; ) {
    const found = vocabulary.answerWords.find(({ word }) => word.length > 1 && text.startsWith(word, i));
    if (found !== undefined) {
      options.push(found.answer);
      gaps.push(gap);
      gap = "";
      i += found.word.length;
    } else {
      gap += text[i];
      if (gap.length > 3) return null;
      i++;
    }
  }
  gaps.push(gap);
  if (options.length === 0 || options.length > 3 || new Set(options).size !== options.length) return null;
  return { options, gaps };
}

/** The option that a cell names, with a mark at it or without: `☐はい`, `はい`; `null` when it names several or holds more. */
export function soleOption(text: string, vocabulary: Vocabulary): Answer | null {
  if (text.length > 12) return null;
  const pieces = splitOptions(levelText(text).replaceAll(/[()[\]]/g, ""), vocabulary);
  if (pieces?.options.length !== 1) return null;
  return pieces.gaps.every((gap) => gap === "" || vocabulary.on.has(gap) || vocabulary.off.has(gap)) ? pieces.options[0]! : null;
}

/** Whether a cell of a yes/no/na column is marked: `null` when it can't be said. */
export function parseMark(text: string, column: Answer, vocabulary: Vocabulary): boolean | null {
  const level = levelText(text);
  if (level === "" || level === "false" || level === "0") return false;
  if (level === "true" || level === "1" || vocabulary.on.has(level) || vocabulary.on.has(text.trim())) return true;
  if (vocabulary.off.has(level) || vocabulary.off.has(text.trim())) return false;
  if (vocabulary.answerOf.get(bare(level)) === column) return true;
  if (soleOption(text, vocabulary) !== column) return null;
  return parseAnswer(text, vocabulary).kind === "answer";
}

import { compareItemNumbers, type Disclosure, type ItemAnswer, type Problem } from "@kaiji/domain";

/**
 * An answer read with less confidence than this is a proposal. 1: the answer stands on the number's own line; 0.85: on
 * another line of a row whose lines clearly belong together; below 0.6: another row is as near.
 */
export const CERTAIN_ENOUGH = 0.6;

const WORDS = { yes: "はい", no: "いいえ", na: "対象外" } as const;

/**
 * Gives each answer its confidence by its place; an unclear answer becomes a proposal that a person confirms.
 * @param unseen places whose text nobody sees
 */
export function proposeUnclear(disclosure: Disclosure, confidence: ReadonlyMap<string, number>, unseen: ReadonlySet<string>): Disclosure {
  const problems: Problem[] = [...disclosure.problems];
  const strangers = findStrangers(disclosure);
  const ceiling = isPoorlyRead(disclosure) ? 0.5 : 1;
  const answers = disclosure.answers.map((answer): ItemAnswer => {
    const own = confidence.get(answer.source);
    if (own === undefined) return answer;
    const found = Math.min(own, ceiling, strangers.has(answer.number) ? 0.5 : 1);
    const rated = { ...answer, confidence: Math.round(found * 100) / 100 };
    if (answer.answer === null || found >= CERTAIN_ENOUGH) return rated;
    const text = WORDS[answer.answer];
    problems.push({ code: unseen.has(answer.source) ? "unseen-text" : "proposed-answer", item: answer.number, source: answer.source, params: { proposed: answer.answer, text } });
    return { ...rated, answer: null, text };
  });
  for (const answer of isBare(disclosure) ? answers : doubtfulBlanks(answers)) problems.push({ code: "missing-item", item: answer.number, source: answer.source });
  return { ...disclosure, answers, problems };
}

/** Rows without an answer beside one whose answer is unclear, or that came out with the answers of two: one may be theirs. */
function doubtfulBlanks(answers: readonly ItemAnswer[]): ItemAnswer[] {
  const isUnclear = (other: ItemAnswer | undefined) => other?.confidence !== undefined && other.confidence < CERTAIN_ENOUGH;
  return answers.filter(({ answer, text }, i) => answer === null && text === undefined && (isUnclear(answers[i - 1]) || isUnclear(answers[i + 1])));
}

/** Not one answer in the whole form: it is blank, or its marks are drawn and no text. */
function isBare({ answers }: Disclosure): boolean {
  return answers.every(({ answer, text }) => answer === null && text === undefined);
}

/** Where much of a column is no answer, texts were cut off when the file was printed, and what looks like an answer may be the rest of one. */
function isPoorlyRead({ answers }: Disclosure): boolean {
  const filled = answers.filter(({ answer, text }) => answer !== null || text !== undefined).length;
  const strange = answers.filter(({ text }) => text !== undefined).length;
  return strange >= 3 && strange > filled * 0.2;
}

/** Numbers that no catalog knows and that stand out of order: the visible end of a number that was cut off. */
function findStrangers({ answers, problems }: Disclosure): Set<string> {
  const unknown = new Set(problems.filter(({ code }) => code === "unknown-item").map(({ item }) => item));
  const outOfOrder = answers.filter(({ number }, i) => i > 0 && compareItemNumbers(answers[i - 1]!.number, number) > 0);
  return new Set(outOfOrder.map(({ number }) => number).filter((number) => unknown.has(number)));
}

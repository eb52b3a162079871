import type { ItemNumber } from "../catalog/item-number.ts";
import type { ProblemCode } from "../problem.ts";
import type { Answer, Disclosure, ItemAnswer } from "../response/disclosure.ts";

/** What a person read in a cell that the reader did not understand. The original stays; the reason is kept. */
export interface AnswerDecision {
  readonly item: ItemNumber;
  readonly answer: Answer;
  readonly reason: string;
  readonly byName: string;
}

/** A place in a file that waits for a person's eyes. */
export interface OpenReading {
  readonly item: ItemNumber;
  readonly code: ProblemCode;
  readonly source: string;
  /** What the cell holds, word for word; `null` when blank. */
  readonly text: string | null;
  /** What the reader takes it for, when it has a guess. */
  readonly proposed: Answer | null;
  /** The problem's sentence, as it was told when the file was read. */
  readonly message: string | null;
}

/** Problems that leave open what a provider answered. */
const LEAVES_OPEN: ReadonlySet<ProblemCode> = new Set(["proposed-answer", "missing-item", "unknown-answer", "unseen-text", "several-marks", "conflicting-answers", "duplicate-item", "formula-without-value", "cyclic-formula"]);
const WORDS: Readonly<Record<string, Answer>> = { はい: "yes", いいえ: "no", 対象外: "na" };

/**
 * The answers of a disclosure that a person may settle: odd text, unclear marks, and guesses. A blank cell without a
 * problem is not among them: only the provider can answer it.
 */
export function openReadings({ answers, problems }: Disclosure): OpenReading[] {
  const problemOf = new Map<ItemNumber, Disclosure["problems"][number]>();
  for (const problem of problems) if (problem.item !== undefined && LEAVES_OPEN.has(problem.code) && (!problemOf.has(problem.item) || problem.code === "proposed-answer")) problemOf.set(problem.item, problem);
  return answers.flatMap(({ number, answer, text, source }): OpenReading[] => {
    const problem = problemOf.get(number);
    if (problem === undefined && (answer !== null || text === undefined)) return [];
    const isProposal = problem?.code === "proposed-answer" || problem?.code === "unseen-text";
    return [{ item: number, code: problem?.code ?? "unknown-answer", source: problem?.source ?? source, text: text ?? null, proposed: isProposal ? (WORDS[text ?? ""] ?? null) : null, message: problem?.params?.["message"] ?? null }];
  });
}

/** The disclosure with what people read where the reader did not understand. Decisions on anything else are left out: a provider's answer is never overruled. */
export function applyAnswerDecisions(disclosure: Disclosure, decisions: readonly AnswerDecision[]): Disclosure {
  if (decisions.length === 0) return disclosure;
  const open = new Set(openReadings(disclosure).map(({ item }) => item));
  const byItem = new Map(decisions.filter(({ item, reason }) => open.has(item) && reason.trim() !== "").map((decision) => [decision.item, decision]));
  if (byItem.size === 0) return disclosure;
  return {
    ...disclosure,
    answers: disclosure.answers.map((answer): ItemAnswer => {
      const decision = byItem.get(answer.number);
      return decision === undefined ? answer : { ...answer, answer: decision.answer, readBy: { name: decision.byName, reason: decision.reason } };
    }),
  };
}

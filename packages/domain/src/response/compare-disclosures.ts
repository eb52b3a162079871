import { BASIC_FIELDS, type BasicField } from "../catalog/form.ts";
import type { ItemNumber } from "../catalog/item-number.ts";
import { answersByNumber, type Answer, type Disclosure, type ItemAnswer } from "./disclosure.ts";

/** What a disclosure says to an item, for a comparison. */
export interface ComparedAnswer {
  readonly answer: Answer | null;
  readonly text: string | null;
  readonly remarks: readonly string[];
}

/** One item that two revisions answer differently. `null`: the item is not in that revision. */
export interface AnswerChange {
  readonly item: ItemNumber;
  readonly before: ComparedAnswer | null;
  readonly after: ComparedAnswer | null;
  /** The answer itself changed, not only the remark. */
  readonly isAnswer: boolean;
}

export interface DisclosureComparison {
  readonly basicInfo: readonly { readonly field: BasicField | "edition"; readonly before: string | null; readonly after: string | null }[];
  /** In the newer revision's order, what only the older has last. */
  readonly changes: readonly AnswerChange[];
  readonly unchanged: number;
}

/** What changed from one revision of a disclosure to another. */
export function compareDisclosures(before: Disclosure, after: Disclosure): DisclosureComparison {
  const [older, newer] = [answersByNumber(before), answersByNumber(after)];
  const items = [...new Set([...newer.keys(), ...older.keys()])];
  const changes = items.flatMap((item): AnswerChange[] => {
    const [was, is] = [compared(older.get(item)), compared(newer.get(item))];
    const isAnswer = was?.answer !== is?.answer || was?.text !== is?.text;
    return isAnswer || JSON.stringify(was?.remarks) !== JSON.stringify(is?.remarks) ? [{ item, before: was, after: is, isAnswer }] : [];
  });
  const fields = [...BASIC_FIELDS.map((field) => ({ field, before: before.basicInfo[field], after: after.basicInfo[field] })), { field: "edition" as const, before: before.edition, after: after.edition }];
  return { basicInfo: fields.filter((field) => field.before !== field.after), changes, unchanged: items.length - changes.length };
}

function compared(answer: ItemAnswer | undefined): ComparedAnswer | null {
  return answer === undefined ? null : { answer: answer.answer, text: answer.text ?? null, remarks: answer.remarks };
}

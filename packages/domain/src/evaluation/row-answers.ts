import type { ItemNumber } from "../catalog/item-number.ts";
import type { Answer, ItemAnswer } from "../response/disclosure.ts";
import type { Criterion } from "./criterion.ts";

/** What a provider said to one item of a row. */
export interface RowAnswer {
  readonly item: ItemNumber;
  /** `null`: blank, not in the file, or something else, see `text`. */
  readonly answer: Answer | null;
  /** What the cell holds, word for word, when it is neither blank nor understood. */
  readonly text?: string;
  readonly remarks: readonly string[];
  /** Place in the file; empty when the row is not in the file. */
  readonly source: string;
}

/** The answers that a row of criteria rests on, in the row's order. */
export function rowAnswers(criterion: Criterion, answers: ReadonlyMap<ItemNumber, ItemAnswer>): RowAnswer[] {
  return criterion.items.map((item) => {
    const found = answers.get(item);
    return { item, answer: found?.answer ?? null, ...(found?.text === undefined ? {} : { text: found.text }), remarks: found?.remarks ?? [], source: found?.source ?? "" };
  });
}

/** Whether two disclosures answer a row alike; remarks and places aside. */
export function areSameAnswers(one: readonly RowAnswer[], other: readonly RowAnswer[]): boolean {
  return one.length === other.length && one.every(({ item, answer, text }, at) => item === other[at]?.item && answer === other[at].answer && (text ?? "") === (other[at].text ?? ""));
}

/** Whether two disclosures say the same beside a row's answers. Spaces do not count. */
export function areSameRemarks(one: readonly RowAnswer[], other: readonly RowAnswer[]): boolean {
  const said = (answers: readonly RowAnswer[]) => answers.map(({ item, remarks }) => `${item} ${remarks.join(" ").normalize("NFKC").replaceAll(/\s+/gu, "")}`).join("\n");
  return said(one) === said(other);
}

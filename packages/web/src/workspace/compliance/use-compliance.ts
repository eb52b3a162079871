import type { ComplianceItem, ComplianceStatus, RuleClause } from "@kaiji/domain";
import { dayInJapan, type ComplianceAnswerContent } from "@kaiji/formats/api";
import { useMemo, useState } from "react";
import type { ApiRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { useRulebook, type Rulebook } from "../rulebook/use-rulebook.ts";

export type AnswerRecord = ApiRecord<ComplianceAnswerContent>;

/** One item, what is answered to it, and the clauses that cover it. */
export interface ComplianceLine {
  readonly item: ComplianceItem;
  readonly answer: AnswerRecord | null;
  readonly status: ComplianceStatus;
  readonly clauses: readonly RuleClause[];
  /** The target date has passed and the item is not settled. */
  readonly isLate: boolean;
}

/** Every item with its answer. `null` while loading. */
export function useCompliance(): { readonly lines: readonly ComplianceLine[] | null; readonly book: Rulebook; readonly error: unknown } {
  const book = useRulebook();
  const answers = useRecords<ComplianceAnswerContent>("compliance-answers");
  const [today] = useState(() => dayInJapan(Date.now()));
  const lines = useMemo(() => {
    if (book.set === null || book.clauses === null || answers.data === undefined) return null;
    const byItem = new Map(answers.data.map((answer) => [answer.content.itemId, answer]));
    return book.set.items.map((item): ComplianceLine => {
      const answer = byItem.get(item.id) ?? null;
      const status = answer?.content.status ?? "not-started";
      const isLate = status !== "done" && status !== "not-applicable" && (answer?.content.targetOn ?? "9999") < today;
      return { item, answer, status, clauses: book.byCover.get(item.id) ?? [], isLate };
    });
  }, [book, answers.data, today]);
  return { lines, book, error: book.error ?? answers.error };
}

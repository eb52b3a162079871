import { clausesByCover, fillPlaces, orderClauses, unfoundedTreatments, type ComplianceItem, type ComplianceSet, type CriteriaSet, type RuleClause, type RulebookOutline, type UnfoundedTreatment } from "@kaiji/domain";
import { useMemo } from "react";
import { useLibrary } from "../../settings/use-library.ts";
import type { ClauseRecord, FindingRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";

const SET = "gl-7.0-compliance-items";
const APPENDIX = "gl-7.0-appendix";

/** The draft, and how far it goes. */
export interface Rulebook {
  /** `null` while loading. */
  readonly clauses: readonly ClauseRecord[] | null;
  readonly findings: readonly FindingRecord[];
  readonly set: ComplianceSet | null;
  /** The appendix rows that a clause may cover. */
  readonly criteria: CriteriaSet | null;
  readonly outline: RulebookOutline | null;
  /** Clauses by what they cover; empty ones cover nothing. */
  readonly byCover: ReadonlyMap<string, readonly RuleClause[]>;
  readonly uncovered: readonly ComplianceItem[];
  readonly unfounded: readonly UnfoundedTreatment[];
  /** Clauses that still have 【…】 in them. */
  readonly unfilled: readonly ClauseRecord[];
  readonly error: unknown;
}

/** A kept clause as rules see it. */
export function ruleClause({ id, content }: ClauseRecord): RuleClause {
  return { id, ...content };
}

/** `第1条 目的`. */
export function clauseName({ number, title }: Pick<RuleClause, "number" | "title">): string {
  return number === title ? number : `${number} ${title}`;
}

/** The clauses in order, what they cover, and what they do not. */
export function useRulebook(): Rulebook {
  const records = useRecords<ClauseRecord["content"]>("clauses");
  const findings = useRecords<FindingRecord["content"]>("findings");
  const { loading } = useLibrary();
  const library = loading.kind === "ready" ? loading.library : null;
  return useMemo(() => {
    const clauses = records.data === undefined ? null : ordered(records.data);
    const rules = (clauses ?? []).map(ruleClause);
    const set = library?.complianceSets.find(({ id }) => id === SET) ?? null;
    const byCover = clausesByCover(rules);
    const known = (findings.data ?? []) as readonly FindingRecord[];
    const treated = known.map(({ id, content }) => ({ id, state: content.state, treatment: content.treatment as { kind: string; clauseId?: string } | null }));
    return {
      clauses,
      findings: known,
      set,
      criteria: library?.criteriaSets.find(({ id }) => id === APPENDIX) ?? null,
      outline: library?.outlines.find(({ complianceSet }) => complianceSet === SET) ?? null,
      byCover,
      uncovered: set?.items.filter(({ id }) => !byCover.has(id)) ?? [],
      unfounded: clauses === null ? [] : unfoundedTreatments(treated, rules),
      unfilled: (clauses ?? []).filter(({ content }) => fillPlaces(content.text).length > 0),
      error: records.error ?? findings.error,
    };
  }, [records.data, records.error, findings.data, findings.error, library]);
}

function ordered(records: readonly ClauseRecord[]): ClauseRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return orderClauses(records.map(ruleClause)).map(({ id }) => byId.get(id)!);
}

import type { RuleClause } from "./clause.ts";

type Covering = Pick<RuleClause, "id" | "text" | "covers">;

/** The clauses that cover an item or a criterion, by its id. A clause without text covers nothing. */
export function clausesByCover<Clause extends Covering>(clauses: readonly Clause[]): ReadonlyMap<string, readonly Clause[]> {
  const found = new Map<string, Clause[]>();
  for (const clause of clauses) if (clause.text.trim() !== "") for (const id of new Set(clause.covers)) found.set(id, [...(found.get(id) ?? []), clause]);
  return found;
}

/** A finding as far as clauses matter. */
export interface ClausedFinding {
  readonly id: string;
  readonly state: string;
  readonly treatment: { readonly kind: string; readonly clauseId?: string | undefined } | null;
}

/** A finding that is said to be covered by a clause, and is not. */
export interface UnfoundedTreatment {
  readonly findingId: string;
  readonly clauseId: string | null;
  readonly because: "clause-gone" | "clause-empty";
}

/** Findings treated by a clause that is no longer there or says nothing. Closed findings need none. */
export function unfoundedTreatments(findings: readonly ClausedFinding[], clauses: readonly Covering[]): UnfoundedTreatment[] {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  return findings.flatMap(({ id, state, treatment }): UnfoundedTreatment[] => {
    if (treatment === null || treatment.kind !== "rulebook-clause" || state === "closed") return [];
    const clause = byId.get(treatment.clauseId ?? "");
    if (clause === undefined) return [{ findingId: id, clauseId: treatment.clauseId ?? null, because: "clause-gone" }];
    return clause.text.trim() === "" ? [{ findingId: id, clauseId: clause.id, because: "clause-empty" }] : [];
  });
}

/** The open findings whose treatment names the clause. */
export function findingsOfClause(findings: readonly ClausedFinding[], clauseId: string): readonly ClausedFinding[] {
  return findings.filter(({ state, treatment }) => state !== "closed" && treatment?.clauseId === clauseId);
}

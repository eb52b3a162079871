import { orderClauses, type RuleClause } from "@kaiji/domain";
import { clauseContent, revisedClause } from "@kaiji/formats/api";
import { findRevisionClauses, listClauses, listFindingsOfClauses, type Database, type Work } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../refusal/refusal.ts";

type Reader = Work["db"] | ReturnType<Database["read"]>;

/** The draft's clauses in the rulebook's order. */
export async function draftClauses(reader: Reader, organizationId: string): Promise<RuleClause[]> {
  const records = await listClauses(reader, organizationId);
  return orderClauses(records.map(({ id, content }) => ({ id, ...clauseContent.parse(content) })));
}

/** The clauses of a revision. @throws Refusal `not-found` */
export async function clausesOfRevision(reader: Reader, organizationId: string, id: string): Promise<RuleClause[]> {
  const clauses = await findRevisionClauses(reader, organizationId, id);
  if (clauses === null) throw new Refusal("not-found");
  return z.array(revisedClause).parse(clauses);
}

/** @throws Refusal `clause-in-use`, with every finding that names one of the clauses */
export async function requireUnused(reader: Reader, organizationId: string, clauseIds: readonly string[]): Promise<void> {
  const findings = await listFindingsOfClauses(reader, organizationId, clauseIds);
  if (findings.length === 0) return;
  throw new Refusal("clause-in-use", { count: findings.length }, findings.slice(0, 50).map(({ id, criterionId }) => ({ path: `findings.${id}`, message: criterionId })));
}

import { dayInJapan } from "@kaiji/formats";
import { daysBetween, disclosureGaps, type LedgerSystem, type Library, type Standing, type Status } from "@kaiji/domain";
import { listRecords, type Database } from "@kaiji/storage";
import { needsOf } from "../ledger/needs-of.ts";

const MOST = 100_000;

interface Judged {
  readonly verdict: string;
  readonly rows: readonly { readonly criterion: string; readonly status: string }[];
}

/** An institution's standing now: what an overseer to whom it has consented is given, and nothing more. */
export async function makeStanding(database: Database, organizationId: string, library: Library, now: number): Promise<Standing> {
  const db = database.read(organizationId);
  const list = (kind: Parameters<typeof listRecords>[1]) => listRecords(db, kind, organizationId, { limit: MOST });
  const systems = (await list("system")).filter(({ content }) => content["status"] !== "retired");
  const inUse = new Set(systems.map(({ id }) => id));
  const disclosures = (await list("disclosure")).filter(({ content }) => content["isCurrent"] === true && inUse.has(String(content["systemId"])));
  const judged = new Map((await list("evaluation")).map(({ content }) => [String(content["disclosureId"]), content as unknown as Judged]));
  const findings = (await list("finding")).filter(({ content }) => content["state"] !== "closed" && inUse.has(String(content["systemId"])));
  const today = dayInJapan(now);
  // Counted as on the institution's own overview, so that both see the same figures.
  const gaps = disclosureGaps(systems.map(({ id, content }) => ({ id, isRetired: false, needs: needsOf(library, content as unknown as LedgerSystem, today) })), disclosures.map(({ content }) => ({ systemId: String(content["systemId"]), form: String(content["form"]), part: typeof content["part"] === "string" ? content["part"] : null })));
  const judgedProducts = disclosures.flatMap(({ id, content }) => {
    const evaluation = judged.get(id);
    if (evaluation === undefined) return [];
    const having = (status: Status) => evaluation.rows.filter((row) => row.status === status).map(({ criterion }) => criterion);
    return [{ rows: evaluation.rows, product: { name: text(content["name"]) ?? "？", provider: text(content["organization"]), version: text(content["productVersion"]), form: String(content["form"]), edition: text(content["edition"]), date: text(content["date"]), verdict: evaluation.verdict, notMet: having("not-met"), unanswered: having("unanswered"), needsJudgement: having("needs-judgement") } }];
  });
  const count = (status: Status) => judgedProducts.reduce((total, { rows }) => total + rows.filter((row) => row.status === status).length, 0);
  return {
    asOf: new Date(now).toISOString(),
    systems: { inUse: gaps.systems.length, complete: gaps.complete },
    findings: {
      open: findings.length,
      decided: findings.filter(({ content }) => content["state"] === "treated" || content["state"] === "approved").length,
      overdue: findings.filter(({ content }) => isLate(content["treatment"], today)).length,
    },
    rows: { met: count("met"), notMet: count("not-met"), notApplicable: count("not-applicable"), unanswered: count("unanswered"), needsJudgement: count("needs-judgement") },
    products: judgedProducts.map(({ product }) => product),
  };
}

function isLate(treatment: unknown, today: string): boolean {
  const { dueOn, expiresOn } = (treatment ?? {}) as { dueOn?: string; expiresOn?: string };
  return [dueOn, expiresOn].some((day) => day !== undefined && daysBetween(today, day) < 0);
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

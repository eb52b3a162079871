import { coverageChanges, isAskedFor, overviewFigures, type Coverage, type LedgerSystem, type Library, type OverviewFinding, type OverviewSystem } from "@kaiji/domain";
import { addDays, dayInJapan, type OverviewAnswer } from "@kaiji/formats/api";
import { countLettersToPrint, countRepliesToReview, countRequestDrafts, countWaitingLetters, listAskedForms, listCurrentForms, listFindingMatters, listRecords, listWaitingRequests, type Database } from "@kaiji/storage";
import { judgeLedger } from "../coverage/judge-ledger.ts";
import { needsOf } from "../ledger/needs-of.ts";

const MOST = 100_000;
const SHOWN = 500;

type Line = LedgerSystem & { readonly name: string; readonly status: string; readonly renewalOn?: string };

/** Where an institution stands at a moment, from all that it keeps. @param at milliseconds */
export async function readOverview(database: Database, organizationId: string, library: Library, at: number): Promise<OverviewAnswer> {
  const db = database.read(organizationId);
  const today = dayInJapan(at);
  const lines = (await listRecords(db, "system", organizationId, { limit: MOST })).map(({ id, content }) => ({ id, content: content as unknown as Line }));
  const systems = lines.map(({ id, content }): OverviewSystem => ({ id, name: content.name, isRetired: content.status === "retired", needs: needsOf(library, content, today), contractEndsOn: content.contract?.endsOn ?? null, renewalOn: content.renewalOn ?? null }));
  const findings = (await listFindingMatters(db, organizationId)).map((one) => ({ ...one, evidence: one.evidence ?? [] })) as unknown as OverviewFinding[];
  const forms = await listCurrentForms(db, organizationId);
  const [last] = await listRecords(db, "coverage", organizationId, { limit: 1, isNewestFirst: true });
  const kept = last?.content as unknown as (Coverage & { readonly on: string; readonly byName: string }) | undefined;
  const now = await judgeLedger(db, organizationId, library, at);
  const isStale = kept !== undefined && coverageChanges(kept, now).length > 0;
  const organization = await db.selectFrom("organization").select("settings").where("organization_id", "=", organizationId).executeTakeFirstOrThrow();
  const weekEnd = addDays(today, 7);
  const figures = overviewFigures({
    systems,
    disclosures: forms.map((one) => ({ ...one, isCurrent: true })),
    findings,
    coverage: kept === undefined ? null : { answer: kept.answer, isStale },
    needsApproval: organization.settings["needsApproval"] === true,
    today,
    weekEnd,
  });
  const names = new Map(systems.map(({ id, name }) => [id, name]));
  const requests = (await listWaitingRequests(db, organizationId)).filter(({ dueOn }) => dueOn <= weekEnd);
  const due = [...figures.due, ...requests.map(({ id, dueOn }) => ({ on: dueOn, what: "request" as const, id, isOverdue: dueOn < today }))].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const [requestNames, findingsById] = [new Map(requests.map(({ id, name }) => [id, name])), new Map(findings.map((one) => [one.id, one]))];
  const told = (thing: (typeof due)[number]) => {
    if (thing.what === "request") return { ...thing, name: requestNames.get(thing.id) ?? "", criterion: null };
    const finding = thing.what === "finding" ? findingsById.get(thing.id) : undefined;
    return { ...thing, name: names.get(finding === undefined ? thing.id : (finding.systemId ?? "")) ?? "", criterion: finding?.criterion ?? null };
  };
  const asked = await listAskedForms(db, organizationId);
  const toAsk = figures.missing.filter(({ systemId, forms: lacking }) => lacking.some((one) => !isAskedFor({ systemId, ...one }, asked))).length;
  // One that was removed from the ledger is nobody to ask.
  const providers = new Set((await listRecords(db, "provider", organizationId, { limit: MOST })).map(({ id }) => id));
  return {
    figures: { ...figures, missing: figures.missing.length, toAsk, unclear: figures.unclear.length, due: due.length, notYet: [...figures.notYet], blocking: [...figures.blocking] },
    due: due.slice(0, SHOWN).map(told),
    coverage: { last: kept === undefined ? null : { answer: kept.answer, on: kept.on, byName: kept.byName }, isStale, unanswered: now.systems.filter(({ missing }) => missing.length > 0).length },
    hasDisclosures: forms.some(({ systemId }) => systemId !== null),
    withoutProvider: lines.filter(({ content }, index) => content.status !== "retired" && !content.providers.some(({ providerId }) => providers.has(providerId)) && systems[index]?.needs.isInScope !== false).length,
    replies: await countRepliesToReview(db, organizationId),
    letters: await countWaitingLetters(db, organizationId),
    toPrint: await countLettersToPrint(db, organizationId),
    drafts: await countRequestDrafts(db, organizationId),
  };
}

import { applyAnswerDecisions, type Disclosure, type Library, type SystemPart } from "@kaiji/domain";
import { parseReadDocument } from "@kaiji/formats";
import { addRecord, changeRecord, findRecord, listRecords, lockKey, type Database, type KeptRecord, type Work } from "@kaiji/storage";
import { noteStanding } from "../standing/note-standing.ts";
import { answerDecisionsOf } from "./answer-decisions.ts";
import { closeFindings, followJudgement, partOf, partsWithFindings, type FollowedFindings, type FormOfPart } from "./follow.ts";
import { judge, type Judged, type KeptJudgement } from "./judge.ts";
import { rowDecisionsOf } from "./row-decisions.ts";

/** What disclosures of an organization are judged with. */
export interface JudgingRules {
  readonly library: Library;
  readonly strictRows: readonly string[];
}

/** What settling one part of a system came to. `current` is `null` when it holds no disclosure of the form any more. */
export interface Settled {
  readonly part: SystemPart;
  readonly current: KeptRecord | null;
  readonly findings: FollowedFindings | null;
}

const MOST = 100_000;

/**
 * Brings everything that follows from a system's disclosures of one form up to date, in the transaction that changes
 * them: which one counts for each part of the system, its judgement, its findings, and the day's standing. Call it
 * after a disclosure was connected, disconnected, removed, put back, read anew, or decided upon, and after the way of
 * reading changed.
 */
export async function settleForm(work: Work, about: { readonly systemId: string; readonly form: string }, rules: JudgingRules): Promise<Settled[]> {
  await lockKey(work, `settle ${about.systemId} ${about.form}`);
  const held = await listRecords(work.db, "disclosure", work.organizationId, { limit: MOST, match: about });
  // A part that holds nothing any more may still have findings.
  const parts = new Set([...held.map(partOf), ...(await partsWithFindings(work, about))]);
  const settled: Settled[] = [];
  for (const part of parts) settled.push(await settlePart(work, { ...about, part }, held.filter((record) => partOf(record) === part), rules));
  await noteStanding(work);
  return settled;
}

async function settlePart(work: Work, about: FormOfPart, held: readonly KeptRecord[], rules: JudgingRules): Promise<Settled> {
  const [newest, ...older] = held.toSorted((a, b) => (isNewer(a, b) ? -1 : 1));
  for (const other of older) if (other.content["isCurrent"] === true) await changeRecord(work, "disclosure", other.id, null, { ...other.content, isCurrent: false });
  if (newest === undefined) {
    await closeFindings(work, about, "disclosure-removed");
    return { part: about.part, current: null, findings: null };
  }
  const carried = rowDecisionsOf(newest) ?? carryOver(older);
  const hasChanged = newest.content["isCurrent"] !== true || (carried !== null && rowDecisionsOf(newest) === null);
  const current = hasChanged ? await changeRecord(work, "disclosure", newest.id, null, { ...newest.content, isCurrent: true, ...(carried === null ? {} : { rowDecisions: carried }) }) : newest;
  const judged = await rejudge(work, current, rules);
  const findings = await followJudgement(work, { ...about, disclosureId: current.id }, judged);
  return { part: about.part, current, findings };
}

/** Decisions travel to a newer disclosure once; whether they hold there is decided when it is judged. */
function carryOver(older: readonly KeptRecord[]): readonly unknown[] | null {
  const from = older.find((record) => rowDecisionsOf(record) !== null);
  return from === undefined ? null : (rowDecisionsOf(from) ?? []).map((decision) => ({ ...decision, carriedFrom: decision.carriedFrom ?? from.id }));
}

/** Judges a kept disclosure anew. A judgement that comes out the same is not kept twice. */
export async function rejudge(work: Work, disclosure: KeptRecord, rules: JudgingRules): Promise<Judged> {
  const read = await readKeptDisclosure(work.db, work.organizationId, disclosure);
  const judged = judge(applyAnswerDecisions(read, await answerDecisionsOf(work.db, work.organizationId, disclosure.id)), { ...rules, decisions: rowDecisionsOf(disclosure) ?? [] });
  const latest = (await listRecords(work.db, "evaluation", work.organizationId, { limit: 1, isNewestFirst: true, match: { disclosureId: disclosure.id } }))[0];
  if (latest === undefined || !isSame(latest.content as unknown as KeptJudgement, judged.kept)) await addRecord(work, "evaluation", { disclosureId: disclosure.id, form: disclosure.content["form"], ...judged.kept });
  return judged;
}

/** What was read of a kept disclosure. @throws when the record has no document */
export async function readKeptDisclosure(db: Work["db"] | ReturnType<Database["read"]>, organizationId: string, { id }: KeptRecord): Promise<Disclosure> {
  const row = await db
    .selectFrom("disclosure")
    .select((select) => select.cast<string>("document", "text").as("document"))
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const parsed = parseReadDocument(new TextEncoder().encode(row.document));
  const disclosure = Array.isArray(parsed) ? parsed[0] : undefined;
  if (disclosure === undefined) throw new Error(`disclosure ${id} has no document`);
  return disclosure;
}

/** Settles what a disclosure belongs to; one that belongs to no system is only judged anew. */
export async function settleDisclosure(work: Work, id: string, rules: JudgingRules): Promise<void> {
  const disclosure = await findRecord(work.db, "disclosure", work.organizationId, id);
  if (disclosure === null || disclosure.removedAt !== null) return;
  const systemId = disclosure.content["systemId"];
  if (typeof systemId === "string") return void (await settleForm(work, { systemId, form: String(disclosure.content["form"]) }, rules));
  await rejudge(work, disclosure, rules);
  await noteStanding(work);
}

function isSame(one: KeptJudgement, other: KeptJudgement): boolean {
  const shown = ({ against, verdict, rows }: KeptJudgement) => JSON.stringify([against, verdict, rows.map((row) => [row.criterion, row.status, row.because, row.isStrict === true])]);
  return shown(one) === shown(other);
}

/** By the day on the form; where one is missing, what came later is newer. */
function isNewer(one: KeptRecord, than: KeptRecord): boolean {
  const [a, b] = [dayOf(one), dayOf(than)];
  return a !== null && b !== null && a !== b ? a > b : one.id > than.id;
}

function dayOf({ content }: KeptRecord): string | null {
  const date = content["date"];
  return typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null;
}

import { followFindings, type FindingState, type KnownFinding, type OpenStatus, type SystemPart, type TreatmentKind } from "@kaiji/domain";
import { addRecord, changeRecord, listRecords, type KeptRecord, type Work } from "@kaiji/storage";
import type { Judged } from "./judge.ts";

/** What a judgement did to the findings of its system. */
export interface FollowedFindings {
  readonly added: number;
  readonly closed: number;
  readonly reopened: number;
  readonly kept: number;
}

/** Why a finding was closed. All but `done` mean that there is nothing to find any more. */
export type CloseReason = "newer-disclosure" | "decided" | "disclosure-removed" | "done";

/** A form about one part of a system: what a disclosure counts for, and its findings are about. */
export interface FormOfPart {
  readonly systemId: string;
  readonly form: string;
  readonly part: SystemPart;
}

/** What of its system a disclosure or a finding is about. */
export function partOf({ content }: Pick<KeptRecord, "content">): SystemPart {
  return typeof content["part"] === "string" ? content["part"] : null;
}

const MOST = 100_000;

/** Brings the findings of a system and form up to a judgement, in the transaction that files it. */
export async function followJudgement(work: Work, about: FormOfPart & { readonly disclosureId: string }, { kept, answers }: Judged): Promise<FollowedFindings> {
  const known = (await findingsOfPart(work, about)).map((record) => ({ record, ...asKnown(record), isOtherDisclosure: record.content["disclosureId"] !== about.disclosureId }));
  const records = new Map(known.map((finding) => [finding.criterion, finding.record]));
  const rows = new Map(kept.rows.map((row) => [row.criterion, row]));
  const counts = { add: 0, close: 0, reopen: 0, keep: 0 };
  const judged = kept.rows.map(({ criterion, status }) => ({ criterion, status, answers: answers.get(criterion) ?? [] }));
  for (const step of followFindings(known, judged)) {
    counts[step.step]++;
    const row = rows.get(step.criterion);
    const record = records.get(step.criterion);
    const now = { disclosureId: about.disclosureId, because: row?.because ?? "", answers: answers.get(step.criterion) ?? [], isStrict: row?.isStrict === true };
    if (step.step === "add") await addRecord(work, "finding", { ...about, criterionId: step.criterion, status: step.status, ...now, state: "open", treatment: null });
    else if (record !== undefined) await changeRecord(work, "finding", record.id, null, { ...record.content, ...now, ...changeOf(step, record, row?.code === "decided") });
  }
  return { added: counts.add, closed: counts.close, reopened: counts.reopen, kept: counts.keep };
}

/** Closes what is left of a form that the system holds no disclosure of any more. */
export async function closeFindings(work: Work, about: FormOfPart, because: CloseReason): Promise<void> {
  for (const record of await findingsOfPart(work, about)) if (record.content["state"] !== "closed" || record.content["closedBecause"] === "done") await changeRecord(work, "finding", record.id, null, { ...record.content, state: "closed", closedBecause: because });
}

function changeOf(step: Exclude<ReturnType<typeof followFindings>[number], { step: "add" }>, { content }: KeptRecord, isDecided: boolean): Record<string, unknown> {
  if (step.step === "close") return { state: "closed", closedBecause: (isDecided ? "decided" : "newer-disclosure") satisfies CloseReason };
  if (step.step === "keep") return { status: step.status };
  return { status: step.status, state: "open", reopenedFrom: content["state"], reopenedBecause: step.because, closedBecause: null, approval: null, decision: null };
}

async function findingsOfPart(work: Work, { systemId, form, part }: FormOfPart): Promise<KeptRecord[]> {
  return (await listRecords(work.db, "finding", work.organizationId, { limit: MOST, match: { systemId, form } })).filter((record) => partOf(record) === part);
}

/** The parts of a system that have findings on a form. */
export async function partsWithFindings(work: Work, about: Pick<FormOfPart, "systemId" | "form">): Promise<ReadonlySet<SystemPart>> {
  const { systemId, form } = about;
  return new Set((await listRecords(work.db, "finding", work.organizationId, { limit: MOST, match: { systemId, form } })).map(partOf));
}

/** A disclosure is about another part than was thought: its findings go with it, unless that part has its own already. */
export async function moveFindings(work: Work, from: FormOfPart, to: SystemPart, disclosureId: string): Promise<void> {
  if ((await findingsOfPart(work, { ...from, part: to })).length > 0) return;
  for (const record of await findingsOfPart(work, from)) if (record.content["disclosureId"] === disclosureId) await changeRecord(work, "finding", record.id, null, { ...record.content, part: to });
}

function asKnown({ content }: KeptRecord): KnownFinding {
  const treatment = content["treatment"] as { kind: TreatmentKind } | null | undefined;
  return {
    criterion: String(content["criterionId"]),
    status: content["status"] as OpenStatus,
    state: content["state"] as FindingState,
    isDone: content["state"] === "closed" && content["closedBecause"] === "done",
    answers: content["answers"] as KnownFinding["answers"],
    treatmentKind: treatment?.kind ?? null,
  };
}

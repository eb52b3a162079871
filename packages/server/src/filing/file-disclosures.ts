import { proposeSystems, type Disclosure, type LedgerEntry, type MadeFor, type SystemPart } from "@kaiji/domain";
import { writeReadDocument } from "@kaiji/formats";
import { addRecord, changeRecord, findRecord, listRecords, type KeptRecord, type Work } from "@kaiji/storage";
import { announce } from "../webhooks/announce.ts";
import { noteStanding } from "../standing/note-standing.ts";
import { copyAnswerDecisions } from "./answer-decisions.ts";
import { moveFindings, partOf, type FollowedFindings } from "./follow.ts";
import { judge, type KeptJudgement } from "./judge.ts";
import { readKeptDisclosure, settleForm, type JudgingRules } from "./settle.ts";

/** A file whose forms have been read. */
export interface ReadFile {
  readonly sha256: string;
  readonly fileName: string;
  readonly disclosures: readonly Disclosure[];
}

/** What filing one form of a file came to. */
export interface Filed {
  readonly disclosure: KeptRecord;
  readonly judgement: KeptJudgement;
  readonly proposals: readonly { readonly id: string; readonly confidence: number; readonly reason: string; readonly standing: string }[];
  /** Filed already, from the very same content. */
  readonly isDouble: boolean;
  readonly findings: FollowedFindings | null;
}

const MOST = 100_000;

/**
 * Keeps the forms of a file as disclosures, each with its judgement, and connects them with a system when one is named.
 * What another system holds already stays there: the same original then counts for both.
 * @param partOfForm what of the system each form is about, where that is known
 */
export async function fileDisclosures(work: Work, file: ReadFile, systemId: string | null, rules: JudgingRules, partOfForm: (form: string) => SystemPart | undefined = () => undefined): Promise<Filed[]> {
  const earlier = await listRecords(work.db, "disclosure", work.organizationId, { limit: MOST, match: { sha256: file.sha256 } });
  const ledger = systemId === null ? await readLedger(work) : [];
  const filed: Filed[] = [];
  for (const [index, disclosure] of file.disclosures.entries()) {
    const same = earlier.filter((record) => record.content["formIndex"] === index);
    const double = same.find((record) => systemId === null || record.content["systemId"] === systemId) ?? same.find((record) => record.content["systemId"] === null);
    const judgement = judge(disclosure, rules).kept;
    const proposals = proposeSystems(disclosure.basicInfo, ledger);
    const record = double ?? (await keepDisclosure(work, file, index, disclosure, judgement));
    if (double === undefined && same[0] !== undefined) await copyAnswerDecisions(work, same[0].id, record.id);
    const connected = systemId === null ? null : await connectDisclosure(work, record, systemId, rules, partOfForm(disclosure.form));
    filed.push({ disclosure: connected?.disclosure ?? record, judgement, proposals, isDouble: double !== undefined, findings: connected?.findings ?? null });
  }
  if (systemId === null && filed.some(({ isDouble }) => !isDouble)) await noteStanding(work);
  return filed;
}

/** What filing a disclosure for more systems came to; `skipped` hold it already. */
export interface FiledAlso {
  readonly filed: readonly KeptRecord[];
  readonly skipped: readonly string[];
}

/**
 * Lets one original count for more systems, e.g. the same product in two buildings: each holds it as a disclosure of
 * its own, with its own judgement, findings and treatments.
 */
export async function fileAlso(work: Work, record: KeptRecord, systemIds: readonly string[], rules: JudgingRules): Promise<FiledAlso> {
  const { sha256, fileName, formIndex } = record.content as { sha256: string; fileName: string; formIndex: number };
  const holders = (await sameOriginal(work, record)).map(({ content }) => content["systemId"]);
  const disclosure = await readKeptDisclosure(work.db, work.organizationId, record);
  const filed: KeptRecord[] = [];
  const skipped: string[] = [];
  for (const systemId of new Set(systemIds)) {
    if (holders.includes(systemId)) {
      skipped.push(systemId);
      continue;
    }
    const copy = await keepDisclosure(work, { sha256, fileName, disclosures: [disclosure] }, formIndex, disclosure, judge(disclosure, rules).kept);
    await copyAnswerDecisions(work, record.id, copy.id);
    filed.push((await connectDisclosure(work, copy, systemId, rules, partOf(record))).disclosure);
  }
  return { filed, skipped };
}

/** Every disclosure that was read from the very same form of the very same file, with itself. */
export async function sameOriginal(work: Work, { content }: KeptRecord): Promise<KeptRecord[]> {
  return (await listRecords(work.db, "disclosure", work.organizationId, { limit: MOST, match: { sha256: String(content["sha256"]) } })).filter((one) => one.content["formIndex"] === content["formIndex"]);
}

async function keepDisclosure(work: Work, file: ReadFile, formIndex: number, disclosure: Disclosure, judgement: KeptJudgement): Promise<KeptRecord> {
  const { basicInfo } = disclosure;
  const content = {
    form: disclosure.form,
    edition: disclosure.edition,
    title: disclosure.title,
    name: basicInfo.name,
    organization: basicInfo.organization,
    productVersion: basicInfo.version,
    date: basicInfo.date,
    fileName: file.fileName,
    sha256: file.sha256,
    formIndex,
    systemId: null,
    part: null,
    answers: disclosure.answers.length,
    problems: disclosure.problems.length,
    receivedAt: work.at.toISOString(),
    isCurrent: true,
  };
  const document = writeReadDocument({ file: file.fileName, sha256: file.sha256, disclosures: [disclosure] }, "ja").replaceAll("\\u0000", "\\uFFFD");
  const record = await addRecord(work, "disclosure", content, { document });
  await announce(work, "disclosure.filed", { id: record.id, form: disclosure.form, verdict: judgement.verdict });
  await addRecord(work, "evaluation", { disclosureId: record.id, form: disclosure.form, ...judgement });
  return record;
}

/**
 * Connects a disclosure with a system, or takes it away from one. Of each part of the system the newest disclosure of
 * a form is the one that counts; an older one that arrives later is kept beside it.
 * @param part what of the system it is about; when it is not said, what was said before of the same system, else the system itself
 */
export async function connectDisclosure(work: Work, disclosure: KeptRecord, systemId: string | null, rules: JudgingRules, part?: SystemPart): Promise<{ disclosure: KeptRecord; findings: FollowedFindings | null }> {
  const form = String(disclosure.content["form"]);
  const before = disclosure.content["systemId"];
  const about = systemId === null ? null : (part ?? (part === undefined && before === systemId ? partOf(disclosure) : null));
  // Without a system it stands for itself.
  const madeFor = systemId === null ? null : await madeForOf(work, systemId);
  const moved = await changeRecord(work, "disclosure", disclosure.id, null, { ...disclosure.content, systemId, part: about, madeFor, ...(systemId === null ? { isCurrent: true } : {}) });
  if (typeof before === "string" && before !== systemId) await settleForm(work, { systemId: before, form }, rules);
  if (systemId === null) return { disclosure: moved, findings: null };
  if (before === systemId && about !== partOf(disclosure)) await moveFindings(work, { systemId, form, part: partOf(disclosure) }, about, disclosure.id);
  const settled = (await settleForm(work, { systemId, form }, rules)).find((one) => one.part === about);
  const now = await findRecord(work.db, "disclosure", work.organizationId, disclosure.id);
  return { disclosure: now ?? moved, findings: settled?.current?.id === disclosure.id ? settled.findings : null };
}

/** What the ledger says of the system now: compared later, it tells when the disclosure must be asked for again. */
async function madeForOf(work: Work, systemId: string): Promise<MadeFor | null> {
  const system = await findRecord(work.db, "system", work.organizationId, systemId);
  if (system === null) return null;
  const { version, delivery, hasRemoteMaintenance, contract } = system.content as { version?: string; delivery?: string; hasRemoteMaintenance?: boolean; contract?: { name?: string } };
  return { version: version ?? null, delivery: delivery ?? "", hasRemoteMaintenance: hasRemoteMaintenance === true, contractName: contract?.name ?? null };
}

async function readLedger(work: Work): Promise<LedgerEntry[]> {
  const names = new Map((await listRecords(work.db, "provider", work.organizationId, { limit: MOST })).map((record) => [record.id, String(record.content["name"])]));
  return (await listRecords(work.db, "system", work.organizationId, { limit: MOST })).map(({ id, content }) => ({
    id,
    name: String(content["name"]),
    product: typeof content["product"] === "string" ? content["product"] : null,
    version: typeof content["version"] === "string" ? content["version"] : null,
    providers: (content["providers"] as { providerId: string }[] | undefined ?? []).flatMap(({ providerId }) => names.get(providerId) ?? []),
  }));
}

import { proposeSystems, type Disclosure, type LedgerEntry, type MadeFor } from "@kaiji/domain";
import { writeReadDocument } from "@kaiji/formats";
import { addRecord, changeRecord, findRecord, listRecords, type KeptRecord, type Work } from "@kaiji/storage";
import { announce } from "../webhooks/announce.ts";
import { noteStanding } from "../standing/note-standing.ts";
import type { FollowedFindings } from "./follow.ts";
import { judge, type KeptJudgement } from "./judge.ts";
import { settleForm, type JudgingRules } from "./settle.ts";

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

/** Keeps the forms of a file as disclosures, each with its judgement, and connects them with a system when one is named. */
export async function fileDisclosures(work: Work, file: ReadFile, systemId: string | null, rules: JudgingRules): Promise<Filed[]> {
  const earlier = await listRecords(work.db, "disclosure", work.organizationId, { limit: MOST, match: { sha256: file.sha256 } });
  const ledger = systemId === null ? await readLedger(work) : [];
  const filed: Filed[] = [];
  for (const [index, disclosure] of file.disclosures.entries()) {
    const double = earlier.find((record) => record.content["formIndex"] === index);
    const judgement = judge(disclosure, rules).kept;
    const proposals = proposeSystems(disclosure.basicInfo, ledger);
    const record = double ?? (await keepDisclosure(work, file, index, disclosure, judgement));
    const connected = systemId === null ? null : await connectDisclosure(work, record, systemId, rules);
    filed.push({ disclosure: connected?.disclosure ?? record, judgement, proposals, isDouble: double !== undefined, findings: connected?.findings ?? null });
  }
  if (systemId === null && filed.some(({ isDouble }) => !isDouble)) await noteStanding(work);
  return filed;
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
 * Connects a disclosure with a system, or takes it away from one. The newest disclosure of a form is the one that
 * counts; an older one that arrives later is kept beside it.
 */
export async function connectDisclosure(work: Work, disclosure: KeptRecord, systemId: string | null, rules: JudgingRules): Promise<{ disclosure: KeptRecord; findings: FollowedFindings | null }> {
  const form = String(disclosure.content["form"]);
  const before = disclosure.content["systemId"];
  // Without a system it stands for itself.
  const madeFor = systemId === null ? null : await madeForOf(work, systemId);
  const moved = await changeRecord(work, "disclosure", disclosure.id, null, { ...disclosure.content, systemId, madeFor, ...(systemId === null ? { isCurrent: true } : {}) });
  if (typeof before === "string" && before !== systemId) await settleForm(work, { systemId: before, form }, rules);
  if (systemId === null) return { disclosure: moved, findings: null };
  const { current, findings } = await settleForm(work, { systemId, form }, rules);
  const now = await findRecord(work.db, "disclosure", work.organizationId, disclosure.id);
  return { disclosure: now ?? moved, findings: current?.id === disclosure.id ? findings : null };
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

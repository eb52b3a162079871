import { alsoValidFor, connection } from "@kaiji/formats/api";
import { findRecord, listRecords, readRecord, removeRecord, restoreRecord, type Database, type KeptRecord } from "@kaiji/storage";
import { z } from "zod";
import { connectDisclosure, fileAlso, fileDisclosures, type Filed } from "../../filing/file-disclosures.ts";
import { judgingRulesOf } from "../../filing/judging-rules.ts";
import { readKeptFile } from "../../filing/read-kept-file.ts";
import { settleForm } from "../../filing/settle.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation, type Answer, type OrganizationCall } from "../operation.ts";
import { idField, line } from "../schemas.ts";
import { noteStanding } from "../../standing/note-standing.ts";
import { answerRecord, readingOperations, recordAnswer, shownRecord } from "./records.ts";

const TAG = "開示書";
const content = z.looseObject({ form: z.string(), edition: z.string().nullable(), name: z.string().nullable(), sha256: z.string(), systemId: z.string().nullable(), isCurrent: z.boolean() });
const proposal = z.object({ id: z.uuid(), confidence: z.number(), reason: z.string(), standing: z.string() });
const filedAnswer = z.object({
  items: z.array(z.object({ disclosure: recordAnswer(content), verdict: z.string(), counts: z.record(z.string(), z.number()), proposals: z.array(proposal), isDouble: z.boolean(), findings: z.looseObject({}).nullable() })),
});

/** Disclosures: filed from kept files, judged at once, connected with systems. */
export const DISCLOSURES = [
  ...readingOperations({ kind: "disclosure", plural: "disclosures", name: "Disclosure", tag: TAG, ja: "開示書", en: "disclosure", content }),
  operation({
    id: "fileDisclosures",
    method: "post",
    path: "/api/organizations/{organizationId}/disclosures",
    tag: TAG,
    summary: "預けたファイルを読み、開示書として綴じる / read a kept file and file its disclosures",
    access: "write",
    takesKey: true,
    body: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), fileName: line(255), systemId: idField.nullable().default(null) }),
    answer: filedAnswer,
    status: 201,
    async handle(call) {
      const { services, organizationId, body } = call;
      const { database } = services.keeping;
      const own = await database.read(organizationId).selectFrom("kept_file").select("sha256").where("organization_id", "=", organizationId).where("sha256", "=", body.sha256).executeTakeFirst();
      if (own === undefined) throw new Refusal("not-found");
      if (body.systemId !== null && (await readRecord(database, "system", organizationId, body.systemId)) === null) throw new Refusal("not-found");
      const rules = await judgingRulesOf(services, organizationId);
      const disclosures = await readKeptFile(services, body.sha256, body.fileName, rules.library);
      const answer = await idempotentChange(call, async (work) => {
        const filed = await fileDisclosures(work, { sha256: body.sha256, fileName: body.fileName, disclosures }, body.systemId, rules);
        return { status: 201, body: { items: filed.map(shownFiled) } };
      });
      services.jobs.wake();
      return answer;
    },
  }),
  operation({
    id: "getDisclosureDocument",
    method: "get",
    path: "/api/organizations/{organizationId}/disclosures/{id}/document",
    tag: TAG,
    summary: "読み取った内容(公開している形式) / what was read, as the published document",
    access: "read",
    answerMedia: "application/json",
    async handle({ services, organizationId, params }) {
      const row = await services.keeping.database
        .read(organizationId)
        .selectFrom("disclosure")
        .select((select) => select.cast<string>("document", "text").as("document"))
        .where("organization_id", "=", organizationId)
        .where("id", "=", params["id"] ?? "")
        .executeTakeFirst();
      if (row === undefined) throw new Refusal("not-found");
      return new Response(row.document, { headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "private, no-store" } });
    },
  }),
  operation({
    id: "getEvaluation",
    method: "get",
    path: "/api/organizations/{organizationId}/disclosures/{id}/evaluation",
    tag: TAG,
    summary: "99行との照合の結果 / how it was judged",
    access: "read",
    answer: z.looseObject({ disclosureId: z.string(), against: z.string(), verdict: z.string() }),
    async handle({ services, organizationId, params }) {
      const judgement = await findJudgement(services.keeping.database, organizationId, params["id"] ?? "");
      if (judgement === null) throw new Refusal("not-found");
      return { body: judgement.content };
    },
  }),
  operation({
    id: "connectDisclosure",
    method: "put",
    path: "/api/organizations/{organizationId}/disclosures/{id}/system",
    tag: TAG,
    summary: "開示書を台帳のシステムに結び付ける(null で外す) / connect with a system of the ledger",
    access: "write",
    needsVersion: true,
    body: connection,
    answer: recordAnswer(content),
    async handle({ services, organizationId, actor, params, body, version }) {
      const { database } = services.keeping;
      const { systemId, part } = body;
      if (systemId !== null && (await readRecord(database, "system", organizationId, systemId)) === null) throw new Refusal("not-found");
      const rules = await judgingRulesOf(services, organizationId);
      return database.change(organizationId, actor, async (work) => {
        const disclosure = await findRecord(work.db, "disclosure", organizationId, params["id"] ?? "");
        if (disclosure === null || disclosure.removedAt !== null) throw new Refusal("not-found");
        if (disclosure.version !== version) throw new Refusal("record-changed");
        return answerRecord((await connectDisclosure(work, disclosure, systemId, rules, part)).disclosure);
      });
    },
  }),
  operation({
    id: "fileDisclosureAlso",
    method: "post",
    path: "/api/organizations/{organizationId}/disclosures/{id}/also",
    tag: TAG,
    summary: "同じ原本を、ほかのシステムの開示書としても綴じる / let one original count for further systems",
    access: "write",
    body: alsoValidFor,
    answer: z.object({ items: z.array(recordAnswer(content)), skipped: z.array(z.uuid()) }),
    async handle({ services, organizationId, actor, params, body }) {
      const rules = await judgingRulesOf(services, organizationId);
      const answer = await services.keeping.database.change(organizationId, actor, async (work) => {
        const disclosure = await findRecord(work.db, "disclosure", organizationId, params["id"] ?? "");
        if (disclosure === null || disclosure.removedAt !== null) throw new Refusal("not-found");
        for (const systemId of body.systemIds) {
          const system = await findRecord(work.db, "system", organizationId, systemId);
          if (system === null || system.removedAt !== null) throw new Refusal("not-found");
        }
        const { filed, skipped } = await fileAlso(work, disclosure, body.systemIds, rules);
        return { body: { items: filed.map(shownRecord), skipped } };
      });
      services.jobs.wake();
      return answer;
    },
  }),
  operation({
    id: "removeDisclosure",
    method: "delete",
    path: "/api/organizations/{organizationId}/disclosures/{id}",
    tag: TAG,
    summary: "開示書を外す(元のファイルは残る) / remove a disclosure; the original stays",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(content),
    handle: (call) => removeOrRestore(call, removeRecord),
  }),
  operation({
    id: "restoreDisclosure",
    method: "post",
    path: "/api/organizations/{organizationId}/disclosures/{id}/restore",
    tag: TAG,
    summary: "外した開示書を戻す / put a removed disclosure back",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(content),
    handle: (call) => removeOrRestore(call, restoreRecord),
  }),
];

/** What counts for the system afterwards is settled in the same transaction. */
async function removeOrRestore({ services, organizationId, actor, params, version }: OrganizationCall, change: typeof removeRecord): Promise<Answer> {
  const rules = await judgingRulesOf(services, organizationId);
  return services.keeping.database.change(organizationId, actor, async (work) => {
    const record = await change(work, "disclosure", params["id"] ?? "", version);
    const { systemId, form } = record.content;
    if (typeof systemId === "string") await settleForm(work, { systemId, form: String(form) }, rules);
    else await noteStanding(work);
    return answerRecord((await findRecord(work.db, "disclosure", organizationId, record.id)) ?? record);
  });
}

async function findJudgement(database: Database, organizationId: string, disclosureId: string): Promise<KeptRecord | null> {
  const found = await listRecords(database.read(organizationId), "evaluation", organizationId, { limit: 1, isNewestFirst: true, match: { disclosureId } });
  return found[0] ?? null;
}

function shownFiled({ disclosure, judgement, proposals, isDouble, findings }: Filed): Record<string, unknown> {
  return { disclosure: shownRecord(disclosure), verdict: judgement.verdict, counts: judgement.counts, proposals, isDouble, findings };
}

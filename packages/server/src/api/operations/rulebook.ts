import { compareClauses } from "@kaiji/domain";
import { refusalSentence } from "@kaiji/formats";
import { clauseContent, revisedClause, rulebookImport, rulebookImportContent, rulebookReading, rulebookRevision, rulebookRevisionContent } from "@kaiji/formats/api";
import { addRecord, addRevision, changeRecord, findRecord, listClauses, listFindingsOfClauses, listRecords, lockKey, removeRecord, restoreRecord } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { listItemStatuses } from "../../rulebook/item-statuses.ts";
import { clausesOfRevision, draftClauses, requireUnused } from "../../rulebook/rule-clauses.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { readBody } from "../read-body.ts";
import { line } from "../schemas.ts";
import { answerRecord, readingOperations, recordAnswer, recordOperations } from "./records.ts";

const TAG = "運用管理規程";
const BASE = "/api/organizations/{organizationId}";
/** The largest document that is read, in bytes. */
const DOCUMENT_LIMIT = 20 * 1024 * 1024;
const IMPORT_LIMIT = 8 * 1024 * 1024;

const change = z.object({ kind: z.enum(["added", "removed", "changed"]), before: revisedClause.nullable(), after: revisedClause.nullable(), fields: z.array(z.enum(["number", "title", "text", "covers"])) });

/** The rulebook: its draft clause by clause, what was imported into it, and its revisions. */
export const RULEBOOK = [
  ...recordOperations({ kind: "clause", plural: "clauses", name: "Clause", tag: TAG, ja: "条項", en: "clause", content: clauseContent }).filter(({ id }) => id !== "removeClause"),
  operation({
    id: "removeClause",
    method: "delete",
    path: `${BASE}/clauses/{id}`,
    tag: TAG,
    summary: "条項を削除する(元に戻せる)。指摘が使っているものは evenIfUsed=true のときだけ / remove a clause; one in use only when asked for",
    access: "write",
    needsVersion: true,
    query: z.strictObject({ evenIfUsed: z.enum(["true", "false"]).default("false") }),
    answer: recordAnswer(clauseContent),
    handle: ({ services, organizationId, actor, params, version, query }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        if (query.evenIfUsed === "false") await requireUnused(work.db, organizationId, [params["id"] ?? ""]);
        return answerRecord(await removeRecord(work, "clause", params["id"] ?? "", version));
      }),
  }),
  operation({
    id: "readRulebook",
    method: "post",
    path: `${BASE}/rulebook-readings`,
    tag: TAG,
    summary: "Word(.docx)・テキスト・Markdownから条項を見つける(保存しない。本文がファイルの中身) / find the clauses in a file; nothing is kept",
    access: "write",
    query: z.strictObject({ name: line(255) }),
    rawBody: "application/octet-stream",
    answer: rulebookReading,
    async handle({ services, request, query }) {
      const reading = await services.reader.run<"rulebook">({ what: "rulebook" }, await readBody(request, DOCUMENT_LIMIT), query.name, null);
      if (reading.ok) return { body: reading.value };
      const { refusal } = reading;
      throw new Refusal("unreadable-file", { reason: refusal.code }, [{ path: query.name, message: `${refusalSentence(refusal, "ja")} / ${refusalSentence(refusal, "en")}` }]);
    },
  }),
  ...readingOperations({ kind: "rulebook_import", plural: "rulebook-imports", name: "RulebookImport", tag: TAG, ja: "取り込みの記録", en: "rulebook import", content: rulebookImportContent }),
  operation({
    id: "importClauses",
    method: "post",
    path: `${BASE}/rulebook-imports`,
    tag: TAG,
    summary: "見つけた条項を、直したうえで取り込む / take over clauses that a person has corrected",
    access: "write",
    takesKey: true,
    body: rulebookImport,
    bodyLimit: IMPORT_LIMIT,
    answer: recordAnswer(rulebookImportContent),
    status: 201,
    handle: (call) =>
      idempotentChange(call, async (work) => {
        const { organizationId, body } = call;
        const before = await listClauses(work.db, organizationId);
        const removed = body.replaces ? before.map(({ id }) => id) : [];
        if (!body.evenIfUsed) await requireUnused(work.db, organizationId, removed);
        for (const id of removed) await removeRecord(work, "clause", id, null);
        const start = body.replaces ? 0 : Math.max(0, ...before.map(({ content }) => Math.floor(Number(content["order"] ?? 0))));
        const added: string[] = [];
        for (const [i, { isChapter, ...clause }] of body.clauses.entries()) added.push((await addRecord(work, "clause", { ...clause, ...(isChapter ? { isChapter } : {}), order: start + (i + 1) * 1000 })).id);
        return answerRecord(await addRecord(work, "rulebook_import", { name: body.source.name, kind: body.source.kind, state: "done", added, removed, leftover: body.leftover }), 201);
      }),
  }),
  operation({
    id: "undoRulebookImport",
    method: "post",
    path: `${BASE}/rulebook-imports/{id}/undo`,
    tag: TAG,
    summary: "取り込みをやめる(あとで変えた条項と、指摘が使っている条項は残る) / undo an import; changed and used clauses stay",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(rulebookImportContent),
    handle: ({ services, organizationId, actor, params, version }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        const record = await findRecord(work.db, "rulebook_import", organizationId, params["id"] ?? "");
        if (record === null || record.removedAt !== null) throw new Refusal("not-found");
        const content = rulebookImportContent.parse(record.content);
        if (content.state === "undone") throw new Refusal("state-differs", { state: content.state });
        const used = new Set((await listFindingsOfClauses(work.db, organizationId, content.added)).map(({ clauseId }) => clauseId));
        const kept: string[] = [];
        for (const id of content.added) {
          const clause = await findRecord(work.db, "clause", organizationId, id);
          if (clause === null || clause.removedAt !== null) continue;
          if (clause.version > 1 || used.has(id)) kept.push(id);
          else await removeRecord(work, "clause", id, null);
        }
        for (const id of content.removed) if ((await findRecord(work.db, "clause", organizationId, id))?.removedAt instanceof Date) await restoreRecord(work, "clause", id, null);
        return answerRecord(await changeRecord(work, "rulebook_import", record.id, version, { ...content, state: "undone", kept }));
      }),
  }),
  ...readingOperations({ kind: "rulebook_revision", plural: "rulebook-revisions", name: "RulebookRevision", tag: TAG, ja: "改訂版", en: "rulebook revision", content: rulebookRevisionContent }),
  operation({
    id: "makeRulebookRevision",
    method: "post",
    path: `${BASE}/rulebook-revisions`,
    tag: TAG,
    summary: "いまの条項を、承認した版として残す(あとで変えられない) / keep the draft as an approved revision for good",
    access: "approve",
    takesKey: true,
    body: rulebookRevision,
    answer: recordAnswer(rulebookRevisionContent),
    status: 201,
    handle: (call) =>
      idempotentChange(call, async (work) => {
        const { organizationId, body, caller } = call;
        await lockKey(work, "rulebook-revision");
        const clauses = await draftClauses(work.db, organizationId);
        if (clauses.length === 0) throw new Refusal("invalid-request", {}, [{ path: "", message: "条項がありません / there are no clauses" }]);
        const [last] = await listRecords(work.db, "rulebook_revision", organizationId, { limit: 1, isNewestFirst: true });
        const changes = compareClauses(last === undefined ? [] : await clausesOfRevision(work.db, organizationId, last.id), clauses);
        const count = (kind: "added" | "changed" | "removed") => changes.filter((each) => each.kind === kind).length;
        const number = Number(last?.content["number"] ?? 0) + 1;
        const content = { ...body, number, madeBy: caller.name, clauseCount: clauses.length, added: count("added"), changed: count("changed"), removed: count("removed"), itemStatuses: await listItemStatuses(work.db, organizationId) };
        return answerRecord(await addRevision(work, content, clauses), 201);
      }),
  }),
  operation({
    id: "getRevisionClauses",
    method: "get",
    path: `${BASE}/rulebook-revisions/{id}/clauses`,
    tag: TAG,
    summary: "その版の条項 / the clauses of a revision",
    access: "read",
    answer: z.object({ items: z.array(revisedClause) }),
    handle: async ({ services, organizationId, params }) => ({ body: { items: await clausesOfRevision(services.keeping.database.read(organizationId), organizationId, params["id"] ?? "") } }),
  }),
  operation({
    id: "compareRevision",
    method: "get",
    path: `${BASE}/rulebook-revisions/{id}/changes`,
    tag: TAG,
    summary: "その版から、別の版またはいまの条項への違い / what changed from a revision to another, or to the draft",
    access: "read",
    query: z.strictObject({ to: z.union([z.literal("draft"), z.uuid()]).default("draft") }),
    answer: z.object({ items: z.array(change) }),
    async handle({ services, organizationId, params, query }) {
      const reader = services.keeping.database.read(organizationId);
      const before = await clausesOfRevision(reader, organizationId, params["id"] ?? "");
      const after = query.to === "draft" ? await draftClauses(reader, organizationId) : await clausesOfRevision(reader, organizationId, query.to);
      return { body: { items: compareClauses(before, after) } };
    },
  }),
];

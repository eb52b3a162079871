import { createHash } from "node:crypto";
import { packId, type FormPack } from "@kaiji/domain";
import { hashOfPack } from "@kaiji/formats";
import { packSchema } from "@kaiji/formats/schemas";
import { addRecord, changeRecord, findRecord, listRecords, removeRecord, restoreRecord } from "@kaiji/storage";
import { z } from "zod";
import { packOf } from "../../filing/organization-packs.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "覚えた様式";
const base = "/api/organizations/{organizationId}/form-packs";
const BODY_LIMIT = 8 * 1024 * 1024;
const MOST = 1000;
const content = z.looseObject({ packId: z.string(), form: z.string(), edition: z.string(), title: z.string(), hash: z.string(), items: z.number(), map: z.looseObject({}).nullable() });

/**
 * Official forms that an organization has learned from its own copies. They stay inside the organization; its
 * disclosures are read and judged with them from then on.
 */
export const FORM_PACKS = [
  ...readingOperations({ kind: "form_pack", plural: "form-packs", name: "FormPack", tag: TAG, ja: "覚えた様式", en: "learned form", content }),
  operation({
    id: "saveFormPack",
    method: "post",
    path: base,
    tag: TAG,
    summary: "様式パックを組織に保存する(同じ内容なら何も変えない) / keep a form pack; the same content changes nothing",
    access: "write",
    takesKey: true,
    body: packSchema,
    bodyLimit: BODY_LIMIT,
    answer: recordAnswer(content),
    status: 201,
    async handle(call) {
      const { $schema: _, ...pack } = call.body;
      if ((await hashOfPack(pack, sha256)) !== pack.hash) throw new Refusal("invalid-request", {}, [{ path: "hash", message: "内容がハッシュと合いません / the content does not match its hash" }]);
      return idempotentChange(call, async (work) => {
        const kept = await listRecords(work.db, "form_pack", work.organizationId, { limit: MOST });
        const removed = await listRecords(work.db, "form_pack", work.organizationId, { limit: MOST, isRemoved: true });
        const same = kept.find((record) => record.content["hash"] === pack.hash);
        if (same !== undefined) return answerRecord(same);
        const before = removed.find((record) => record.content["hash"] === pack.hash);
        if (before !== undefined) return answerRecord(await restoreRecord(work, "form_pack", before.id, null));
        const { id: __, map, ...document } = pack;
        const { form, edition, title, hash, items, learnedFrom } = pack;
        const added = { packId: freeId(pack, [...kept, ...removed].map((record) => String(record.content["packId"]))), form, edition, title, hash, items: items.length, fileName: learnedFrom.file, map };
        return answerRecord(await addRecord(work, "form_pack", added, { document: JSON.stringify(document) }), 201);
      });
    },
  }),
  operation({
    id: "changeFormPackMap",
    method: "put",
    path: `${base}/{id}/map`,
    tag: TAG,
    summary: "前の版との対応表を決める / decide how it follows the edition before",
    access: "write",
    needsVersion: true,
    bodyLimit: BODY_LIMIT,
    body: z.strictObject({ map: packSchema.shape.map }),
    answer: recordAnswer(content),
    handle: ({ services, organizationId, actor, params, body, version }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        const record = await findRecord(work.db, "form_pack", organizationId, params["id"] ?? "");
        if (record === null || record.removedAt !== null) throw new Refusal("not-found");
        return answerRecord(await changeRecord(work, "form_pack", record.id, version, { ...record.content, map: body.map }));
      }),
  }),
  operation({
    id: "exportFormPack",
    method: "get",
    path: `${base}/{id}/file`,
    tag: TAG,
    summary: "様式パックのファイル / the pack as a file to hand on",
    access: "read",
    answerMedia: "application/json",
    async handle({ services, organizationId, params }) {
      const row = await services.keeping.database
        .read(organizationId)
        .selectFrom("form_pack")
        .select((select) => ["content", select.cast<string>("document", "text").as("document")])
        .where("organization_id", "=", organizationId)
        .where("id", "=", params["id"] ?? "")
        .executeTakeFirst();
      if (row === undefined) throw new Refusal("not-found");
      const pack = packOf(row.content, row.document);
      return new Response(`${JSON.stringify(pack, null, 2)}\n`, {
        headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="${pack.id}.json"`, "Cache-Control": "private, no-store" },
      });
    },
  }),
  operation({
    id: "removeFormPack",
    method: "delete",
    path: `${base}/{id}`,
    tag: TAG,
    summary: "覚えた様式を外す(元に戻せる) / forget a learned form; it can be put back",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(content),
    handle: ({ services, organizationId, actor, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await removeRecord(work, "form_pack", params["id"] ?? "", version))),
  }),
  operation({
    id: "restoreFormPack",
    method: "post",
    path: `${base}/{id}/restore`,
    tag: TAG,
    summary: "外した様式を戻す / put a forgotten form back",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(content),
    handle: ({ services, organizationId, actor, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await restoreRecord(work, "form_pack", params["id"] ?? "", version))),
  }),
];

function sha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(createHash("sha256").update(bytes).digest("hex"));
}

/** The edition's id; another content of one edition gets an id of its own. Ids of removed forms are not given again. */
function freeId({ form, edition }: FormPack, taken: readonly string[]): string {
  const plain = packId(form, edition);
  let id = plain;
  for (let revision = 2; taken.includes(id); revision++) id = `${plain}-r${revision}`;
  return id;
}

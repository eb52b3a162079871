import { rankBlocking, standingVerdict, type Standing } from "@kaiji/domain";
import { overseenContent, oversightCodeContent, standingContent } from "@kaiji/formats/api";
import { addRecord, changeRecord, findRecord, type Work } from "@kaiji/storage";
import { z } from "zod";
import { newSecret, secretHash } from "../../people/secret-token.ts";
import { requireKind } from "../../oversight/oversight-code.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { line } from "../schemas.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "見守る組織";
const BASE = "/api/organizations/{organizationId}";
const CODE_DAYS = 30;
const figures = z.object({ systems: standingContent.shape.systems, findings: standingContent.shape.findings, rows: standingContent.shape.rows, products: z.number() }).nullable();
const overseenLine = z.object({ id: z.uuid(), ...overseenContent.shape, verdict: z.string().nullable(), figures });

/** What an overseer sees of the institutions that have consented: copies in its own organization. */
export const OVERSEEN = [
  ...readingOperations({ kind: "oversight_code", plural: "oversight-codes", name: "OversightCode", tag: TAG, ja: "招待コード", en: "code", content: oversightCodeContent }),
  operation({
    id: "makeOversightCode",
    method: "post",
    path: `${BASE}/oversight-codes`,
    tag: TAG,
    summary: "医療機関に渡す招待コードを作る(30日) / a code for institutions, for 30 days",
    access: "manage",
    body: z.strictObject({ name: line() }),
    answer: z.object({ id: z.uuid(), code: z.string().describe("一度だけ返す / returned once"), expiresAt: z.string() }),
    takesKey: true,
    status: 201,
    handle: (call) =>
      idempotentChange(call, async (work) => {
        const { organizationId, body } = call;
        await requireKind(work, "overseer");
        const secret = newSecret();
        const expiresAt = new Date(work.at.getTime() + CODE_DAYS * 86_400_000).toISOString();
        const record = await addRecord(work, "oversight_code", { name: body.name, state: "open", expiresAt, uses: 0 }, { secret_hash: secretHash(secret).toString("base64url") });
        return { status: 201, body: { id: record.id, code: `${organizationId}.${record.id}.${secret}`, expiresAt } };
      }, true),
  }),
  operation({
    id: "revokeOversightCode",
    method: "delete",
    path: `${BASE}/oversight-codes/{id}`,
    tag: TAG,
    summary: "招待コードを取り消す / take a code back",
    access: "manage",
    status: 204,
    async handle({ services, organizationId, actor, params }) {
      await services.keeping.database.change(organizationId, actor, async (work) => {
        const record = await findRecord(work.db, "oversight_code", organizationId, params["id"] ?? "");
        if (record === null) throw new Refusal("not-found");
        await changeRecord(work, "oversight_code", record.id, null, { ...record.content, state: "revoked" });
      });
      return { status: 204 };
    },
  }),
  operation({
    id: "listOverseen",
    method: "get",
    path: `${BASE}/overseen`,
    tag: TAG,
    summary: "同意した医療機関の状況(見たことは監査証跡に残る) / where each institution stands; looking is audited",
    access: "read",
    answer: z.object({ items: z.array(overseenLine) }),
    handle: ({ services, organizationId, actor }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        await requireKind(work, "overseer");
        const rows = await standings(work);
        work.audit({ action: "overseen.list", subjectKind: "overseen", after: { institutions: rows.length } });
        return { body: { items: rows.map(({ id, content, standing }) => ({ ...content, id, verdict: standing === null ? null : standingVerdict(standing), figures: standing === null ? null : { systems: standing.systems, findings: standing.findings, rows: standing.rows, products: standing.products.length } })) } };
      }),
  }),
  operation({
    id: "rankBlocking",
    method: "get",
    path: `${BASE}/overseen-blocking`,
    tag: TAG,
    summary: "多くの医療機関を止めている製品×確認事項 / product × criterion that blocks most",
    access: "read",
    answer: z.object({ institutions: z.number(), items: z.array(z.object({ product: z.string(), provider: z.string().nullable(), form: z.string(), criterion: z.string(), notMet: z.number(), open: z.number() })) }),
    handle: ({ services, organizationId, actor }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        await requireKind(work, "overseer");
        const known = (await standings(work)).flatMap(({ standing }) => (standing === null ? [] : [standing]));
        work.audit({ action: "overseen.rank", subjectKind: "overseen", after: { institutions: known.length } });
        return { body: { institutions: known.length, items: rankBlocking(known).slice(0, 1000) } };
      }),
  }),
  operation({
    id: "getOverseenStanding",
    method: "get",
    path: `${BASE}/overseen/{id}/standing`,
    tag: TAG,
    summary: "1つの医療機関の状況(見たことは双方の監査証跡に残る) / one institution's standing; both trails are told",
    access: "read",
    answer: z.object({ overseen: recordAnswer(overseenContent), standing: standingContent.nullable() }),
    handle: ({ services, organizationId, actor, params }) =>
      services.keeping.database.door(async (door) => {
        const work = await door.enter(organizationId, actor);
        const name = await requireKind(work, "overseer");
        const record = await findRecord(work.db, "overseen", organizationId, params["id"] ?? "");
        if (record === null || record.removedAt !== null) throw new Refusal("not-found");
        const standing = (await standings(work)).find(({ id }) => id === record.id)?.standing ?? null;
        work.audit({ action: "overseen.view", subjectKind: "overseen", subjectId: record.id, subjectName: String(record.content["name"]) });
        if (record.content["state"] === "consented") {
          // The institution sees in its own trail that its overseer looked.
          const institution = await door.enter(String(record.content["institutionId"]), { ...actor, personId: null, name: `${name} ${actor.name}`, address: null });
          institution.audit({ action: "standing.viewed", subjectKind: "organization", subjectId: institution.organizationId, subjectName: name });
        }
        return { body: { overseen: answerRecord(record).body, standing } };
      }),
  }),
];

async function standings(work: Work): Promise<{ readonly id: string; readonly content: Record<string, unknown>; readonly standing: Standing | null }[]> {
  const rows = await work.db.selectFrom("overseen").select(["id", "content", "standing"]).where("organization_id", "=", work.organizationId).where("removed_at", "is", null).orderBy("id").execute();
  return rows.map(({ id, content, standing }) => ({ id, content, standing: standing as unknown as Standing | null }));
}

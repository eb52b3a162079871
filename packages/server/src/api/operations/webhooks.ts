import { addRecord, changeRecord, findRecord, listRecords, removeRecord, type KeptRecord } from "@kaiji/storage";
import { z } from "zod";
import { newSecret } from "../../people/secret-token.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { MOST_WEBHOOKS, WEBHOOK_EVENTS } from "../../webhooks/announce.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { line } from "../schemas.ts";

const TAG = "Webhook";
const content = z.strictObject({ name: line(80), url: z.url({ protocol: /^https?$/ }).max(1000), events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(10), isActive: z.boolean().default(true) });
const shownWebhook = z.object({ id: z.uuid(), version: z.number(), ...content.shape });

/** Webhooks: told of changes, signed, tried again. */
export const WEBHOOKS = [
  operation({
    id: "createWebhook",
    method: "post",
    path: "/api/organizations/{organizationId}/webhooks",
    tag: TAG,
    summary: "Webhookを加える(署名の鍵は一度だけ返す) / add one; its secret is returned once",
    access: "manage",
    takesKey: true,
    body: content,
    answer: z.object({ id: z.uuid(), secret: z.string() }),
    status: 201,
    async handle(call) {
      const { services, organizationId, body } = call;
      services.reach.check(body.url);
      const secret = newSecret();
      const sealedSecret = services.keeping.seal.seal(Buffer.from(secret), `webhook:${organizationId}`).toString("base64");
      return idempotentChange(call, async (work) => {
        if ((await listRecords(work.db, "webhook", organizationId, { limit: MOST_WEBHOOKS })).length >= MOST_WEBHOOKS) throw new Refusal("too-many", { most: MOST_WEBHOOKS });
        const record = await addRecord(work, "webhook", { ...body, sealedSecret });
        return { status: 201, body: { id: record.id, secret } };
      }, true);
    },
  }),
  operation({
    id: "listWebhooks",
    method: "get",
    path: "/api/organizations/{organizationId}/webhooks",
    tag: TAG,
    summary: "Webhookの一覧 / webhooks",
    access: "manage",
    answer: z.object({ items: z.array(shownWebhook) }),
    async handle({ services, organizationId }) {
      const records = await listRecords(services.keeping.database.read(organizationId), "webhook", organizationId, { limit: MOST_WEBHOOKS });
      return { body: { items: records.map(shown) } };
    },
  }),
  operation({
    id: "changeWebhook",
    method: "put",
    path: "/api/organizations/{organizationId}/webhooks/{id}",
    tag: TAG,
    summary: "Webhookを変える / change one",
    access: "manage",
    needsVersion: true,
    body: content,
    answer: shownWebhook,
    async handle({ services, organizationId, actor, params, body, version }) {
      services.reach.check(body.url);
      return services.keeping.database.change(organizationId, actor, async (work) => {
        const kept = await findRecord(work.db, "webhook", organizationId, params["id"] ?? "");
        if (kept === null) throw new Refusal("not-found");
        const record = await changeRecord(work, "webhook", kept.id, version, { ...body, sealedSecret: kept.content["sealedSecret"] });
        return { body: shown(record), version: record.version };
      });
    },
  }),
  operation({
    id: "removeWebhook",
    method: "delete",
    path: "/api/organizations/{organizationId}/webhooks/{id}",
    tag: TAG,
    summary: "Webhookを外す / remove one",
    access: "manage",
    status: 204,
    async handle({ services, organizationId, actor, params }) {
      await services.keeping.database.change(organizationId, actor, (work) => removeRecord(work, "webhook", params["id"] ?? "", null));
      return { status: 204 };
    },
  }),
];

function shown({ id, version, content: kept }: KeptRecord): Record<string, unknown> {
  const rest = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== "sealedSecret"));
  return { id, version, ...rest };
}

import { z } from "zod";
import { makeApiToken } from "../../people/api-tokens.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { NO_ID, line, longPageQuery, pageOf, pageOfRows } from "../schemas.ts";
import { cursorOf } from "./records.ts";

const TAG = "APIトークン";
const MOST_DAYS = 366;

/** Tokens of programs: one organization, a scope, an end. */
export const API_TOKENS = [
  operation({
    id: "createApiToken",
    method: "post",
    path: "/api/organizations/{organizationId}/api-tokens",
    tag: TAG,
    summary: "APIトークンを作る(文字列は一度だけ返す) / make a token; its text is returned once",
    access: "manage",
    takesKey: true,
    body: z.strictObject({ name: line(80), scope: z.enum(["read", "write"]), days: z.number().int().min(1).max(MOST_DAYS) }),
    answer: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.string() }),
    status: 201,
    async handle(call) {
      const { services, caller, body } = call;
      if (caller.kind !== "session") throw new Refusal("not-permitted", { permission: "manage" });
      const expiresAt = new Date(services.now() + body.days * 24 * 60 * 60_000);
      return idempotentChange(call, async (work) => {
        const made = await makeApiToken(work, { name: body.name, scope: body.scope, expiresAt, createdBy: caller.personId });
        return { status: 201, body: { id: made.id, token: made.text, expiresAt: expiresAt.toISOString() } };
      }, true);
    },
  }),
  operation({
    id: "listApiTokens",
    method: "get",
    path: "/api/organizations/{organizationId}/api-tokens",
    tag: TAG,
    summary: "APIトークンの一覧 / tokens",
    access: "manage",
    query: longPageQuery,
    answer: pageOf(z.object({ id: z.uuid(), name: z.string(), scope: z.string(), createdAt: z.string(), expiresAt: z.string() })),
    async handle({ services, organizationId, query }) {
      const rows = await services.keeping.database.read(organizationId).selectFrom("api_token").selectAll().where("organization_id", "=", organizationId).where("revoked_at", "is", null).where("id", ">", cursorOf(query.cursor) ?? NO_ID).orderBy("id").limit(query.limit + 1).execute();
      return { body: pageOfRows(rows, query.limit, (row) => row.id, (row) => ({ id: row.id, name: row.name, scope: row.scope, createdAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString() })) };
    },
  }),
  operation({
    id: "revokeApiToken",
    method: "delete",
    path: "/api/organizations/{organizationId}/api-tokens/{tokenId}",
    tag: TAG,
    summary: "APIトークンを使えなくする / revoke a token",
    access: "manage",
    status: 204,
    async handle({ services, organizationId, actor, params }) {
      await services.keeping.database.change(organizationId, actor, async (work) => {
        const row = await work.db.updateTable("api_token").set({ revoked_at: work.at }).where("organization_id", "=", organizationId).where("id", "=", params["tokenId"] ?? "").where("revoked_at", "is", null).returning("name").executeTakeFirst();
        if (row === undefined) throw new Refusal("not-found");
        work.audit({ action: "api-token.revoke", subjectKind: "api-token", subjectId: params["tokenId"], subjectName: row.name });
      });
      services.tokens.forget();
      return { status: 204 };
    },
  }),
];

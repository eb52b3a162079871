import { timingSafeEqual } from "node:crypto";
import { isPermitted } from "@kaiji/domain";
import { newId, type Database, type Work } from "@kaiji/storage";
import type { TokenCaller } from "./caller.ts";
import { newSecret, secretHash } from "./secret-token.ts";

const FORM = /^kaiji_([0-9a-f]{32})_([0-9a-f]{32})_([\w-]{43})$/;
const FRESH_MS = 5_000;

/** Tokens of programs. Each belongs to one organization, which its text names, and never may more or longer than the person who made it. */
export interface ApiTokens {
  find(text: string): Promise<TokenCaller | null>;
  forget(): void;
}

/** Opens the tokens of a database. */
export function openApiTokens(database: Database, now: () => number = Date.now): ApiTokens {
  let cache = new Map<string, { readonly caller: TokenCaller; readonly until: number }>();
  return {
    async find(text) {
      const cached = cache.get(text);
      if (cached !== undefined && cached.until > now()) return cached.caller;
      cache.delete(text);
      const into = cache;
      const caller = await lookUp(database, text, now());
      if (caller !== null) {
        if (into.size > 1000) into.clear();
        // Into what was forgotten meanwhile when it was: what was found may be of before the change.
        into.set(text, { caller, until: now() + FRESH_MS });
      }
      return caller;
    },
    forget: () => void (cache = new Map()),
  };
}

async function lookUp(database: Database, text: string, now: number): Promise<TokenCaller | null> {
  const [, organization, token, secret] = FORM.exec(text) ?? [];
  if (organization === undefined || token === undefined || secret === undefined) return null;
  const [organizationId, id] = [asUuid(organization), asUuid(token)];
  const row = await database.read(organizationId).selectFrom("api_token").selectAll().where("organization_id", "=", organizationId).where("id", "=", id).executeTakeFirst();
  if (row === undefined || row.revoked_at !== null || row.expires_at.getTime() < now) return null;
  if (!timingSafeEqual(row.token_hash, secretHash(secret))) return null;
  const maker = await database.read(organizationId).selectFrom("membership").select(["role", "ends_at"]).where("organization_id", "=", organizationId).where("person_id", "=", row.created_by).where("removed_at", "is", null).executeTakeFirst();
  if (maker === undefined || (maker.ends_at !== null && maker.ends_at.getTime() <= now)) return null;
  const scope = row.scope === "write" && isPermitted(maker.role, "write") ? "write" : "read";
  return { kind: "token", organizationId, tokenId: id, name: row.name, scope };
}

/** Makes a token. @returns its id and its text, which is kept nowhere */
export async function makeApiToken(work: Work, token: { readonly name: string; readonly scope: "read" | "write"; readonly expiresAt: Date; readonly createdBy: string }): Promise<{ id: string; text: string }> {
  const id = newId(work.at.getTime());
  const secret = newSecret();
  await work.db
    .insertInto("api_token")
    .values({ organization_id: work.organizationId, id, name: token.name, token_hash: secretHash(secret), scope: token.scope, created_by: token.createdBy, created_at: work.at, expires_at: token.expiresAt, revoked_at: null, used_at: null })
    .execute();
  work.audit({ action: "api-token.create", subjectKind: "api-token", subjectId: id, subjectName: token.name, after: { scope: token.scope, expiresAt: token.expiresAt.toISOString() } });
  return { id, text: `kaiji_${work.organizationId.replaceAll("-", "")}_${id.replaceAll("-", "")}_${secret}` };
}

function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

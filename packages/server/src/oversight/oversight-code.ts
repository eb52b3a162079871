import { timingSafeEqual } from "node:crypto";
import { INSTALLATION, type DoorWork, type Work } from "@kaiji/storage";
import { secretHash } from "../people/secret-token.ts";
import { Refusal } from "../refusal/refusal.ts";
import { parseLink } from "../requests/request-link.ts";

/** An overseer's code that still holds, inside the overseer's organization. */
export interface OpenCode {
  readonly overseer: Work;
  readonly overseerName: string;
  readonly codeId: string;
}

/**
 * Opens an overseer's code: `organization.code.secret`.
 * @throws Refusal `link-spent`, whatever is wrong with it
 */
export async function openOversightCode(door: DoorWork, code: string, actor: Work["actor"]): Promise<OpenCode> {
  const parts = parseLink(code.trim());
  if (parts === null || parts.organizationId === INSTALLATION) throw new Refusal("link-spent");
  const overseer = await door.enter(parts.organizationId, actor);
  const record = await overseer.db.selectFrom("oversight_code").select(["id", "content", "secret_hash", "removed_at"]).where("organization_id", "=", parts.organizationId).where("id", "=", parts.linkId).executeTakeFirst();
  const kept = Buffer.from(record?.secret_hash ?? "", "base64url");
  const given = secretHash(parts.secret);
  const isSame = timingSafeEqual(kept.length === given.length ? kept : Buffer.alloc(given.length), given);
  const isOpen = record !== undefined && record.removed_at === null && record.content["state"] === "open" && String(record.content["expiresAt"]) > door.at.toISOString();
  const organization = await overseer.db.selectFrom("organization").select(["name", "kind"]).where("organization_id", "=", parts.organizationId).executeTakeFirst();
  if (!isSame || !isOpen || organization?.kind !== "overseer") throw new Refusal("link-spent");
  return { overseer, overseerName: organization.name, codeId: record.id };
}

/** @throws Refusal `state-differs` when the organization is of another kind */
export async function requireKind(work: Pick<Work, "db" | "organizationId">, kind: "institution" | "overseer"): Promise<string> {
  const organization = await work.db.selectFrom("organization").select(["name", "kind"]).where("organization_id", "=", work.organizationId).executeTakeFirstOrThrow();
  if (organization.kind !== kind) throw new Refusal("state-differs", { state: organization.kind });
  return organization.name;
}

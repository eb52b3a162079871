import { timingSafeEqual } from "node:crypto";
import { newId, type Work } from "@kaiji/storage";
import { newSecret, secretHash } from "../people/secret-token.ts";
import type { KeptRequest } from "./request-event.ts";

/** A link that was just made. Its secret is told once and kept nowhere. */
export interface NewLink {
  readonly id: string;
  /** `organization.link.secret`: what stands behind `/answer#`. */
  readonly key: string;
  readonly expiresAt: Date;
}

const DAY_MS = 86_400_000;
/** A link lives this long past the due date, and never shorter or longer than this from now on. */
const PAST_DUE_DAYS = 30;
const LEAST_DAYS = 30;
const MOST_DAYS = 180;
/** Each letter and reminder carries a link of its own; older ones give way. */
const MOST_LINKS = 20;

/** Makes one more link to a request. */
export async function makeLink(work: Work, request: KeptRequest): Promise<NewLink> {
  const [id, secret] = [newId(work.at.getTime()), newSecret()];
  const now = work.at.getTime();
  const until = Math.min(Math.max(Date.parse(request.content.dueOn) + PAST_DUE_DAYS * DAY_MS, now + LEAST_DAYS * DAY_MS), now + MOST_DAYS * DAY_MS);
  const expiresAt = new Date(until);
  const live = await liveLinks(work, request.id).orderBy("id").execute();
  for (const old of live.slice(0, Math.max(0, live.length - MOST_LINKS + 1))) await revokeLink(work, old.id);
  await work.db.insertInto("request_link").values({ organization_id: work.organizationId, id, request_id: request.id, token_hash: secretHash(secret), created_at: work.at, expires_at: expiresAt, revoked_at: null, seen_at: null }).execute();
  work.audit({ action: "request-link.create", subjectKind: "disclosure_request", subjectId: request.id, subjectName: request.content.name, after: { linkId: id, expiresAt: expiresAt.toISOString() } });
  return { id, key: `${work.organizationId}.${id}.${secret}`, expiresAt };
}

/** Links of a request that still open it. */
export function liveLinks(work: Pick<Work, "db" | "organizationId" | "at">, requestId: string) {
  return work.db.selectFrom("request_link").select(["id", "created_at", "expires_at", "seen_at"]).where("organization_id", "=", work.organizationId).where("request_id", "=", requestId).where("revoked_at", "is", null).where("expires_at", ">", work.at);
}

/** Takes one link back. */
export async function revokeLink(work: Work, id: string): Promise<void> {
  await work.db.updateTable("request_link").set({ revoked_at: work.at }).where("organization_id", "=", work.organizationId).where("id", "=", id).where("revoked_at", "is", null).execute();
}

/** Takes all links of a request back. @returns how many there were */
export async function revokeLinks(work: Work, requestId: string): Promise<number> {
  const { numUpdatedRows } = await work.db.updateTable("request_link").set({ revoked_at: work.at }).where("organization_id", "=", work.organizationId).where("request_id", "=", requestId).where("revoked_at", "is", null).executeTakeFirst();
  if (numUpdatedRows > 0n) work.audit({ action: "request-link.revoke", subjectKind: "disclosure_request", subjectId: requestId, after: { links: Number(numUpdatedRows) } });
  return Number(numUpdatedRows);
}

/** The parts of a link; `null` when the text is none. */
export function parseLink(text: string | null): { readonly organizationId: string; readonly linkId: string; readonly secret: string } | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(text ?? "");
  return match === null ? null : { organizationId: match[1] ?? "", linkId: match[2] ?? "", secret: match[3] ?? "" };
}

const NOBODY = Buffer.alloc(32);

/** The link that a secret opens, or `null`, whatever is wrong with it. Compares also when there is no such link. */
export async function findLink(work: Work, linkId: string, secret: string): Promise<{ readonly id: string; readonly requestId: string; readonly expiresAt: Date; readonly seenAt: Date | null } | null> {
  const row = await work.db.selectFrom("request_link").selectAll().where("organization_id", "=", work.organizationId).where("id", "=", linkId).executeTakeFirst();
  const isSame = timingSafeEqual(row?.token_hash ?? NOBODY, secretHash(secret));
  if (row === undefined || !isSame || row.revoked_at !== null || row.expires_at <= work.at) return null;
  return { id: row.id, requestId: row.request_id, expiresAt: row.expires_at, seenAt: row.seen_at };
}

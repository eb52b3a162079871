import { INSTALLATION, findRecord, lockKey, type Work } from "@kaiji/storage";
import type { Call } from "../api/operation.ts";
import { openRateLimit } from "../api/rate-limit.ts";
import { strangerAt } from "../people/caller.ts";
import { checkThrottle, countFailure, networkOf, oneKey } from "../people/throttle.ts";
import { Refusal } from "../refusal/refusal.ts";
import { getRequest, type KeptRequest } from "./request-event.ts";
import { findLink, parseLink } from "./request-link.ts";

/** The header that carries a link's key. Neither a path nor a query is a place for it: those are logged on the way. */
export const LINK_HEADER = "kaiji-link";

/** What somebody who came by a link may work on: one request. */
export interface LinkWork {
  readonly work: Work;
  readonly request: KeptRequest;
  readonly linkId: string;
  readonly expiresAt: Date;
  readonly seenAt: Date | null;
}

/** Wrong keys that one network may try before it has to wait. */
const FREE = 20;
const A_MINUTE = 240;
const perLink = openRateLimit(A_MINUTE, 60_000, Date.now);

/**
 * Lets somebody without an account work on the one request that the link is for, inside its organization. The
 * organization is named in the key, so that its wall holds from the first query on.
 * @throws Refusal `link-spent` whatever is wrong with the link, `too-many-attempts`, `rate-limited`
 */
export async function enterByLink<T>({ services, request, origin }: Call, task: (entered: LinkWork) => Promise<T>): Promise<T> {
  const { database } = services.keeping;
  const keys = oneKey(`answer-link:${networkOf(origin.address)}`, FREE);
  await database.door((door) => checkThrottle(door, keys));
  const parts = parseLink(request.headers.get(LINK_HEADER));
  // The trail names whom the link was made for; that is known once the link is found.
  const actor = { ...strangerAt(origin, "?") };
  let isKnown = false;
  try {
    if (parts === null || parts.organizationId === INSTALLATION) throw new Refusal("link-spent");
    return await database.change(parts.organizationId, actor, async (work) => {
      const link = await findLink(work, parts.linkId, parts.secret);
      const found = link === null ? null : ((await findRecord(work.db, "disclosure_request", work.organizationId, link.requestId)) as KeptRequest | null);
      if (link === null || found === null || found.removedAt !== null || !OPEN.has(found.content.state)) throw new Refusal("link-spent");
      isKnown = true;
      perLink.take(link.id);
      actor.name = found.content.toName;
      // Two people with one letter write one after the other.
      await lockKey(work, `request ${found.id}`);
      return task({ work, request: await getRequest(work, found.id), linkId: link.id, expiresAt: link.expiresAt, seenAt: link.seenAt });
    });
  } catch (error) {
    if (!isKnown && error instanceof Refusal && error.code === "link-spent") await database.door((door) => countFailure(door, keys));
    throw error;
  }
}

/** States in which a provider may still look and write. */
const OPEN: ReadonlySet<string> = new Set(["sent", "answered", "forwarding"]);

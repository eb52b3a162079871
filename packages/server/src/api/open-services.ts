import type { Library } from "@kaiji/domain";
import type { Keeping } from "../keeping/keeping.ts";
import { openApiTokens } from "../people/api-tokens.ts";
import { openMemberships } from "../people/memberships.ts";
import { openSessions } from "../people/sessions.ts";
import { openSetUpLink } from "../people/set-up-link.ts";
import type { Services } from "./services.ts";

/** Builds what operations work with on an opened database. */
export function openServices(keeping: Keeping, library: () => Library, now: () => number = Date.now): Services {
  const { database } = keeping;
  return { keeping, library, now, sessions: openSessions(database, now), tokens: openApiTokens(database, now), memberships: openMemberships(database, now), setUpLink: openSetUpLink(database) };
}

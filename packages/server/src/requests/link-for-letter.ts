import { KAIJI, type Database } from "@kaiji/storage";
import { getRequest } from "./request-event.ts";
import { makeLink, revokeLink } from "./request-link.ts";

/** Where a provider answers, as it stands in a letter. */
export function linkAddress(site: unknown, key: string): string {
  return `${String(site)}/answer#${key}`;
}

/** Makes the link of a letter that is about to leave; it is taken back when the letter did not leave. */
export async function linkForLetter(database: Database, organizationId: string, requestId: string): Promise<{ readonly address: string; takeBack(): Promise<void> }> {
  const { link, site } = await database.change(organizationId, KAIJI, async (work) => {
    const request = await getRequest(work, requestId);
    return { link: await makeLink(work, request), site: request.content["site"] };
  });
  return { address: linkAddress(site, link.key), takeBack: () => database.change(organizationId, KAIJI, (work) => revokeLink(work, link.id)) };
}

import { Refusal } from "../refusal/refusal.ts";

/**
 * Refuses what another site made a browser send. Browsers name the sender of every request that can change
 * something (`Sec-Fetch-Site`, or `Origin`); a program that sends neither carries no one's cookies by itself.
 * @param site the page's own origin
 * @throws Refusal `cross-site`
 */
export function refuseCrossSite(request: Request, site: string): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const fetchSite = request.headers.get("sec-fetch-site");
  if (fetchSite !== null && fetchSite !== "same-origin" && fetchSite !== "none") throw new Refusal("cross-site");
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== site) throw new Refusal("cross-site");
}

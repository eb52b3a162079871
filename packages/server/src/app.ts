import { isIP } from "node:net";
import { getPath } from "hono/utils/url";
import { createApi } from "./api/create-api.ts";
import type { Logger } from "./api/logger.ts";
import { OPERATIONS } from "./api/operations/all.ts";
import type { Services } from "./api/services.ts";
import { bareHost } from "./allowed-hosts.ts";
import { createPages, type PagesOptions } from "./pages.ts";
import type { Refusal } from "./refusal/refusal.ts";
import { securityHeaders } from "./security-headers.ts";

export interface AppOptions extends PagesOptions {
  /** Host names this server answers to; `null` answers to any. */
  readonly hosts: ReadonlySet<string> | null;
  /** What the API works with, or why nothing can be kept just now. */
  readonly services: () => Services | Refusal;
  readonly log: Logger;
  readonly version: string;
  /** `https://kaiji.example.jp`, when people reach the server by another address than it listens on. */
  readonly publicSite: string | null;
  /** Whether a proxy in front says who called (`X-Forwarded-For`). */
  readonly isBehindProxy: boolean;
}

/** Answers requests; the server that took them tells in `env` where they came from. */
export interface App {
  fetch(request: Request, env: unknown): Promise<Response>;
}

/** These pages are none of the API's own. */
const API_PAGES = /^\/api\/docs(\/|$)/;

/** The web application: the API, and pages. Only the API keeps anything. */
export function createApp(options: AppOptions): App {
  const { hosts, services, log, version, publicSite, isBehindProxy } = options;
  const headers = securityHeaders(publicSite);
  const pages = createPages(options);
  const api = createApi({ operations: OPERATIONS, services, log, version, headers, siteOf: (request) => publicSite ?? `http://${request.headers.get("host") ?? ""}` });

  const answer = async (request: Request, env: unknown): Promise<Response> => {
    if (hosts !== null && !hosts.has(bareHost(request.headers.get("host") ?? ""))) return secured(line("この名前では応答しません。 / Not known by this name.", 421));
    const path = getPath(request);
    // The API's replies are made with the headers: to add them later costs more than all else of a small one.
    if (path.startsWith("/api/") && !API_PAGES.test(path)) return api(request, path, addressOf(request, env, isBehindProxy));
    const isReading = request.method === "GET" || request.method === "HEAD";
    return secured(isReading ? await pages.fetch(request) : line("使えない操作です。 / Method not allowed.", 405, { Allow: "GET, HEAD" }));
  };

  const secured = (response: Response): Response => {
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  };

  return {
    fetch: (request, env) =>
      answer(request, env).catch((error: unknown) => {
        log.failure("?", error);
        return secured(line("内部の問題です。 / Internal error.", 500));
      }),
  };
}

function line(text: string, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, { status, headers: { ...headers, "Content-Type": "text/plain; charset=UTF-8" } });
}

/** Behind a proxy the last address in `X-Forwarded-For` is the one that the proxy itself saw. */
function addressOf(request: Request, env: unknown, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const { incoming } = env as { incoming?: { socket?: { remoteAddress?: string } } };
  if (forwarded !== undefined && isIP(forwarded) !== 0) return forwarded;
  return incoming?.socket?.remoteAddress ?? "?";
}

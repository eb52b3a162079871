import { isIP } from "node:net";
import { readPackFolder } from "@kaiji/library/packs";
import { Hono, type Context } from "hono";
import { createApi } from "./api/create-api.ts";
import type { Logger } from "./api/logger.ts";
import { OPERATIONS } from "./api/operations/all.ts";
import type { Services } from "./api/services.ts";
import { apiPages } from "./api-pages.ts";
import type { Refusal } from "./refusal/refusal.ts";
import { bareHost } from "./allowed-hosts.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { serveFile, type StaticFile } from "./static-files.ts";

export interface AppOptions {
  readonly files: ReadonlyMap<string, StaticFile>;
  /** Host names this server answers to; `null` answers to any. */
  readonly hosts: ReadonlySet<string> | null;
  readonly isReady: () => boolean;
  /** Folder whose learned forms the page uses too. */
  readonly dataFolder: string;
  /** What the API works with, or why nothing can be kept just now. */
  readonly services: () => Services | Refusal;
  readonly log: Logger;
  readonly version: string;
  /** `https://kaiji.example.jp`, when people reach the server by another address than it listens on. */
  readonly publicSite: string | null;
  /** Whether a proxy in front says who called (`X-Forwarded-For`). */
  readonly isBehindProxy: boolean;
}

/** The web application: a health check, the API, and the files of the page. Only the API keeps anything. */
export function createApp({ files, hosts, isReady, dataFolder, services, log, version, publicSite, isBehindProxy }: AppOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
    if (publicSite?.startsWith("https:") === true) context.res.headers.set("Strict-Transport-Security", "max-age=31536000");
  });
  app.use(async (context, next) => {
    if (hosts !== null && !hosts.has(bareHost(context.req.header("host") ?? "")))
      return context.text("この名前では応答しません。 / Not known by this name.\n", 421);
    const { method, path } = context.req;
    if (!path.startsWith("/api/") && method !== "GET" && method !== "HEAD")
      return context.text("使えない操作です。 / Method not allowed.\n", 405, { Allow: "GET, HEAD" });
    return next();
  });
  app.get("/healthz", (context) => {
    context.header("Cache-Control", "no-store");
    return isReady() ? context.json({ status: "ok" }) : context.json({ status: "starting" }, 503);
  });
  app.get("/packs.json", (context) => {
    context.header("Cache-Control", "no-store");
    return context.json(readPackFolder(dataFolder).packs);
  });
  app.route("/", apiPages());
  app.route("/", createApi({ operations: OPERATIONS, services, log, version, siteOf: (request) => publicSite ?? `http://${request.headers.get("host") ?? ""}`, addressOf: (context) => addressOf(context, isBehindProxy) }));
  app.get("*", (context) => {
    const path = decodedPath(context.req.path);
    const found = files.get(path.startsWith("/workspace/") ? "/workspace" : path);
    return found === undefined ? context.html(NOT_FOUND, 404) : serveFile(found, context.req.raw);
  });
  app.onError((error, context) => {
    log.failure("?", error);
    return context.text("内部の問題です。 / Internal error.\n", 500);
  });
  return app;
}

const NOT_FOUND = `<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ページがありません | Kaiji</title>
<h1>ページがありません</h1><p><a href="/">最初のページへ</a></p>
<p lang="en">There is no such page. <a href="/">Go to the first page</a></p></html>
`;

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}

/** Behind a proxy the last address in `X-Forwarded-For` is the one that the proxy itself saw. */
function addressOf(context: Context, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const { incoming } = context.env as { incoming?: { socket?: { remoteAddress?: string } } };
  if (forwarded !== undefined && isIP(forwarded) !== 0) return forwarded;
  return incoming?.socket?.remoteAddress ?? "?";
}

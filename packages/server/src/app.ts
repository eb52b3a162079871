import { Hono } from "hono";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { serveFile, type StaticFile } from "./static-files.ts";

export interface AppOptions {
  readonly files: ReadonlyMap<string, StaticFile>;
  /** Host names this server answers to; `null` answers to any. Keeps other sites from reaching it through their own names. */
  readonly hosts: ReadonlySet<string> | null;
  readonly isReady: () => boolean;
}

/** The web application: a health check and the files of the page. It takes no uploads and keeps nothing. */
export function createApp({ files, hosts, isReady }: AppOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
  });
  app.use(async (context, next) => {
    const host = (context.req.header("host") ?? "").replace(/:\d+$/, "").toLowerCase();
    if (hosts !== null && !hosts.has(host)) return context.text("この名前では応答しません。 / Not known by this name.", 421);
    const { method } = context.req;
    if (method !== "GET" && method !== "HEAD")
      return context.text("使えない操作です。 / Method not allowed.", 405, { Allow: "GET, HEAD" });
    return next();
  });
  app.get("/healthz", (context) => (isReady() ? context.json({ status: "ok" }) : context.json({ status: "starting" }, 503)));
  app.get("*", (context) => {
    const found = files.get(safePath(context.req.path));
    return found === undefined ? context.text("見つかりません。 / Not found.", 404) : serveFile(found, context.req.raw);
  });
  app.onError((_error, context) => context.text("内部の問題です。 / Internal error.", 500));
  return app;
}

function safePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}

import { readPackFolder } from "@kaiji/library/packs";
import { Hono } from "hono";
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
}

/** The web application: a health check and the files of the page. It takes no uploads and keeps nothing. */
export function createApp({ files, hosts, isReady, dataFolder }: AppOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
  });
  app.use(async (context, next) => {
    if (hosts !== null && !hosts.has(bareHost(context.req.header("host") ?? "")))
      return context.text("この名前では応答しません。 / Not known by this name.\n", 421);
    const { method } = context.req;
    if (method !== "GET" && method !== "HEAD")
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
  app.get("*", (context) => {
    const found = files.get(decodedPath(context.req.path));
    return found === undefined ? context.html(NOT_FOUND, 404) : serveFile(found, context.req.raw);
  });
  app.onError((error, context) => {
    process.stderr.write(`kaiji: ${error.stack ?? error.message}\n`);
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

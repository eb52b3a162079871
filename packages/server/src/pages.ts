import { readPackFolder } from "@kaiji/library/packs";
import { Hono } from "hono";
import { apiPages } from "./api-pages.ts";
import { serveFile, type StaticFile } from "./static-files.ts";

export interface PagesOptions {
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly isReady: () => boolean;
  /** Folder whose learned forms the page uses too. */
  readonly dataFolder: string;
}

/** What is there to read without the API: a health check, the files of the page, the API's documentation. */
export function createPages({ files, isReady, dataFolder }: PagesOptions): Hono {
  const pages = new Hono();
  pages.get("/healthz", (context) => {
    context.header("Cache-Control", "no-store");
    return isReady() ? context.json({ status: "ok" }) : context.json({ status: "starting" }, 503);
  });
  pages.get("/packs.json", (context) => {
    context.header("Cache-Control", "no-store");
    return context.json(readPackFolder(dataFolder).packs);
  });
  pages.route("/", apiPages());
  pages.get("*", (context) => {
    const path = decodedPath(context.req.path);
    const found = files.get(path.startsWith("/workspace/") ? "/workspace" : path);
    return found === undefined ? context.html(NOT_FOUND, 404) : serveFile(found, context.req.raw);
  });
  // Its one caller tells of it.
  pages.onError((error) => {
    throw error;
  });
  return pages;
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

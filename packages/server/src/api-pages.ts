import { createReadStream, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { Hono } from "hono";
import { contentType } from "./content-type.ts";

/** The files of the documentation page that are taken from its package. */
const FILES = ["swagger-ui.css", "swagger-ui-bundle.js"];

const PAGE = `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kaiji API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="api"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>
`;

const START = `SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null, displayRequestDuration: true });
`;

/** The interactive documentation of the API, with nothing from another site. */
export function apiPages(): Hono {
  const pages = new Hono();
  pages.get("/api/docs", (context) => context.html(PAGE));
  pages.get("/api/docs/start.js", (context) => context.body(START, 200, { "Content-Type": "text/javascript; charset=utf-8" }));
  for (const name of FILES)
    pages.get(`/api/docs/${name}`, () => {
      const file = join(dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json")), name);
      return new Response(Readable.toWeb(createReadStream(file)) as unknown as ReadableStream, { headers: { "Content-Type": contentType(name), "Content-Length": String(statSync(file).size), "Cache-Control": "public, max-age=86400" } });
    });
  return pages;
}

import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { contentType, isCompressible } from "./content-type.ts";

/** A file that may be served, by the path it is asked for. */
export interface StaticFile {
  readonly file: string;
  readonly type: string;
  readonly size: number;
  /** Its name carries a hash of its content: it never changes. */
  readonly isImmutable: boolean;
}

/**
 * Lists what may be served before the first request comes: what is not in the list does not exist,
 * so no path can lead out of the folder.
 */
export function listStaticFiles(webFolder: string, libraryFile: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(webFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(webFolder, file).split(sep).join("/")}`;
    files.set(path, describe(file, path.startsWith("/assets/")));
  }
  if (existsSync(libraryFile)) files.set("/library.json", describe(libraryFile, false));
  const index = files.get("/index.html");
  if (index !== undefined) files.set("/", index);
  return files;
}

function describe(file: string, isImmutable: boolean): StaticFile {
  return { file, type: contentType(file), size: statSync(file).size, isImmutable };
}

/** The reply that carries a file, compressed when the caller takes it. */
export function serveFile(found: StaticFile, request: Request): Response {
  const headers = new Headers({
    "Content-Type": found.type,
    "Cache-Control": found.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
    Vary: "Accept-Encoding",
  });
  const takesGzip = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  const compress = takesGzip && found.size > 1024 && isCompressible(found.type);
  if (compress) headers.set("Content-Encoding", "gzip");
  else headers.set("Content-Length", String(found.size));
  if (request.method === "HEAD") return new Response(null, { headers });
  const stream = createReadStream(found.file);
  const body = Readable.toWeb(compress ? stream.pipe(createGzip({ level: 6 })) : stream);
  return new Response(body as unknown as ReadableStream, { headers });
}

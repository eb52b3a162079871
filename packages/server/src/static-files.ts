import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { contentType, isCompressible } from "./content-type.ts";

/** A file that may be served. */
export interface StaticFile {
  readonly file: string;
  readonly type: string;
  readonly size: number;
  /** Its name carries a hash of its content: it never changes. */
  readonly isImmutable: boolean;
  /** Text is held as it was at the start, so that a build under a running server cannot mix two versions. */
  readonly text: { readonly plain: Uint8Array; readonly gzipped: () => Promise<Uint8Array>; readonly etag: string } | null;
}

/** The paths that the page itself tells apart. */
const SCREENS = ["/", "/covered", "/who", "/forms", "/workspace", "/sign-in", "/set-up", "/join", "/answer"];
/** Those of the workspace, whose page loads its program at once. */
const OF_WORKSPACE = new Set(["/workspace", "/sign-in", "/set-up", "/join"]);

/**
 * Lists what may be served, by the path it is asked for, before the first request comes:
 * what is not in the list does not exist, so no path can lead out of the folder.
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
  const workspace = files.get("/workspace.html") ?? index;
  if (index !== undefined && workspace !== undefined) for (const screen of SCREENS) files.set(screen, OF_WORKSPACE.has(screen) ? workspace : index);
  return files;
}

function describe(file: string, isImmutable: boolean): StaticFile {
  const type = contentType(file);
  const text = isCompressible(type) ? holdText(readFileSync(file)) : null;
  return { file, type, isImmutable, size: text?.plain.length ?? statSync(file).size, text };
}

const compress = promisify(gzip);

function holdText(plain: Uint8Array): StaticFile["text"] {
  let gzipped: Promise<Uint8Array> | null = null;
  const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  return { plain, etag, gzipped: () => (gzipped ??= compress(plain, { level: 8 })) };
}

/** The reply that carries a file: compressed when the caller takes it, 304 when the caller has it already. */
export async function serveFile(found: StaticFile, request: Request): Promise<Response> {
  const headers = new Headers({
    "Content-Type": found.type,
    "Cache-Control": found.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
  });
  const isHead = request.method === "HEAD";
  if (found.text === null) {
    headers.set("Content-Length", String(found.size));
    return new Response(isHead ? null : (Readable.toWeb(createReadStream(found.file)) as unknown as ReadableStream), { headers });
  }
  headers.set("Vary", "Accept-Encoding");
  headers.set("ETag", found.text.etag);
  if (request.headers.get("if-none-match") === found.text.etag) return new Response(null, { status: 304, headers });
  const isGzip = found.size > 1024 && takesGzip(request.headers.get("accept-encoding") ?? "");
  const body = isGzip ? await found.text.gzipped() : found.text.plain;
  if (isGzip) headers.set("Content-Encoding", "gzip");
  headers.set("Content-Length", String(body.length));
  return new Response(isHead ? null : (body as Uint8Array<ArrayBuffer>), { headers });
}

function takesGzip(accepted: string): boolean {
  return accepted.split(",").some((part) => /^\s*(gzip|\*)\s*(;(?!\s*q=0(\.0*)?\s*$)|$)/i.test(part));
}

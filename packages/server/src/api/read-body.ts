import { Refusal } from "../refusal/refusal.ts";

/** The most bytes of a JSON body. */
export const JSON_LIMIT = 1024 * 1024;

/**
 * Reads a body up to a limit, whatever length it claims.
 * @throws Refusal `body-too-large`
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const length = request.headers.get("content-length");
  if (Number(length ?? 0) > limit) throw new Refusal("body-too-large", { limit });
  // The server lets no more through than a length that is told; whole, it costs less than piece by piece.
  if (length !== null && !request.headers.has("transfer-encoding")) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw new Refusal("body-too-large", { limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads a JSON body.
 * @throws Refusal `unsupported-media`, `body-too-large`, `invalid-request`
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) throw new Refusal("unsupported-media", { expected: "application/json" });
  const bytes = await readBody(request, limit);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes), refuseUnfit) as unknown;
  } catch {
    throw new Refusal("invalid-request", {}, [{ path: "", message: "JSON (UTF-8) ではありません。 / This is not JSON in UTF-8." }]);
  }
}

/** What no text is: U+0000, which the database cannot hold, and halves of characters. */
const NO_TEXT = /[\u0000\p{Cs}]/u;

/** A key that would change an object's nature, and text that is none, have no place in any request. */
function refuseUnfit(key: string, value: unknown): unknown {
  if (key === "__proto__" || NO_TEXT.test(key) || (typeof value === "string" && NO_TEXT.test(value))) throw new Error("not allowed");
  return value;
}

/** The parameters of a query, once each. @throws Refusal `invalid-request` */
export function readQuery(request: Request): Record<string, string> {
  const entries = [...new URL(request.url).searchParams];
  if (entries.some((entry) => entry.some((text) => NO_TEXT.test(text)))) throw new Refusal("invalid-request", {}, [{ path: "query", message: "使えない文字があります / characters that are none" }]);
  const twice = entries.find(([name], at) => entries.findIndex(([other]) => other === name) !== at);
  if (twice !== undefined) throw new Refusal("invalid-request", {}, [{ path: `query.${twice[0]}`, message: "一度だけ指定してください / name it once" }]);
  return Object.fromEntries(entries);
}

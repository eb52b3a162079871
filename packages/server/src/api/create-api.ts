import { randomUUID } from "node:crypto";
import { Refusal, problemOf } from "../refusal/refusal.ts";
import type { RefusalCode } from "../refusal/refusals.ts";
import { asRefusal } from "../refusal/as-refusal.ts";
import type { Origin } from "../people/caller.ts";
import { knownDevice } from "../people/known-device.ts";
import { cookieHeader, readCookies } from "./cookies.ts";
import { refuseCrossSite } from "./cross-site.ts";
import type { Logger } from "./logger.ts";
import { operationFinder } from "./find-operation.ts";
import type { Answer, Operation } from "./operation.ts";
import { openapiDocument } from "./openapi.ts";
import { openRateLimit } from "./rate-limit.ts";
import { runOperation } from "./run-operation.ts";
import type { Services } from "./services.ts";

export interface ApiOptions {
  readonly operations: readonly Operation[];
  /** What operations work with, or why nothing can be kept just now. */
  readonly services: () => Services | Refusal;
  readonly log: Logger;
  readonly version: string;
  /** Headers of every reply. */
  readonly headers: Readonly<Record<string, string>>;
  /** The page's own origin for a request. */
  readonly siteOf: (request: Request) => string;
}

/** Answers a request. @param address the caller's, as far as it can be known */
export type Api = (request: Request, path: string, address: string) => Promise<Response>;

/** Requests without a session that one address may send in a minute. */
const OPEN_A_MINUTE = 600;

/** The HTTP API under `/api/`. */
export function createApi({ operations, services, log, version, headers, siteOf }: ApiOptions): Api {
  const document = JSON.stringify(openapiDocument(operations, version));
  const find = operationFinder(operations);
  const openLimit = openRateLimit(OPEN_A_MINUTE, 60_000, Date.now);

  return async (request, path, address) => {
    if (path === "/api/openapi.json" && isReading(request)) return withoutBody(request, new Response(document, { headers: { ...headers, "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-cache" } }));
    const began = performance.now();
    const origin: Origin = { address, device: deviceOf(request), requestId: randomUUID() };
    const site = siteOf(request);
    const found = find(request.method, path);
    const operation = found?.operation ?? null;
    let reply: Reply | Response;
    let code: RefusalCode | undefined;
    let newToken: string | null = null;
    try {
      if (found === null || operation === null) throw new Refusal(found === null ? "not-found" : "method-not-allowed");
      refuseCrossSite(request, site);
      const ready = services();
      if (operation.access === "open") openLimit.take(ready instanceof Refusal ? origin.address : (deviceIn(request, site, ready) ?? origin.address));
      if (ready instanceof Refusal) throw ready;
      reply = asReply(await runOperation(operation, ready, { request, params: found.params, origin, site, onNewToken: (token) => (newToken = token) }), site.startsWith("https:"));
    } catch (error) {
      const refusal = limited(asRefusal(error) ?? new Refusal("internal"), () => openLimit.take(origin.address));
      if (refusal.code === "internal") log.failure(origin.requestId, error);
      code = refusal.code;
      reply = refuse(refusal, origin.requestId);
      // What is left of a long body is not read, so nothing else can come on this connection.
      if (hasLongBody(request)) reply.headers["Connection"] = "close";
    }
    // Whatever came of the request: a browser that never hears of its new token would soon look like a thief.
    const newCookie = newToken === null ? null : cookieHeader({ name: "session", value: newToken }, site.startsWith("https:"));
    const response = sent(reply, { ...headers, "X-Request-Id": origin.requestId }, newCookie);
    log.request({ requestId: origin.requestId, operation: operation?.id ?? "?", method: request.method, status: response.status, code, ms: Math.round(performance.now() - began) });
    return withoutBody(request, response);
  };
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** Who asks for the head gets no more. */
function withoutBody({ method }: Request, response: Response): Response {
  return method === "HEAD" ? new Response(null, { status: response.status, headers: response.headers }) : response;
}

/** An answer in its parts: a `Response` is made once, when all is known. */
interface Reply {
  readonly status: number;
  readonly body: string | null;
  readonly headers: Record<string, string>;
  readonly cookies: readonly string[];
}

function asReply(answer: Answer | Response, isSecure: boolean): Reply | Response {
  if (answer instanceof Response) return answer;
  const status = answer.status ?? 200;
  const headers: Record<string, string> = { ...answer.headers };
  if (status !== 204) headers["Content-Type"] = "application/json";
  if (answer.version !== undefined) headers["ETag"] = `"${answer.version}"`;
  return { status, body: status === 204 ? null : JSON.stringify(answer.body ?? null), headers, cookies: (answer.cookies ?? []).map((cookie) => cookieHeader(cookie, isSecure)) };
}

/** The reply with the headers of all replies. Plain headers, as long as there is one of each, are what costs least to send. */
function sent(reply: Reply | Response, everyHeader: Readonly<Record<string, string>>, newCookie: string | null): Response {
  if (reply instanceof Response) {
    for (const [name, value] of Object.entries(everyHeader)) reply.headers.set(name, value);
    if (!reply.headers.has("Cache-Control")) reply.headers.set("Cache-Control", NOT_KEPT);
    if (newCookie !== null && !setsSession(reply.headers.getSetCookie())) reply.headers.append("Set-Cookie", newCookie);
    return reply;
  }
  const cookies = newCookie === null || setsSession(reply.cookies) ? reply.cookies : [...reply.cookies, newCookie];
  const plain = { "Cache-Control": NOT_KEPT, ...reply.headers, ...everyHeader };
  if (cookies.length === 0) return new Response(reply.body, { status: reply.status, headers: plain });
  const headers = new Headers(plain);
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(reply.body, { status: reply.status, headers });
}

const NOT_KEPT = "private, no-store";

function setsSession(cookies: readonly string[]): boolean {
  return cookies.some((line) => /^(__Host-)?kaiji_session=/.test(line));
}

const LONG_BODY = 64 * 1024;

function hasLongBody({ headers }: Request): boolean {
  return headers.has("transfer-encoding") || Number(headers.get("content-length") ?? 0) > LONG_BODY;
}

function refuse(refusal: Refusal, requestId: string): Reply {
  const problem = problemOf(refusal, requestId);
  const headers: Record<string, string> = { "Content-Type": "application/problem+json; charset=utf-8" };
  const seconds = refusal.params["seconds"];
  if (seconds !== undefined) headers["Retry-After"] = String(seconds);
  if (problem.status === 401) headers["WWW-Authenticate"] = "Bearer";
  return { status: problem.status, body: JSON.stringify(problem), headers, cookies: [] };
}

/**
 * A browser in which somebody has signed in before has a count of its own: whoever floods from the same address (a
 * whole hospital may have one) does not keep out the people who work there.
 */
function deviceIn(request: Request, site: string, { keeping }: Services): string | null {
  const mark = readCookies(request.headers.get("cookie"), site.startsWith("https:"))["device"];
  return mark === undefined ? null : knownDevice(keeping.seal, mark, mark.split(".")[0] ?? null);
}

/** Counts requests of who is not signed in; those of who is are never counted by address. */
function limited(refusal: Refusal, count: () => void): Refusal {
  if (refusal.code !== "not-signed-in") return refusal;
  try {
    count();
    return refusal;
  } catch (error) {
    return error instanceof Refusal ? error : refusal;
  }
}

function deviceOf(request: Request): string {
  return (request.headers.get("user-agent") ?? "").replace(/[^\x20-\x7e]/g, "").slice(0, 200);
}

import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { Refusal, problemOf } from "../refusal/refusal.ts";
import type { RefusalCode } from "../refusal/refusals.ts";
import { asRefusal } from "../refusal/as-refusal.ts";
import type { Origin } from "../people/caller.ts";
import { knownDevice } from "../people/known-device.ts";
import { cookieHeader, readCookies } from "./cookies.ts";
import { refuseCrossSite } from "./cross-site.ts";
import type { Logger } from "./logger.ts";
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
  /** The page's own origin for a request. */
  readonly siteOf: (request: Request) => string;
  /** The caller's address as far as it can be known. */
  readonly addressOf: (context: Context) => string;
}

/** Requests without a session that one address may send in a minute. */
const OPEN_A_MINUTE = 600;

/** The HTTP API under `/api`. */
export function createApi({ operations, services, log, version, siteOf, addressOf }: ApiOptions): Hono {
  const api = new Hono();
  const document = JSON.stringify(openapiDocument(operations, version));
  const knownPaths = pathsOf(operations);
  const openLimit = openRateLimit(OPEN_A_MINUTE, 60_000, Date.now);

  api.get("/api/openapi.json", () => new Response(document, { headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-cache" } }));

  const answer = async (context: Context, operation: Operation | null): Promise<Response> => {
    const began = performance.now();
    const request = context.req.raw;
    const origin: Origin = { address: addressOf(context), device: deviceOf(request), requestId: randomUUID() };
    const site = siteOf(request);
    let response: Response;
    let code: RefusalCode | undefined;
    let newToken: string | null = null;
    try {
      if (operation === null) throw new Refusal(knownPaths.test(context.req.path) ? "method-not-allowed" : "not-found");
      refuseCrossSite(request, site);
      const ready = services();
      if (operation.access === "open") openLimit.take(ready instanceof Refusal ? origin.address : (deviceIn(request, site, ready) ?? origin.address));
      if (ready instanceof Refusal) throw ready;
      response = asResponse(await runOperation(operation, ready, { request, params: context.req.param(), origin, site, onNewToken: (token) => (newToken = token) }), site.startsWith("https:"));
    } catch (error) {
      const refusal = limited(asRefusal(error) ?? new Refusal("internal"), () => openLimit.take(origin.address));
      if (refusal.code === "internal") log.failure(origin.requestId, error);
      code = refusal.code;
      response = refuse(refusal, origin.requestId);
      // What is left of a long body is not read, so nothing else can come on this connection.
      if (hasLongBody(request)) response.headers.set("Connection", "close");
    }
    // Whatever came of the request: a browser that never hears of its new token would soon look like a thief.
    if (newToken !== null && !setsSession(response)) response.headers.append("Set-Cookie", cookieHeader({ name: "session", value: newToken }, site.startsWith("https:")));
    response.headers.set("X-Request-Id", origin.requestId);
    if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-store");
    log.request({ requestId: origin.requestId, operation: operation?.id ?? "?", method: request.method, status: response.status, code, ms: Math.round(performance.now() - began) });
    return response;
  };

  for (const operation of operations) api.on(operation.method.toUpperCase(), operation.path.replaceAll(/\{(\w+)\}/g, ":$1"), (context) => answer(context, operation));
  api.all("/api/*", (context) => answer(context, null));
  return api;
}

function setsSession(response: Response): boolean {
  return response.headers.getSetCookie().some((line) => /^(__Host-)?kaiji_session=/.test(line));
}

const LONG_BODY = 64 * 1024;

function hasLongBody({ headers }: Request): boolean {
  return headers.has("transfer-encoding") || Number(headers.get("content-length") ?? 0) > LONG_BODY;
}

function asResponse(answer: Answer | Response, isSecure: boolean): Response {
  if (answer instanceof Response) return answer;
  const headers = new Headers(answer.headers);
  if (answer.version !== undefined) headers.set("ETag", `"${answer.version}"`);
  for (const cookie of answer.cookies ?? []) headers.append("Set-Cookie", cookieHeader(cookie, isSecure));
  const status = answer.status ?? 200;
  return status === 204 ? new Response(null, { status, headers }) : Response.json(answer.body ?? null, { status, headers });
}

function refuse(refusal: Refusal, requestId: string): Response {
  const problem = problemOf(refusal, requestId);
  const headers = new Headers({ "Content-Type": "application/problem+json; charset=utf-8" });
  const seconds = refusal.params["seconds"];
  if (seconds !== undefined) headers.set("Retry-After", String(seconds));
  if (problem.status === 401) headers.set("WWW-Authenticate", "Bearer");
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
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

function pathsOf(operations: readonly Operation[]): RegExp {
  return new RegExp(`^(?:${operations.map(({ path }) => path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")).join("|")})$`);
}

function deviceOf(request: Request): string {
  return (request.headers.get("user-agent") ?? "").replace(/[^\x20-\x7e]/g, "").slice(0, 200);
}

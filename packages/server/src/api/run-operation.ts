import type { z } from "zod";
import { Refusal } from "../refusal/refusal.ts";
import type { Caller, Origin } from "../people/caller.ts";
import { readCookies } from "./cookies.ts";
import { organizationCall, sessionCall } from "./gate.ts";
import type { Answer, Call, Operation } from "./operation.ts";
import { JSON_LIMIT, readJson, readQuery } from "./read-body.ts";
import type { Services } from "./services.ts";

export interface Incoming {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly origin: Origin;
  readonly site: string;
  /** Told the token that the browser is to use from now on, when it was exchanged: also when the operation then refuses. */
  readonly onNewToken: (token: string) => void;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Runs one operation for one request, in one order: who is calling, may they, is what they sent right, do it.
 * @throws Refusal
 */
export async function runOperation(operation: Operation, services: Services, { request, params, origin, site, onNewToken }: Incoming): Promise<Answer | Response> {
  const cookies = readCookies(request.headers.get("cookie"), site.startsWith("https:"));
  const bare: Call = { services, origin, params, query: {}, body: undefined, request, cookies, site, version: versionOf(request) };
  const { caller, newToken } = await findCaller(services, request, cookies, origin);
  if (newToken !== null) onNewToken(newToken);
  const { access } = operation;
  // Who may not call learns nothing about what would be right.
  const known = access === "open" ? bare : access === "half" || access === "session" ? sessionCall(bare, caller, access === "half") : await organizationCall(bare, caller, access);
  if (Object.values(params).some((id) => !UUID.test(id) && id !== undefined && !/^[0-9a-f]{64}$/.test(id))) throw new Refusal("not-found");
  if (operation.needsVersion === true && bare.version === null) throw new Refusal("version-needed");
  const query = operation.query === undefined ? {} : check(operation.query, readQuery(request), "query");
  const body = operation.body === undefined ? undefined : check(operation.body, await readJson(request, operation.bodyLimit ?? JSON_LIMIT), "");
  const call = { ...known, query, body };
  return operation.handle(call as never);
}

async function findCaller(services: Services, request: Request, cookies: Readonly<Record<string, string>>, origin: Origin): Promise<{ caller: Caller | null; newToken: string | null }> {
  const bearer = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return { caller: await services.tokens.find(bearer), newToken: null };
  const token = cookies["session"];
  if (token === undefined) return { caller: null, newToken: null };
  return (await services.sessions.find(token, origin)) ?? { caller: null, newToken: null };
}

/** @throws Refusal `invalid-request` with every fault */
function check<T>(schema: z.ZodType<T>, value: unknown, root: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 50).map((issue) => ({ path: [root, ...issue.path.map(String)].filter((part) => part !== "").join("."), message: issue.message }));
  throw new Refusal("invalid-request", {}, fields);
}

function versionOf(request: Request): number | null {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(request.headers.get("if-match") ?? "");
  return match === null ? null : Number(match[1]);
}

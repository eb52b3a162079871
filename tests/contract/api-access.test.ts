import { randomUUID } from "node:crypto";
import { isPermitted, type Permission, type Role } from "@kaiji/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD, joinAs, setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";

/** Every route × every kind of caller × own, other and no organization. */
interface Route {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: "open" | "half" | "session" | Permission;
}

let kaiji: TestKaiji;
let routes: Route[];
let sakura: string;
let momiji: string;
const callers = new Map<string, Browser>();
const tokens: Record<string, string> = {};

beforeAll(async () => {
  kaiji = await startKaiji({ isBehindProxy: true });
  const hanako = await setUp(kaiji);
  sakura = hanako.organizationId;
  callers.set("administrator", hanako.browser);
  for (const role of ["editor", "approver", "reader", "auditor"]) callers.set(role, (await joinAs(kaiji, hanako.browser, sakura, role)).browser);
  const jiro = await joinAs(kaiji, hanako.browser, sakura, "administrator", "jiro@example.jp");
  momiji = (await jiro.browser.send("POST", "/api/organizations", { name: "もみじ病院", kind: "institution" })).body.organizationId;
  const me = (await jiro.browser.get("/api/me")).body.personId;
  await hanako.browser.send("DELETE", `/api/organizations/${sakura}/members/${me}`);
  callers.set("stranger", jiro.browser);
  for (const scope of ["read", "write"]) tokens[scope] = (await hanako.browser.send("POST", `/api/organizations/${sakura}/api-tokens`, { name: scope, scope, days: 9 })).body.token;
  tokens["elsewhere"] = (await jiro.browser.send("POST", `/api/organizations/${momiji}/api-tokens`, { name: "x", scope: "write", days: 9 })).body.token;
  const half = kaiji.browser();
  await half.send("POST", "/api/sign-in", { email: "editor@example.jp", password: PASSWORD });
  callers.set("half", half);
  const invited = (await hanako.browser.send("POST", `/api/organizations/${sakura}/invitations`, { email: "enrol@example.jp", role: "administrator" })).body;
  const enrolling = kaiji.browser();
  await enrolling.send("POST", "/api/invitations/accept", { organizationId: sakura, invitationId: invited.id, secret: invited.secret, name: "登録中", password: PASSWORD });
  callers.set("enrol", enrolling);
  const { paths } = (await hanako.browser.get("/api/openapi.json")).body as { paths: Record<string, Record<string, Json>> };
  routes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ id: described.operationId, method: method.toUpperCase(), path, access: described["x-kaiji-access"] })));
}, 60_000);
afterAll(() => kaiji?.stop());

let address = 0;

function call(route: Route, who: string, organizationId: string) {
  const path = route.path.replace("{organizationId}", organizationId).replace("{sha256}", "0".repeat(64)).replaceAll(/\{\w+\}/g, randomUUID());
  const token = tokens[who];
  const browser = callers.get(who)?.copy() ?? kaiji.browser();
  const headers = { "x-forwarded-for": `10.${(address++ >> 8) & 255}.${address & 255}.1`, "if-match": '"1"', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  return browser.send(route.method, path, route.method === "GET" || route.method === "DELETE" ? undefined : {}, headers);
}

const inOrganization = (route: Route) => route.path.includes("{organizationId}");
const ROLES: Role[] = ["administrator", "editor", "approver", "reader", "auditor"];

/** What is answered to one who may not, `null` for one who may. */
function refusalFor(route: Route, who: string): [number, string] | null {
  if (route.access === "open") return null;
  const isToken = who in tokens;
  if (who === "nobody" || (isToken && !inOrganization(route))) return [401, "not-signed-in"];
  if (route.access === "half") return null;
  if (who === "half") return [403, "second-factor-needed"];
  if (who === "enrol") return [403, "enrolment-needed"];
  if (route.access === "session") return null;
  if (who === "stranger" || who === "elsewhere") return [404, "not-found"];
  const isAllowed = isToken ? route.access === "read" || (route.access === "write" && who === "write") : isPermitted(who as Role, route.access);
  return isAllowed ? null : [403, "not-permitted"];
}

describe("every route", () => {
  it("says who may call it", () => {
    expect(routes.length).toBeGreaterThan(60);
    for (const route of routes) expect(["open", "half", "session", "read", "write", "approve", "manage", "audit"], route.id).toContain(route.access);
    for (const route of routes.filter(inOrganization)) expect(["open", "half", "session"], route.id).not.toContain(route.access);
  });

  it.each(["nobody", "half", "enrol", "stranger", "elsewhere", "read", "write", ...ROLES])("lets %s do what they may in the organization, and nothing else", async (who) => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ id }) => id !== "signOut")) {
      const { status, body } = await call(route, who, sakura);
      const refusal = refusalFor(route, who);
      const isRight = refusal === null ? status < 500 && !["not-signed-in", "not-permitted", "second-factor-needed", "enrolment-needed"].includes(body?.code) : status === refusal[0] && body.code === refusal[1];
      // Two things an operation itself says: organizations are made by administrators, and factors are not changed between factors.
      const isOwnRule = route.id === "createOrganization" || (who === "half" && /CodeApp|Passkey/.test(route.id));
      if (!isRight && !(isOwnRule && status < 500)) wrong.push(`${route.id} as ${who}: ${status} ${body?.code}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it.each(["another organization's id", "an id of no organization", "no id at all"])("with %s answers as if there were nothing", async (what) => {
    const wrong: string[] = [];
    for (const who of [...ROLES, "read", "write"])
      for (const route of routes.filter(inOrganization)) {
        const id = what === "no id at all" ? "x" : what === "an id of no organization" ? randomUUID() : momiji;
        const { status, body } = await call(route, who, id);
        if (status !== 404 || body.code !== "not-found") wrong.push(`${route.id} as ${who}: ${status} ${body?.code}`);
      }
    expect(wrong).toEqual([]);
  }, 60_000);

  it("has left the other organization as it was", async () => {
    const { items } = (await (callers.get("stranger") as Browser).get(`/api/organizations/${momiji}/audit`)).body;
    expect(items.every((entry: Json) => entry.personName === "administrator 太郎")).toBe(true);
  });
});

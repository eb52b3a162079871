import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXAMPLES, NOT_FROM_A_BODY, exampleOf } from "./api-examples.ts";
import { setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";
import { fixture } from "./api-setup-records.ts";

/** What the API promises of every operation of a kind, also of those that come after this test. */
interface Described {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string }[];
  readonly body: Json;
  readonly responses: Readonly<Record<string, Json>>;
}

/** Changes that need no version, each with its reason. */
const WITHOUT_VERSION: Readonly<Record<string, string>> = {
  saveItemAnswer: "one provider's own answer by its link, which is handed in and kept by a step of its own",
  setStart: "how far a guide has come: the last one to press a button is right",
};

/** Creates that need no key, each with its reason. */
const WITHOUT_KEY: Readonly<Record<string, string>> = {
  setUp: "its link is good once",
  acceptInvitation: "its link is good once",
  addPasskey: "its challenge is good once",
  keepFile: "the same content is the same file",
  keepGivenAnswer: "the same request is the same record",
  confirmForward: "possible in one state, which it ends",
  giveOversightConsent: "a second consent is refused while there is one",
  copyStandingNow: "copies the same again",
  makeRequestLink: "one link more; the oldest give way",
  sendFileByLink: "held apart until a person accepts it, and withdrawn by who sent it",
};

/** Lists that are whole, each with what keeps them short. */
const WITHOUT_PAGES: Readonly<Record<string, string>> = {
  listPasskeys: "one person's own",
  listOverseen: "a line for each institution that has consented",
  listStandings: "a line a day, with its own range of days",
  listSessions: "one person's own of the last hour",
  listWebhooks: "fifty at most",
};

let kaiji: TestKaiji;
let browser: Browser;
let base: string;
let operations: readonly Described[];

beforeAll(async () => {
  kaiji = await startKaiji({ isBehindProxy: true });
  const hanako = await setUp(kaiji);
  browser = hanako.browser;
  base = `/api/organizations/${hanako.organizationId}`;
  const { paths } = (await browser.get("/api/openapi.json")).body as { paths: Record<string, Record<string, Json>> };
  operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ id: one.operationId, method, path, parameters: one.parameters, body: one.requestBody?.content?.["application/json"]?.schema, responses: one.responses })));
}, 60_000);
afterAll(() => kaiji?.stop());

const takes = ({ parameters }: Described, name: string) => parameters.some((parameter) => parameter.name === name);
/** Changes of many things at once say in their body which version of each was seen. */
const namesVersions = ({ body }: Described) => JSON.stringify(body ?? null).includes('"version":{');
const idsOf = (found: readonly Described[]) => found.map(({ id }) => id);
const isIn = ({ path }: Described) => path.startsWith("/api/organizations/{organizationId}/");

/** Objects in a schema that take fields which they do not know. */
function openObjects(schema: Json, at = ""): string[] {
  if (schema === null || typeof schema !== "object") return [];
  const own = schema.type === "object" && schema.properties !== undefined && schema.additionalProperties !== false ? [at] : [];
  const inside = [...Object.entries(schema.properties ?? {}), ...(schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []).map((one: Json, index: number) => [String(index), one]), ...(schema.items === undefined ? [] : [["[]", schema.items]])] as [string, Json][];
  return [...own, ...inside.flatMap(([name, one]) => openObjects(one, `${at}.${name}`))];
}

describe("every operation", () => {
  it("that changes something by PUT or PATCH asks for the version that was seen (or say why not in WITHOUT_VERSION)", () => {
    expect(idsOf(operations.filter((one) => ["put", "patch"].includes(one.method) && !takes(one, "If-Match") && !namesVersions(one) && !(one.id in WITHOUT_VERSION)))).toEqual([]);
  });

  it("that makes something takes an Idempotency-Key (or say why not in WITHOUT_KEY)", () => {
    const makers = operations.filter((one) => one.method === "post" && ("201" in one.responses || "202" in one.responses));
    expect(makers.length).toBeGreaterThan(10);
    expect(idsOf(makers.filter((one) => !takes(one, "Idempotency-Key") && !(one.id in WITHOUT_KEY)))).toEqual([]);
  });

  it("that lists things lists them by pages (or say in WITHOUT_PAGES what keeps the list short)", () => {
    const lists = operations.filter((one) => one.method === "get" && one.id.startsWith("list") && one.responses["200"]?.content?.["application/json"]?.schema?.properties?.items !== undefined);
    expect(lists.length).toBeGreaterThan(10);
    expect(idsOf(lists.filter((one) => !takes(one, "cursor"))).filter((id) => !(id in WITHOUT_PAGES))).toEqual([]);
  });

  it("refuses fields that it does not know, at every depth of its body", () => {
    // What an authenticator answers is the browser's; the library that verifies it looks into it.
    const open = operations.filter(({ id }) => !["addPasskey", "signInWithPasskey"].includes(id)).flatMap((one) => openObjects(one.body).map((at) => `${one.id}${at}`));
    expect(open).toEqual([]);
  });
});

describe("a list", () => {
  it.each(["x", "-1", "0.5", "1e400", "Infinity", "9999999999999999999", "NaN", "' or 1=1", "\u3000", ""])("refuses the cursor %j, which no page gave", async (cursor) => {
    const wrong: string[] = [];
    for (const one of operations.filter((each) => each.method === "get" && takes(each, "cursor"))) {
      const path = one.path.replace("/api/organizations/{organizationId}", base).replaceAll(/\{\w+\}/g, "01a220e0-3dd6-7001-ad55-97b75521ea17");
      const { status } = await browser.get(`${path}?cursor=${encodeURIComponent(cursor)}`);
      if (status !== 400 && !(status === 404 && path.includes("01a220e0"))) wrong.push(`${one.id}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("a create", () => {
  it("that is sent again with its key makes nothing new and tells the same, also what is told only once", async () => {
    const makers = operations.filter((one) => one.method === "post" && isIn(one) && !one.path.slice(40).includes("{") && takes(one, "Idempotency-Key") && one.body !== undefined && (!(one.id in NOT_FROM_A_BODY) || ["invite", "createApiToken"].includes(one.id)));
    expect(makers.length).toBeGreaterThan(7);
    const wrong: string[] = [];
    for (const { id, path, body: schema } of makers) {
      const body = EXAMPLES[id]?.("くり返し") ?? exampleOf(schema, "くり返し");
      const [at, key] = [path.replace("/api/organizations/{organizationId}", base), { "idempotency-key": randomUUID() }];
      const [first, second] = [await browser.send("POST", at, body, key), await browser.send("POST", at, body, key)];
      if (first.status >= 300) wrong.push(`${id} was refused (${JSON.stringify(first.body.errors ?? first.body.code)}): add a body for it to EXAMPLES in tests/contract/api-examples.ts`);
      else if (second.headers.get("idempotent-replayed") !== "true" || !isDeepStrictEqual(second.body, first.body)) wrong.push(`${id} was not replayed: ${JSON.stringify(second.body)}`);
      const other = await browser.send("POST", at, { ...body, name: "別の名前", title: "別の名前", subject: "別の名前", email: "other@example.jp" }, key);
      if (![400, 422].includes(other.status)) wrong.push(`${id} took its key with another body: ${other.status}`);
    }
    expect(wrong).toEqual([]);
    expect((await browser.get(`${base}/api-tokens`)).body.items.length).toBe(1);
  });

  it("of an organization is done once with its key", async () => {
    const key = { "idempotency-key": randomUUID() };
    const make = (name: string) => browser.send("POST", "/api/organizations", { name, kind: "institution" }, key);
    // Asked for at the same time: one makes it, the others find it, and none fails.
    const replies = await Promise.all(Array.from({ length: 8 }, () => make("もみじ病院")));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
    expect(new Set(replies.map(({ body }) => body.organizationId)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers.get("idempotent-replayed") === null).length).toBe(1);
    expect((await make("もみじ病院")).headers.get("idempotent-replayed")).toBe("true");
    expect((await make("別の病院")).body.code).toBe("key-reused");
    expect((await browser.get("/api/me")).body.organizations.filter(({ organizationName }: Json) => organizationName === "もみじ病院").length).toBe(1);
    const made = (await browser.get(`/api/organizations/${replies[0]!.body.organizationId}/audit`)).body.items;
    expect(made.map(({ action }: Json) => action).toSorted()).toEqual(["member.add", "organization.create"]);
  });

  it("of an organization is refused to the one that asks for another at the same time", async () => {
    const key = { "idempotency-key": randomUUID() };
    const make = (name: string) => browser.send("POST", "/api/organizations", { name, kind: "institution" }, key);
    const replies = await Promise.all(["いちょう医院", "けやき医院", "いちょう医院", "けやき医院"].map(make));
    const made = replies.filter(({ status }) => status === 201);
    expect([made.length, new Set(made.map(({ body }) => body.organizationId)).size]).toEqual([2, 1]);
    expect(replies.filter(({ status }) => status !== 201).map(({ body }) => body.code)).toEqual(["key-reused", "key-reused"]);
  });
});

describe("two people who change one thing", () => {
  it.each(["members", "identity-provider", "organization"])("the second is told, for %s too", async (what) => {
    const path = what === "organization" ? base : what === "members" ? `${base}/members/${(await browser.get("/api/me")).body.personId}` : `${base}/identity-provider`;
    const body = { members: { role: "administrator", endsAt: null }, "identity-provider": { issuer: "https://idp.example.jp", clientId: "kaiji", clientSecret: "x" }, organization: { name: "さくら診療所", settings: { needsApproval: false, strictRows: [] } } }[what];
    const version = what === "identity-provider" ? 0 : 1;
    expect((await browser.send("PUT", path, body)).status).toBe(428);
    expect((await browser.send("PUT", path, body, { "if-match": `"${version}"` })).status).toBe(204);
    expect((await browser.send("PUT", path, body, { "if-match": `"${version}"` })).body.code).toBe("record-changed");
  });
});

describe("another organization's record", () => {
  it("is found by no route of one's own organization, and none of its words come out", async () => {
    const secret = "もみじの秘密";
    const momiji = (await browser.send("POST", "/api/organizations", { name: secret, kind: "institution" })).body.organizationId;
    const there = `/api/organizations/${momiji}`;
    const ids = new Map<string, string>();
    const lacking: string[] = [];
    for (const one of operations.filter((each) => each.method === "post" && isIn(each) && !each.path.slice(40).includes("{") && "201" in each.responses && each.body !== undefined && !(each.id in NOT_FROM_A_BODY))) {
      const made = await browser.send("POST", one.path.replace("/api/organizations/{organizationId}", there), EXAMPLES[one.id]?.(secret) ?? exampleOf(one.body, secret));
      if (typeof made.body?.id === "string") ids.set(one.path, made.body.id);
      else lacking.push(`${one.id} (${made.status} ${JSON.stringify(made.body?.errors ?? made.body)}): add a body for it to EXAMPLES in tests/contract/api-examples.ts, or its reason to NOT_FROM_A_BODY`);
    }
    expect(lacking).toEqual([]);
    const kept = (await browser.send("POST", `${there}/files?name=${encodeURIComponent(secret)}.xlsx`, fixture("sample/sample-mds.xlsx"))).body;
    const [filed] = (await browser.send("POST", `${there}/disclosures`, { sha256: kept.sha256, fileName: `${secret}.xlsx`, systemId: ids.get("/api/organizations/{organizationId}/systems") })).body.items;
    ids.set("/api/organizations/{organizationId}/disclosures", filed.disclosure.id);
    const finding = (await browser.get(`${there}/findings?limit=1`)).body.items[0];
    ids.set("/api/organizations/{organizationId}/findings", finding.id);
    const all = [...ids.values()];
    expect(all.length).toBeGreaterThan(8);

    const wrong: string[] = [];
    for (const one of operations.filter(isIn)) {
      const own = [...ids].find(([path]) => one.path.startsWith(`${path}/`))?.[1];
      const tried = one.path.slice(40).includes("{") ? (own === undefined ? all : [own]) : [""];
      for (const id of tried) {
        const path = one.path.replace("/api/organizations/{organizationId}", base).replace("{sha256}", kept.sha256).replaceAll(/\{\w+\}/g, id);
        const body = one.body === undefined ? undefined : withIds(EXAMPLES[one.id]?.("さくら") ?? exampleOf(one.body, "さくら"), own ?? all[0] ?? "", kept.sha256);
        const { status, body: answer } = await browser.send(one.method.toUpperCase(), path, one.method === "get" || one.method === "delete" ? undefined : body, { "if-match": '"1"', "x-forwarded-for": "10.0.0.1" });
        if (JSON.stringify(answer ?? "").includes(secret)) wrong.push(`${one.id} tells of another organization: ${JSON.stringify(answer).slice(0, 200)}`);
        if (id !== "" && status < 400) wrong.push(`${one.id} with another organization's id: ${status}`);
        if (status >= 500) wrong.push(`${one.id}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    for (const [path, id] of ids) {
      const { status, body } = await browser.get(`${path.replace("/api/organizations/{organizationId}", there)}/${id}`);
      if (status === 200 && body.version !== undefined) expect([path, body.version, body.removedAt]).toEqual([path, path.endsWith("disclosures") ? body.version : 1, null]);
    }
  }, 60_000);
});

/** The same body with every id and digest in it replaced. */
function withIds(body: Json, id: string, sha256: string): Json {
  return JSON.parse(JSON.stringify(body).replaceAll(/"[0-9a-f]{8}-[0-9a-f-]{27}"/g, `"${id}"`).replaceAll(/"[0-9a-f]{64}"/g, `"${sha256}"`));
}

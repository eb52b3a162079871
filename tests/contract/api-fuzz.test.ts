import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { joinEngine, openAuditSigner, readKeptHeads, verifyAudit } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";

/** How many requests; `npm run test:long -- fuzz` for 20,000. */
const REQUESTS = Number(process.env["KAIJI_FUZZ"] ?? 1500);

let kaiji: TestKaiji;
let browser: Browser;
let organizationId: string;
let paths: Record<string, Record<string, Json>>;
/** A link of a provider, which the requests without an account carry. */
let link = "";
const ids: string[] = [];

beforeAll(async () => {
  kaiji = await startKaiji({ isBehindProxy: true });
  const hanako = await setUp(kaiji);
  ({ browser, organizationId } = hanako);
  for (const kind of ["providers", "systems", "clauses"]) {
    const body = { providers: { name: "株式会社サンプル" }, systems: { name: "電子カルテ", kind: "x", delivery: "cloud" }, clauses: { number: "1", title: "条項" } }[kind];
    ids.push((await browser.send("POST", `/api/organizations/${organizationId}/${kind}`, body)).body.id);
  }
  const base = `/api/organizations/${organizationId}`;
  const system = (await browser.send("POST", `${base}/systems`, { name: "電子カルテ", kind: "x", delivery: "cloud", providers: [{ providerId: ids[0], role: "service-provider" }] })).body.id;
  const asked = { providerId: ids[0], toName: "株式会社サンプル", contactName: null, toEmail: null, subject: "x", opening: "", closing: "", dueOn: "2099-01-01", by: "print", disclosures: [{ systemId: system, systemName: "電子カルテ", form: "sds" }], rows: [] };
  const requests = (await browser.send("POST", `${base}/requests`, { campaign: null, requests: [asked] })).body.items;
  const requestId = requests[0].id;
  ids.push(system, requestId);
  await browser.send("POST", `${base}/requests/send`, { requestIds: [requestId] });
  for (let tries = 0; tries < 200 && link === ""; tries++) {
    link = (await browser.send("POST", `${base}/requests/${requestId}/link`)).body.address?.split("#")[1] ?? "";
    if (link === "") await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const rulebook = `/api/organizations/${organizationId}/rulebook`;
  ids.push((await browser.send("POST", `${rulebook}-imports`, { source: { kind: "file", name: "x" }, clauses: [{ number: "1", title: "条項" }] })).body.id);
  ids.push((await browser.send("POST", `${rulebook}-revisions`, { title: "規程", inForceOn: "2026-12-01", approvedBy: "院長" })).body.id);
  ({ paths } = (await browser.get("/api/openapi.json")).body);
}, 60_000);
afterAll(() => kaiji?.stop());

const nasty = fc.oneof(
  fc.constantFrom("", "\u0000", "𠮷野家", "a\nb", "'; drop table kaiji.system; --", "../../etc/passwd", "%00", "=1+1", "\ud800", "ﷺ".repeat(500), "{{7*7}}", "<script>alert(1)</script>", "1e309"),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 3000 }),
);
const anything = fc.oneof(nasty, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom([], {}, [[[[]]]], -1, 1e308, 2 ** 53), fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>);

/** A value that a schema describes, now and then with something else in its place. */
function valueOf(schema: Json, depth = 0): fc.Arbitrary<unknown> {
  const right = (): fc.Arbitrary<unknown> => {
    if (schema === undefined || depth > 6) return anything;
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one: Json) => valueOf(one, depth + 1)));
    switch (schema.type) {
      case "object":
        return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, valueOf(one as Json, depth + 1)])), { requiredKeys: schema.required ?? [] });
      case "array":
        return fc.array(valueOf(schema.items, depth + 1), { maxLength: 3 });
      case "integer":
        return fc.integer({ min: -2, max: 400 });
      case "boolean":
        return fc.boolean();
      case "string":
        if (schema.format === "uuid") return fc.constantFrom(...ids, randomUUID());
        if (schema.format === "email") return fc.constantFrom("a@example.jp", "b@example.jp");
        if (schema.format === "date") return fc.constantFrom("2026-12-01", "2027-02-30");
        if (schema.format === "date-time") return fc.constantFrom("2026-12-01T00:00:00Z", "2026-12-01T00:00:00+09:00", "+275760-09-13T00:00:00Z");
        if (schema.format === "uri") return fc.constantFrom("http://127.0.0.1:9/x", "javascript:alert(1)");
        return nasty;
      default:
        return anything;
    }
  };
  return fc.oneof({ weight: 12, arbitrary: right() }, { weight: 1, arbitrary: anything });
}

/** Halves of characters cannot be sent in an address. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, "\uFFFD");
}

describe(`${REQUESTS} requests that nobody sends`, () => {
  it("give no error of ours", async () => {
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), described })));
    const arbitrary = fc.constantFrom(...operations.filter(({ described }) => !["signOut", "setIdentityProvider", "endSession"].includes(described.operationId))).chain((operation) => {
      const schema = operation.described.requestBody?.content?.["application/json"]?.schema;
      return fc.record({
        operation: fc.constant(operation),
        body: schema === undefined ? fc.constant(undefined) : fc.oneof({ weight: 8, arbitrary: valueOf(schema) }, { weight: 1, arbitrary: anything }),
        raw: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: nasty }),
        query: fc.dictionary(fc.constantFrom("limit", "cursor", "order", "removed", "name", "action", "since", "until", "search", "state", "x"), fc.oneof(nasty, fc.constantFrom("1", "500", "newest", ...ids)), { maxKeys: 3 }),
        id: fc.oneof(fc.constantFrom(...ids, randomUUID()), nasty.filter((text) => text !== "" && text !== "." && text !== "..")),
        match: fc.constantFrom(undefined, '"1"', '"2"', "*", '"x"', "1".repeat(3000)),
        key: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom("12345678", "key-of-a-retry", "x") }),
        address: fc.integer({ min: 1, max: 250 }),
      });
    });
    const seen = new Map<number, number>();
    const wrong: string[] = [];
    for (const sample of fc.sample(arbitrary, { numRuns: REQUESTS, seed: Number(process.env["KAIJI_SEED"] ?? 20261121) })) {
      const { operation, body, raw, query, id, match, key } = sample;
      const path = operation.path.replace("{organizationId}", organizationId).replaceAll(/\{\w+\}/g, encodeURIComponent(wellFormed(id)));
      const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, wellFormed(value)]));
      const headers = { "x-forwarded-for": `10.0.${sample.address}.1`, ...(operation.path.startsWith("/api/answer") ? { "kaiji-link": link } : {}), ...(match === undefined ? {} : { "if-match": match }), ...(key === undefined ? {} : { "idempotency-key": key }) };
      const sent = operation.method === "GET" ? undefined : raw === null ? (body === undefined ? undefined : JSON.stringify(body)) : raw;
      const copy = browser.copy();
      const { status, body: answer } = await copy.send(operation.method, `${path}?${search}`, sent === "" ? "x" : sent, headers);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (status >= 500) wrong.push(`${operation.described.operationId} ${status} ${JSON.stringify(answer).slice(0, 200)} for ${JSON.stringify({ body, raw, query, id }).slice(0, 400)}`);
    }
    console.log(`${REQUESTS} requests to ${operations.length} operations: ${[...seen].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`).join(", ")}`);
    expect(wrong).toEqual([]);
    expect(link).not.toBe("");
    // It is a test only when requests get through to the work.
    expect([...seen.keys()].toSorted()).toEqual(expect.arrayContaining([200, 201, 400, 404]));
  }, 60_000 + REQUESTS * 120);

  it("leave the audit trail whole and the session alive", async () => {
    expect((await browser.get(`/api/organizations/${organizationId}/systems`)).status).toBe(200);
    const engine = await joinEngine(kaiji.dataFolder);
    const signer = await openAuditSigner(kaiji.dataFolder);
    if (engine === null) throw new Error("the database is gone");
    expect((await verifyAudit(engine.ownerConnection, signer, await readKeptHeads(kaiji.dataFolder, signer))).faults).toEqual([]);
  });
});

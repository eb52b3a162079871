import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type SignedIn, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string; personId: string };
let approver: SignedIn;
let base: string;
let browser: Browser;

beforeAll(async () => {
  kaiji = await startKaiji();
  hanako = await setUp(kaiji);
  browser = hanako.browser;
  base = `/api/organizations/${hanako.organizationId}`;
  approver = await joinAs(kaiji, browser, hanako.organizationId, "approver");
}, 60_000);
afterAll(() => kaiji?.stop());

const sample = { name: "電子カルテ", kind: "electronic-record", delivery: "on-premise" };

describe("a ledger entry", () => {
  it("is added, changed by the version that was seen, removed and put back, and every step is in the trail", async () => {
    const made = await browser.send("POST", `${base}/systems`, sample);
    expect([made.status, made.headers.get("etag"), made.body.content]).toEqual([201, '"1"', { ...sample, hasRemoteMaintenance: false, providers: [], status: "in-use" }]);
    const path = `${base}/systems/${made.body.id}`;
    const changed = await browser.send("PUT", path, { ...sample, name: "電子カルテ(外来)" }, { "if-match": '"1"' });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    const late = await approver.browser.send("PUT", path, { ...sample, name: "別の名前" }, { "if-match": '"1"' });
    expect([late.status, late.body.code, late.headers.get("content-type")]).toEqual([412, "record-changed", "application/problem+json; charset=utf-8"]);
    expect((await browser.send("PUT", path, sample)).status).toBe(428);
    expect((await browser.send("DELETE", path, undefined, { "if-match": '"2"' })).status).toBe(200);
    expect((await browser.get(`${base}/systems`)).body.items).toEqual([]);
    expect((await browser.get(`${base}/systems?removed=true`)).body.items.length).toBe(1);
    expect((await browser.send("POST", `${path}/restore`, undefined, { "if-match": '"3"' })).body.version).toBe(4);
    const trail = (await browser.get(`${base}/audit?subjectId=${made.body.id}`)).body.items;
    expect(trail.map((entry: { action: string }) => entry.action)).toEqual(["system.restore", "system.remove", "system.change", "system.create"]);
    const oldest = (await browser.get(`${base}/audit?subjectId=${made.body.id}&order=oldest&limit=3`)).body;
    expect(oldest.items.map((entry: { action: string }) => entry.action)).toEqual(["system.create", "system.change", "system.remove"]);
    expect((await browser.get(`${base}/audit?subjectId=${made.body.id}&order=oldest&cursor=${oldest.next}`)).body.items.map((entry: { action: string }) => entry.action)).toEqual(["system.restore"]);
    expect((await browser.get(`${base}/audit?kind=system&limit=500`)).body.items).toHaveLength(4);
    expect((await browser.get(`${base}/audit?kind=sys_em&limit=500`)).body.items).toEqual([]);
    expect(trail[2]).toMatchObject({ personName: "山田 花子", via: "session", before: { name: "電子カルテ" }, after: { name: "電子カルテ(外来)" } });
  });

  it("says every field that is wrong, and takes no field that it does not know", async () => {
    const { status, body } = await browser.send("POST", `${base}/systems`, { name: "", kind: "x", delivery: "somewhere", extra: 1 });
    expect([status, body.code, body.type]).toEqual([400, "invalid-request", "urn:kaiji:problem:invalid-request"]);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(expect.arrayContaining(["name", "delivery"]));
    expect((await browser.send("POST", `${base}/systems`, { ...sample, extra: 1 })).body.errors[0].message).toContain("extra");
  });

  it("a create that is repeated with its key is done once, also at the same time", async () => {
    const key = { "idempotency-key": randomUUID() };
    const replies = await Promise.all(Array.from({ length: 5 }, () => browser.send("POST", `${base}/providers`, { name: "株式会社サンプル" }, key)));
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    expect(replies.filter((reply) => reply.headers.get("idempotent-replayed") === "true").length).toBe(4);
    expect((await browser.send("POST", `${base}/providers`, { name: "別" }, key)).body.code).toBe("key-reused");
    expect((await browser.get(`${base}/providers`)).body.items.length).toBe(1);
  });

  it("lists go a page at a time", async () => {
    for (let each = 0; each < 7; each++) await browser.send("POST", `${base}/clauses`, { number: `第${each}条`, title: `条項 ${each}` });
    const seen: string[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const { body } = await browser.get(`${base}/clauses?limit=3${next === "" ? "" : `&cursor=${next}`}`);
      seen.push(...body.items.map((item: { content: { title: string } }) => item.content.title));
      next = body.next;
    }
    expect(seen).toEqual(Array.from({ length: 7 }, (_, each) => `条項 ${each}`));
    expect((await browser.get(`${base}/clauses?cursor=x`)).status).toBe(400);
    expect((await browser.get(`${base}/clauses?limit=501`)).status).toBe(400);
  });
});

describe("from a file to findings", () => {
  it("the original is kept to the byte and comes back under its name", async () => {
    const bytes = fixture("sample/sample-mds.xlsx");
    const kept = await browser.send("POST", `${base}/files?name=${encodeURIComponent("開示書 (見本).xlsx")}`, bytes);
    expect(kept.body).toMatchObject({ isNew: true, size: bytes.length });
    expect((await browser.send("POST", `${base}/files?name=again.xlsx`, bytes)).body.isNew).toBe(false);
    const response = await fetch(new URL(`${base}/files/${kept.body.sha256}`, kaiji.url), { headers: { cookie: `kaiji_session=${browser.cookies.get("kaiji_session")}` } });
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("開示書"));
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("is read, judged, matched, connected, and its open rows become findings", async () => {
    const system = (await browser.send("POST", `${base}/systems`, { ...sample, name: "外来カルテ", product: "サンプル電子カルテ" })).body;
    const [filed] = await fileWorkbook(browser, hanako.organizationId, fixture("sample/sample-mds.xlsx"), "見本.xlsx", system.id);
    expect(filed.disclosure.content).toMatchObject({ form: "mds", systemId: system.id, isCurrent: true });
    expect(Object.values(filed.counts as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBe(41);
    const open = filed.counts["not-met"] + filed.counts["unanswered"] + filed.counts["needs-judgement"];
    expect(open).toBeGreaterThan(0);
    expect(filed.findings).toEqual({ added: open, closed: 0, reopened: 0, kept: 0 });
    expect((await browser.get(`${base}/findings?limit=500`)).body.items.length).toBe(open);
    const document = await browser.get(`${base}/disclosures/${filed.disclosure.id}/document`);
    expect(document.body.disclosures[0].form).toBe("mds");
    expect((await browser.get(`${base}/disclosures/${filed.disclosure.id}/evaluation`)).body.rows.length).toBe(41);
    const matrix = (await browser.get(`${base}/matrix`)).body;
    expect(matrix.rows).toEqual([expect.objectContaining({ systemId: system.id, form: "mds", statuses: expect.stringMatching(/^[mnauj]{41}$/) })]);
    // The very same content is no second disclosure.
    const [again] = await fileWorkbook(browser, hanako.organizationId, fixture("sample/sample-mds.xlsx"), "もう一度.xlsx", system.id);
    expect([again.isDouble, again.disclosure.id]).toEqual([true, filed.disclosure.id]);
    expect((await browser.get(`${base}/findings?limit=500`)).body.items.length).toBe(open);
  });

  it("the document keeps the file's order of rows", async () => {
    const { items } = (await browser.get(`${base}/disclosures`)).body;
    const response = await fetch(new URL(`${base}/disclosures/${items[0].id}/document`, kaiji.url), { headers: { cookie: `kaiji_session=${browser.cookies.get("kaiji_session")}` } });
    const numbers = [...(await response.text()).matchAll(/"([\d.]+)":\s*\{\s*"answer"/g)].map(([, number]) => number);
    expect(numbers.length).toBeGreaterThan(41);
    expect(numbers.indexOf("21")).toBeGreaterThan(numbers.indexOf("4.1"));
  });

  it("a finding is treated by one person and approved by another", async () => {
    const finding = (await browser.get(`${base}/findings?limit=1`)).body.items[0];
    const path = `${base}/findings/${finding.id}`;
    const treatment = { kind: "accepted-risk", reason: "院内の閉じたネットワークだけで使う", owner: "山田 花子", likelihood: 1, impact: 2 };
    expect((await browser.send("PUT", path, { state: "treated", treatment }, { "if-match": `"${finding.version}"` })).body.errors[0].path).toBe("treatment.expiresOn");
    const treated = await browser.send("PUT", path, { state: "treated", treatment: { ...treatment, expiresOn: "2027-03-31" } }, { "if-match": `"${finding.version}"` });
    expect(treated.body.content).toMatchObject({ state: "treated", treatment: { byName: "山田 花子" } });
    const match = { "if-match": treated.headers.get("etag") ?? "" };
    expect((await browser.send("POST", `${path}/approve`, {}, match)).body.code).toBe("own-two-eyes");
    expect((await approver.browser.send("POST", `${path}/approve`, { note: "確認しました" }, match)).body.content).toMatchObject({ state: "approved", approval: { byName: "approver 太郎" } });
  });

  it("a file that cannot be read is kept, and the reason is told", async () => {
    const kept = await browser.send("POST", `${base}/files?name=locked.xlsx`, fixture("excel/bad/password-protected.xlsx"));
    const filed = await browser.send("POST", `${base}/disclosures`, { sha256: kept.body.sha256, fileName: "locked.xlsx" });
    expect([filed.status, filed.body.code, filed.body.params]).toEqual([422, "unreadable-file", { reason: "password-protected" }]);
    expect(filed.body.errors[0].message).toContain("パスワード");
    expect((await browser.send("POST", `${base}/disclosures`, { sha256: "0".repeat(64), fileName: "x" })).status).toBe(404);
  });
});

describe("a program with a token", () => {
  it("reads with one scope, writes with the other, manages never, and stays in its organization", async () => {
    const make = async (scope: string) => (await browser.send("POST", `${base}/api-tokens`, { name: `連携 ${scope}`, scope, days: 30 })).body;
    const [read, write] = [await make("read"), await make("write")];
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    const program = kaiji.browser();
    expect((await program.get(`${base}/systems`, as(read.token))).status).toBe(200);
    expect((await program.send("POST", `${base}/providers`, { name: "乙" }, as(read.token))).body.code).toBe("not-permitted");
    expect((await program.send("POST", `${base}/providers`, { name: "乙" }, as(write.token))).status).toBe(201);
    for (const path of [`${base}/audit`, `${base}/api-tokens`]) expect((await program.get(path, as(write.token))).body.code).toBe("not-permitted");
    expect((await program.get("/api/me", as(write.token))).status).toBe(401);
    const other = (await browser.send("POST", "/api/organizations", { name: "もみじ病院", kind: "institution" })).body.organizationId;
    expect((await program.get(`/api/organizations/${other}/systems`, as(write.token))).status).toBe(404);
    for (const forged of [`${write.token.slice(0, -1)}x`, write.token.replace(hanako.organizationId.replaceAll("-", ""), other.replaceAll("-", "")), "kaiji_x", ""]) expect((await program.get(`${base}/systems`, as(forged))).status, forged).toBe(401);
    expect((await browser.send("DELETE", `${base}/api-tokens/${write.id}`)).status).toBe(204);
    expect((await program.get(`${base}/systems`, as(write.token))).status).toBe(401);
    kaiji.pass(31 * 24 * 3_600_000);
    expect((await program.get(`${base}/systems`, as(read.token))).status).toBe(401);
    kaiji.pass(-31 * 24 * 3_600_000);
  });

  it("no secret is in the trail", async () => {
    const trail = await browser.get(`${base}/audit.csv`);
    expect(trail.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(trail.body).toContain("api-token.create");
    expect(trail.body).not.toMatch(/kaiji_[0-9a-f]{32}/);
    expect(trail.body.trim().split("\r\n").length - 1).toBe(Number(trail.headers.get("x-total-count")));
  });
});

describe("too much", () => {
  it("a JSON body over a mebibyte and a file over the limit are refused with the limit", async () => {
    const body = await browser.send("POST", `${base}/clauses`, { number: "1", title: "x", text: "あ".repeat(600_000) });
    expect([body.status, body.body.params]).toEqual([413, { limit: 1024 * 1024 }]);
    const file = await browser.send("POST", `${base}/files?name=x`, new Uint8Array(100 * 1024 * 1024 + 1));
    expect([file.status, file.body.params]).toEqual([413, { limit: 100 * 1024 * 1024 }]);
  });
});

describe("the description", () => {
  it("is OpenAPI 3.1, has every route once, and its page needs nothing from elsewhere", async () => {
    const { body } = await browser.get("/api/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(ids.length).toBeGreaterThan(50);
    expect(new Set(ids).size).toBe(ids.length);
    const page = await browser.get("/api/docs");
    expect(page.body).not.toMatch(/https?:|<script>|style=/);
    for (const name of ["swagger-ui.css", "swagger-ui-bundle.js", "start.js"]) expect((await browser.get(`/api/docs/${name}`)).status).toBe(200);
  });
});

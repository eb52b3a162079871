import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";

let kaiji: TestKaiji;
let browser: Browser;
let base: string;
let organizationId: string;

beforeAll(async () => {
  kaiji = await startKaiji();
  ({ browser, organizationId } = await setUp(kaiji));
  base = `/api/organizations/${organizationId}`;
}, 60_000);
afterAll(() => kaiji?.stop());

const updates = (server: string) => ({ server, pc: "self", network: "self" });
const judge = async (): Promise<Json> => (await browser.send("POST", `${base}/coverages`, {})).body;
const state = async (): Promise<Json> => (await browser.get(`${base}/coverage-state`)).body;
const add = async (system: object): Promise<Json> => (await browser.send("POST", `${base}/systems`, { name: "電子カルテ", kind: "electronic-record", delivery: "cloud", ...system })).body;

describe("whether the volume for outsourced maintenance is enough", () => {
  it("is undecided on an empty ledger, and nothing is kept by looking", async () => {
    expect(await state()).toMatchObject({ last: null, now: { answer: "undecided", systems: [] }, isStale: false });
    expect((await browser.get(`${base}/coverages`)).body.items).toEqual([]);
  });

  it("is judged from the ledger, kept with who and when, and names the system that decides it and what to ask", async () => {
    await add({ updates: updates("contract") });
    const planned = await add({ name: "新しい予約", kind: "booking", status: "planned", updates: updates("self") });
    const claims = await add({ name: "レセコン", kind: "claims", delivery: "on-premise", updates: updates("unwritten") });
    const kept = await judge();
    expect(kept.content).toMatchObject({ answer: "all-volumes", byName: "山田 花子", on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(kept.content.systems.map(({ systemId }: Json) => systemId)).not.toContain(planned.id);
    const deciding = kept.content.systems.find(({ outcome }: Json) => outcome === "responsible");
    expect(deciding).toMatchObject({ systemId: claims.id, rule: "not-written", ask: { ja: expect.stringContaining("契約書・約款・SLA") } });
    expect(await state()).toMatchObject({ last: { id: kept.id }, isStale: false, changes: [] });
  });

  it("is to be asked again when the ledger or a contract changes, and says which and what", async () => {
    const claims = (await browser.get(`${base}/systems`)).body.items.find(({ content }: Json) => content.kind === "claims");
    const content = { ...claims.content, updates: updates("contract"), contract: { name: "保守契約", endsOn: "2099-12-31" } };
    const changed = await browser.send("PUT", `${base}/systems/${claims.id}`, content, { "if-match": `"${claims.version}"` });
    expect(changed.status).toBe(200);
    expect(await state()).toMatchObject({ isStale: true, last: { content: { answer: "all-volumes" } }, now: { answer: "outsourced-maintenance" }, changes: [{ systemId: claims.id, name: "レセコン", what: "contract", facts: ["writing"] }] });
    expect((await judge()).content.answer).toBe("outsourced-maintenance");
    expect((await state()).isStale).toBe(false);
  });

  it("keeps every answer, the newest first, and none can be changed", async () => {
    const { items } = (await browser.get(`${base}/coverages?order=newest`)).body;
    expect(items.map(({ content }: Json) => content.answer)).toEqual(["outsourced-maintenance", "all-volumes"]);
    for (const method of ["PUT", "DELETE"]) expect((await browser.send(method, `${base}/coverages/${items[0].id}`, method === "PUT" ? {} : undefined, { "if-match": '"1"' })).status).toBe(405);
    const trail = (await browser.get(`${base}/audit?subjectId=${items[0].id}`)).body.items;
    expect(trail.map(({ action }: Json) => action)).toEqual(["coverage.create"]);
  });

  it("is to be asked again on the day after a contract's end", async () => {
    const claims = (await browser.get(`${base}/systems`)).body.items.find(({ content }: Json) => content.kind === "claims");
    const endsOn = new Date(kaiji.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await browser.send("PUT", `${base}/systems/${claims.id}`, { ...claims.content, contract: { name: "保守契約", endsOn } }, { "if-match": `"${claims.version}"` });
    await judge();
    expect((await state()).isStale).toBe(false);
    const { token } = (await browser.send("POST", `${base}/api-tokens`, { name: "later", scope: "read", days: 9 })).body;
    kaiji.pass(5 * 86_400_000);
    const later = await kaiji.browser().get(`${base}/coverage-state`, { authorization: `Bearer ${token}` });
    expect(later.body).toMatchObject({ isStale: true, changes: [{ what: "contract-ended", name: "レセコン" }], now: { answer: "all-volumes" } });
    kaiji.pass(-5 * 86_400_000);
  });
});

describe("the guided first hour", () => {
  it("is kept for the organization, and goes on for everyone in it", async () => {
    expect((await browser.get(`${base}/start`)).body).toEqual({ organizationKind: "institution", progress: null });
    await browser.send("PUT", `${base}/start`, { step: "systems", institutionKind: "clinic" });
    await Promise.all(["provider", "files"].map((step) => browser.send("PUT", `${base}/start`, { step, institutionKind: "clinic" })));
    const editor = (await joinAs(kaiji, browser, organizationId, "editor", "other@example.jp")).browser;
    expect((await editor.get(`${base}/start`)).body.progress).toMatchObject({ step: expect.stringMatching(/provider|files/), institutionKind: "clinic", isFinished: false });
    expect((await browser.send("PUT", `${base}/start`, { step: "somewhere" })).status).toBe(400);
  });
});

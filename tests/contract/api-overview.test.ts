import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

let kaiji: TestKaiji;
let browser: Browser;
let organizationId: string;
let base: string;

beforeAll(async () => {
  kaiji = await startKaiji();
  ({ browser, organizationId } = await setUp(kaiji));
  base = `/api/organizations/${organizationId}`;
}, 60_000);
afterAll(() => kaiji?.stop());

const overview = async (): Promise<Json> => (await browser.get(`${base}/overview`)).body;
const inDays = (days: number) => new Date(kaiji.now() + days * 86_400_000).toISOString().slice(0, 10);

describe("the director's page", () => {
  let system: Json;

  it("begins with nothing, and says so", async () => {
    expect(await overview()).toMatchObject({ figures: { systems: 0, complete: 0, standing: "not-yet", notYet: [{ code: "no-systems" }] }, due: [], coverage: { last: null, isStale: false, unanswered: 0 }, hasDisclosures: false, letters: 0 });
  });

  it("says precisely what is left", async () => {
    system = (await browser.send("POST", `${base}/systems`, { name: "電子カルテ", kind: "electronic-record", delivery: "on-premise", facts: { "remote-maintenance": "no" }, updates: { server: "contract", pc: "self", network: "self" }, contract: { name: "保守契約", endsOn: inDays(3) } })).body;
    await browser.send("POST", `${base}/systems`, { name: "勤怠管理", kind: "attendance", delivery: "cloud" });
    const { figures, withoutProvider } = await overview();
    expect([figures.systems, figures.complete, withoutProvider]).toEqual([1, 0, 1]);
    expect(figures.notYet).toEqual([{ code: "not-judged" }, { code: "disclosures-missing", count: 1 }]);
    await browser.send("POST", `${base}/coverages`, {});
    expect((await overview()).figures.notYet).toEqual([{ code: "disclosures-missing", count: 1 }]);
  });

  it("counts a received disclosure only once it belongs to a system", async () => {
    const [filed] = await fileWorkbook(browser, organizationId, fixture("sample/sample-mds.xlsx"), "見本.xlsx");
    expect(await overview()).toMatchObject({ figures: { complete: 0, unmatched: 1 }, hasDisclosures: false });
    await browser.send("PUT", `${base}/disclosures/${filed.disclosure.id}/system`, { systemId: system.id }, { "if-match": `"${filed.disclosure.version}"` });
    const { figures, hasDisclosures } = await overview();
    expect([figures.complete, figures.unmatched, figures.missing, hasDisclosures]).toEqual([1, 0, 0, true]);
    expect(figures.notYet).toEqual([{ code: "rows-open", count: figures.undecided }]);
    expect(figures.undecided).toBeGreaterThan(0);
    expect(figures.blocking[0].systems).toBe(1);
  });

  it("treated rows are explainable and never conforming; one that was decided as met is neither", async () => {
    const { items } = (await browser.get(`${base}/findings?limit=500`)).body;
    const treatment = { kind: "provider-alternative", reason: "院内の閉じたネットワークだけで使う", owner: "山田 花子", dueOn: inDays(5) };
    for (const finding of items) expect((await browser.send("PUT", `${base}/findings/${finding.id}`, { state: "treated", treatment }, { "if-match": `"${finding.version}"` })).status).toBe(200);
    const { figures, due } = await overview();
    expect(figures).toMatchObject({ standing: "explainable", undecided: 0, explainable: items.length, notYet: [] });
    expect(due[0]).toMatchObject({ what: "contract", name: "電子カルテ", on: inDays(3), isOverdue: false });
    expect(due.filter(({ what }: Json) => what === "finding").length).toBe(Math.min(49, items.length));
    expect(figures.due).toBe(items.length + 1);
  });

  it("where a second person is wanted, a treatment alone is not enough", async () => {
    const organization = (await browser.get(base)).body;
    await browser.send("PUT", base, { name: organization.name, settings: { ...organization.settings, needsApproval: true } }, { "if-match": `"${organization.version}"` });
    const { figures } = await overview();
    expect(figures.notYet).toEqual([{ code: "rows-to-approve", count: figures.toApprove }]);
    expect(figures.explainable).toBe(0);
  });

  it("a change of the ledger makes the kept answer stale, and a reader may see all of it", async () => {
    const { body: changed } = await browser.get(`${base}/systems/${system.id}`);
    await browser.send("PUT", `${base}/systems/${system.id}`, { ...changed.content, updates: { server: "self", pc: "self", network: "self" } }, { "if-match": `"${changed.version}"` });
    const reader = (await joinAs(kaiji, browser, organizationId, "reader")).browser;
    const { body } = await reader.get(`${base}/overview`);
    expect([body.coverage.isStale, body.coverage.last.answer, body.figures.notYet[0]]).toEqual([true, "outsourced-maintenance", { code: "judgement-stale" }]);
  });

  it("a system that lacks two disclosures and was asked for one is still to be asked; a draft, a letter to print and one by mail are each told", async () => {
    const send = async (method: string, path: string, body?: object) => (await browser.send(method, `${base}${path}`, body)).body;
    const provider = await send("POST", "/providers", { name: "雲サンプル（架空）", roles: ["service-provider"] });
    const facts = { "remote-maintenance": "yes", maker: "same" };
    await send("POST", "/systems", { name: "部門システム", kind: "department", delivery: "on-premise", hasRemoteMaintenance: true, facts, providers: [{ providerId: provider.id, role: "manufacturer" }] });
    const [proposed] = (await send("POST", "/requests/propose", { findingIds: null, systemIds: null, providerIds: null })).requests.filter(({ providerId }: Json) => providerId === provider.id);
    expect(proposed.disclosures.map(({ form }: Json) => form)).toEqual(["mds", "sds"]);
    const before = (await overview()).figures.toAsk;
    const make = async (disclosures: Json[]) => (await send("POST", "/requests", { campaign: null, requests: [{ ...proposed, disclosures, rows: [] }] })).items[0];
    const otherPart = { ...proposed.disclosures[1], part: "another part" };
    const first = await make([proposed.disclosures[0], otherPart]);
    expect(await overview()).toMatchObject({ figures: { toAsk: before }, drafts: 1, toPrint: 0 });
    await make([proposed.disclosures[1]]);
    expect(await overview()).toMatchObject({ figures: { toAsk: before - 1 }, drafts: 2 });
    await send("POST", "/requests/send", { requestIds: [first.id] });
    while ((await overview()).toPrint === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await overview()).toMatchObject({ drafts: 1, toPrint: 1 });
    await send("POST", `/requests/${first.id}/letter-sent`);
    expect(await overview()).toMatchObject({ drafts: 1, toPrint: 0 });
  });
});

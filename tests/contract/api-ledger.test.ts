import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type Json, type SignedIn, type TestKaiji } from "./api-setup.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string; personId: string };
let reader: Browser;
let base: string;
let browser: Browser;

beforeAll(async () => {
  kaiji = await startKaiji();
  hanako = await setUp(kaiji);
  browser = hanako.browser;
  base = `/api/organizations/${hanako.organizationId}`;
  reader = (await joinAs(kaiji, browser, hanako.organizationId, "reader")).browser;
}, 60_000);
afterAll(() => kaiji?.stop());

async function keep(text: string | Uint8Array, fileName: string): Promise<{ sha256: string; fileName: string }> {
  const { body } = await browser.send("POST", `${base}/files?name=${encodeURIComponent(fileName)}`, typeof text === "string" ? new TextEncoder().encode(text) : text);
  return { sha256: body.sha256, fileName };
}
const systems = async (): Promise<Json[]> => (await browser.get(`${base}/systems?limit=500`)).body.items;
const named = (all: Json[], name: string): Json => all.find(({ content }) => content.name === name);

const TABLE = "システム名,製品名,メーカー,担当,台数\n電子カルテ,サンプルカルテ,株式会社サンプル,山田,3\nレセコン,見本レセプト,（株）サンプル,佐藤,2\n予約,よやくくん,架空予約合同会社,,何台か\n";

describe("a table imported into the ledger", () => {
  let change: Json;

  it("is shown before anything is done, with every cell that is wrong", async () => {
    const file = await keep(TABLE, "システム一覧.csv");
    const { status, body } = await browser.send("POST", `${base}/ledger-imports/preview`, { kind: "system", ...file, defaults: { delivery: "on-premise", kind: "その他" } });
    expect([status, body.counts, body.newProviders]).toEqual([200, { new: 2, changed: 0, unchanged: 0, faulty: 1 }, ["株式会社サンプル"]]);
    expect(body.columns.map(({ field }: Json) => field)).toEqual(["name", "product", "providers.manufacturer", "owner", "count"]);
    expect(body.rows[2].faults).toEqual([{ place: "システム一覧!E4", field: "count", code: "not-a-number", text: "何台か" }]);
    expect(await systems()).toEqual([]);
  });

  it("is done in one transaction; providers are made once, however they are written", async () => {
    const file = await keep(TABLE, "システム一覧.csv");
    const asked = { kind: "system", ...file, defaults: { delivery: "on-premise", kind: "その他" } };
    expect((await browser.send("POST", `${base}/ledger-imports`, { ...asked, expected: { added: 9, changed: 0 } })).body.code).toBe("record-changed");
    const { status, body } = await browser.send("POST", `${base}/ledger-imports`, { ...asked, expected: { added: 2, changed: 0 } });
    expect([status, body.content.added, body.content.changed]).toEqual([201, 3, 0]);
    change = body;
    const providers = (await browser.get(`${base}/providers`)).body.items;
    expect(providers.map(({ content }: Json) => content.name)).toEqual(["株式会社サンプル"]);
    expect((await systems()).map(({ content }) => [content.name, content.providers[0].providerId, content.count])).toEqual([["電子カルテ", providers[0].id, 3], ["レセコン", providers[0].id, 2]]);
  });

  it("does not take the rows that a person left out, nor make their providers", async () => {
    const asked = { kind: "system", ...(await keep("システム名,メーカー\n検査,株式会社見本検査\n給食,見本給食株式会社\n", "外す.csv")), defaults: { delivery: "on-premise", kind: "その他" } };
    const { body: seen } = await browser.send("POST", `${base}/ledger-imports/preview`, asked);
    const run = await browser.send("POST", `${base}/ledger-imports`, { ...asked, expected: { added: 2, changed: 0 }, leftOut: [seen.rows[1].place] });
    expect(run.status).toBe(201);
    expect((await systems()).map(({ content }) => content.name)).toEqual(["電子カルテ", "レセコン", "検査"]);
    expect((await browser.get(`${base}/providers`)).body.items.map(({ content }: Json) => content.name)).toEqual(["株式会社サンプル", "株式会社見本検査"]);
    await browser.send("POST", `${base}/ledger-changes/${run.body.id}/undo`, undefined, { "If-Match": `"${run.body.version}"` });
    expect(await systems()).toHaveLength(2);
  });

  it("comes back unchanged from its own export, as a workbook and as CSV, and from the guideline's form", async () => {
    for (const format of ["xlsx", "csv"]) {
      const response = await fetch(new URL(`${base}/ledger-export?format=${format}`, kaiji.url), { headers: { cookie: `kaiji_session=${reader.cookies.get("kaiji_session")}` } });
      const file = await keep(new Uint8Array(await response.arrayBuffer()), `台帳.${format}`);
      const { body } = await browser.send("POST", `${base}/ledger-imports/preview`, { kind: "system", ...file, clearsBlanks: true });
      expect([format, body.counts]).toEqual([format, { new: 0, changed: 0, unchanged: 2, faulty: 0 }]);
    }
    const guideline = await browser.get(`${base}/ledger-export?form=guideline&format=csv`);
    expect(guideline.body).toContain("導入している医療情報システム,委託先事業者,製品名,委託業務概要\r\n電子カルテ,株式会社サンプル,サンプルカルテ,");
  });

  it("is taken back as a whole, but for what somebody changed since, which is named", async () => {
    const record = named(await systems(), "レセコン");
    await browser.send("PUT", `${base}/systems/${record.id}`, { ...record.content, owner: "鈴木" }, { "if-match": `"${record.version}"` });
    const undone = await browser.send("POST", `${base}/ledger-changes/${change.id}/undo`, undefined, { "if-match": `"${change.version}"` });
    expect(undone.status).toBe(200);
    expect(undone.body.content.kept.map(({ kind, name }: Json) => [kind, name])).toEqual([["system", "レセコン"], ["provider", "株式会社サンプル"]]);
    expect((await systems()).map(({ content }) => content.name)).toEqual(["レセコン"]);
    expect((await browser.send("POST", `${base}/ledger-changes/${change.id}/undo`, undefined, { "if-match": `"${undone.body.version}"` })).body.code).toBe("state-differs");
  });

  it("a changed row goes back to what it was", async () => {
    const file = await keep("システム名,製品名,担当\nレセコン,見本レセプト,高橋\n", "直し.csv");
    const made = await browser.send("POST", `${base}/ledger-imports`, { kind: "system", ...file, expected: { added: 0, changed: 1 } });
    expect(named(await systems(), "レセコン").content).toMatchObject({ owner: "高橋", count: 2 });
    await browser.send("POST", `${base}/ledger-changes/${made.body.id}/undo`, undefined, { "if-match": '"1"' });
    expect(named(await systems(), "レセコン").content.owner).toBe("鈴木");
  });

  it("what is no table, another's file or a wrong mapping is refused", async () => {
    const ask = (body: Json) => browser.send("POST", `${base}/ledger-imports/preview`, { kind: "system", ...body });
    expect((await ask({ sha256: "0".repeat(64), fileName: "x" })).status).toBe(404);
    expect((await ask(await keep("%PDF-1.7 x", "x.pdf"))).body.code).toBe("unreadable-file");
    const file = await keep(TABLE, "a.csv");
    expect((await ask({ ...file, mapping: { 0: "name", 1: "name" } })).body.errors[0].path).toBe("mapping");
    expect((await ask({ ...file, sheet: "ない" })).body.errors[0].path).toBe("sheet");
    expect((await reader.send("POST", `${base}/ledger-imports/preview`, { kind: "system", ...file })).body.code).toBe("not-permitted");
  });
});

describe("several rows changed at once", () => {
  it("all or none, and back again", async () => {
    const made = await Promise.all(["甲", "乙"].map(async (name) => (await browser.send("POST", `${base}/systems`, { name, kind: "pacs", delivery: "cloud", owner: "前" })).body));
    const rows = made.map(({ id, version }) => ({ id, version }));
    const provider = (await browser.get(`${base}/providers`)).body.items[0];
    const edited = await browser.send("POST", `${base}/bulk-edits`, { kind: "system", rows, set: { owner: null, criticality: "high", renewalOn: "2027-03-31" }, provider: { providerId: provider.id, role: "maintenance" } });
    expect(edited.body.content).toMatchObject({ what: "bulk-edit", added: 0, changed: 2 });
    const after = await systems();
    expect(named(after, "甲").content).toMatchObject({ criticality: "high", renewalOn: "2027-03-31", providers: [{ providerId: provider.id, role: "maintenance" }] });
    expect(named(after, "乙").content.owner).toBeUndefined();
    expect((await browser.send("POST", `${base}/bulk-edits`, { kind: "system", rows, set: { owner: "遅い" } })).body.code).toBe("record-changed");
    const wrong = await browser.send("POST", `${base}/bulk-edits`, { kind: "system", rows: rows.map((row) => ({ ...row, version: 2 })), set: { status: "lost" } });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, "甲: status"]);
    await browser.send("POST", `${base}/ledger-changes/${edited.body.id}/undo`, undefined, { "if-match": '"1"' });
    expect(named(await systems(), "甲").content).toEqual(made[0].content);
  });
});

describe("the history of an entry", () => {
  it("is open to whoever sees the entry, says before and after, and no address; of people and keys there is none", async () => {
    const record = named(await systems(), "レセコン");
    const { items } = (await reader.get(`${base}/history/${record.id}`)).body;
    expect(items[0]).toMatchObject({ action: "system.change", personName: "山田 花子", before: { owner: "高橋" }, after: { owner: "鈴木" } });
    expect(Object.keys(items[0]).toSorted()).toEqual(["action", "after", "at", "before", "number", "personName"]);
    for (const id of [hanako.personId, hanako.organizationId]) expect((await reader.get(`${base}/history/${id}`)).status).toBe(404);
    expect((await reader.get(`${base}/audit`)).body.code).toBe("not-permitted");
  });
});

describe("devices and IDs", () => {
  it("are lists of their own, imported and exported like the ledger", async () => {
    const file = await keep("利用者ID,氏名,対象システム,権限,共用,棚卸日\nyamada,山田,レセコン,一般,なし,2026/4/1\nroot,,レセコン,管理,○,\nx,,ないシステム,,,\n", "id.csv");
    const { body } = await browser.send("POST", `${base}/ledger-imports/preview`, { kind: "account_entry", ...file });
    expect([body.counts, body.rows[2].faults[0].code]).toEqual([{ new: 2, changed: 0, unchanged: 0, faulty: 1 }, "unknown-system"]);
    await browser.send("POST", `${base}/ledger-imports`, { kind: "account_entry", ...file, expected: { added: 2, changed: 0 } });
    const accounts = (await browser.get(`${base}/accounts`)).body.items;
    expect(accounts[0].content).toMatchObject({ name: "yamada", person: "山田", isShared: false, checkedOn: "2026-04-01", status: "active" });
    const device = await browser.send("POST", `${base}/devices`, { name: "タブレット 1", use: "lent", holder: "P-001", consentOn: "2026-04-01" });
    expect([device.status, device.body.content.status]).toEqual([201, "in-use"]);
    const exported = await browser.get(`${base}/ledger-export?kind=device&format=csv`);
    expect(exported.body).toContain("タブレット 1,患者への貸し出し,P-001");
  });
});

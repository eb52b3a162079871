import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type Json, type SignedIn, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string };
let reader: Browser;
let browser: Browser;
let base: string;
let system: Json;

beforeAll(async () => {
  kaiji = await startKaiji();
  hanako = await setUp(kaiji);
  browser = hanako.browser;
  base = `/api/organizations/${hanako.organizationId}`;
  reader = (await joinAs(kaiji, browser, hanako.organizationId, "reader")).browser;
  system = (await browser.send("POST", `${base}/systems`, { name: "電子カルテ", kind: "electronic-record", delivery: "on-premise", version: "5" })).body;
}, 60_000);
afterAll(() => kaiji?.stop());

const file = async (name: string, systemId: string | null = null): Promise<Json> => (await fileWorkbook(browser, hanako.organizationId, fixture(name), name.split("/").at(-1) ?? name, systemId))[0];

describe("an answer that the reader did not understand", () => {
  let path: string;
  let item: Json;

  it("is shown beside what stands around it in the original", async () => {
    const { disclosure } = await file("excel/authentication-methods-listed.xlsx", system.id);
    path = `${base}/disclosures/${disclosure.id}`;
    const { items } = (await reader.get(`${path}/readings`)).body;
    expect(items.length).toBeGreaterThan(0);
    item = items[0];
    expect(item).toMatchObject({ code: "unknown-answer", decision: null, proposed: null });
    const excerpt = (await reader.get(`${path}/excerpt?source=${encodeURIComponent(item.source)}`)).body;
    const marked = excerpt.rows.flatMap(({ cells }: Json) => cells).filter(({ isMarked }: Json) => isMarked);
    expect(marked).toEqual([{ text: item.text, isMarked: true }]);
    expect(excerpt.rows.flatMap(({ cells }: Json) => cells).some(({ text }: Json) => text === item.item)).toBe(true);
    expect((await reader.get(`${path}/excerpt?source=X!A1`)).status).toBe(404);
  });

  it("is settled by a person with a reason, and judged anew; the original and the earlier judgement stay", async () => {
    const before = (await browser.get(`${path}/evaluation`)).body;
    const rowOf = (evaluation: Json) => evaluation.rows.find(({ criterion }: Json) => criterion === `mds-${item.item}`);
    expect(rowOf(before).status).toBe("needs-judgement");
    expect((await browser.send("POST", `${path}/readings`, { item: item.item, answer: "yes", reason: " " })).body.errors[0].path).toBe("reason");
    expect((await reader.send("POST", `${path}/readings`, { item: item.item, answer: "yes", reason: "x" })).body.code).toBe("not-permitted");
    const settled = await browser.send("POST", `${path}/readings`, { item: item.item, answer: "yes", reason: "方式の列挙は「はい」と電話で確認" });
    expect(settled.body.items[0].decision).toMatchObject({ answer: "yes", byName: "山田 花子" });
    const after = (await browser.get(`${path}/evaluation`)).body;
    expect(rowOf(after)).toMatchObject({ status: "met", because: expect.stringContaining("山田 花子が読み取りを確認: 方式の列挙") });
    const document = (await browser.get(`${path}/document`)).body;
    expect(document.disclosures[0].answers[item.item]).toMatchObject({ answer: null, text: item.text });
    const withdrawn = await browser.send("POST", `${path}/readings`, { item: item.item, answer: null, reason: "" });
    expect(withdrawn.body.items[0].decision).toBeNull();
    expect(rowOf((await browser.get(`${path}/evaluation`)).body).status).toBe("needs-judgement");
  });

  it("a clear answer of a provider cannot be settled otherwise", async () => {
    const document = (await browser.get(`${path}/document`)).body;
    const clear = Object.entries(document.disclosures[0].answers).find(([, answer]) => (answer as Json).answer === "no") ?? Object.entries(document.disclosures[0].answers).find(([, answer]) => (answer as Json).answer === "yes");
    expect((await browser.send("POST", `${path}/readings`, { item: clear?.[0], answer: "na", reason: "x" })).body.code).toBe("state-differs");
  });
});

describe("a disclosure of a PDF", () => {
  it("has an excerpt of its recovered table", async () => {
    const { disclosure } = await file("pdf/browser-headings.pdf");
    const document = (await browser.get(`${base}/disclosures/${disclosure.id}/document`)).body;
    const [number, answer] = Object.entries(document.disclosures[0].answers)[3] as [string, Json];
    const excerpt = await browser.get(`${base}/disclosures/${disclosure.id}/excerpt?source=${encodeURIComponent(answer.source)}`);
    expect([excerpt.status, excerpt.body.rows.flatMap(({ cells }: Json) => cells.map(({ text }: Json) => text)).includes(number)]).toEqual([200, true]);
  });
});

describe("revisions", () => {
  it("what changed from one to the next is said; another form is no revision", async () => {
    const [one, two] = [await file("excel/date-dashes.xlsx"), await file("excel/date-dots.xlsx")];
    const compared = await reader.get(`${base}/disclosures/${two.disclosure.id}/comparison?since=${one.disclosure.id}`);
    expect([compared.status, compared.body.changes, compared.body.unchanged > 0]).toEqual([200, [], true]);
    const other = await reader.get(`${base}/disclosures/${two.disclosure.id}/comparison?since=${system.id}`);
    expect(other.status).toBe(404);
  });

  it("several are connected at once, all or none, with what the ledger said then", async () => {
    const filed = (await browser.get(`${base}/disclosures?limit=500`)).body.items.filter(({ content }: Json) => content.systemId === null).slice(0, 2);
    const items = filed.map(({ id, version }: Json) => ({ disclosureId: id, version, systemId: system.id }));
    expect((await browser.send("POST", `${base}/disclosure-connections`, { items: [...items.slice(1), { ...items[0], version: 99 }] })).body.code).toBe("record-changed");
    expect((await browser.get(`${base}/disclosures/${items[1].disclosureId}`)).body.content.systemId).toBeNull();
    const done = await browser.send("POST", `${base}/disclosure-connections`, { items });
    expect(done.body.items.map(({ content }: Json) => content.madeFor)).toEqual(items.map(() => ({ version: "5", delivery: "on-premise", hasRemoteMaintenance: false, contractName: null })));
    const [first] = done.body.items;
    const dated = await browser.send("PUT", `${base}/disclosures/${first.id}/dates`, { receivedOn: "2026-04-02", validUntil: "2027-03-31" }, { "if-match": `"${(await browser.get(`${base}/disclosures/${first.id}`)).body.version}"` });
    expect(dated.body.content).toMatchObject({ receivedOn: "2026-04-02", validUntil: "2027-03-31" });
  });
});

describe("a bill of materials", () => {
  const bom = { bomFormat: "CycloneDX", specVersion: "1.6", metadata: { component: { name: "サンプルカルテ", version: "5" } }, components: [{ name: "sample-lib", version: "1.0", purl: "pkg:npm/sample-lib@1.0" }, { name: "ｻﾝﾌﾟﾙ部品" }] };

  it("is attached, listed and searched over all systems; what is wrong with it is said", async () => {
    const { body: kept } = await browser.send("POST", `${base}/files?name=bom.json`, new TextEncoder().encode(JSON.stringify(bom)));
    const asked = { systemId: system.id, sha256: kept.sha256, fileName: "bom.json" };
    const made = await browser.send("POST", `${base}/sboms`, asked);
    expect([made.status, made.body.content.components, made.body.content.problems]).toEqual([201, 2, [{ code: "no-version", place: "components.1", text: "ｻﾝﾌﾟﾙ部品" }]]);
    expect((await browser.send("POST", `${base}/sboms`, asked)).body.code).toBe("already-there");
    expect((await reader.get(`${base}/sboms/${made.body.id}/components`)).body.items[0]).toMatchObject({ name: "sample-lib", purl: "pkg:npm/sample-lib@1.0" });
    expect((await reader.get(`${base}/sbom-components?search=${encodeURIComponent("サンプル")}`)).body.items).toEqual([{ sbomId: made.body.id, systemId: system.id, component: expect.objectContaining({ name: "ｻﾝﾌﾟﾙ部品" }) }]);
    expect((await reader.get(`${base}/sbom-components?search=SAMPLE-LIB+1.0`)).body.items).toHaveLength(1);
    expect((await reader.get(`${base}/sbom-components?search=${encodeURIComponent("100%")}`)).body.items).toEqual([]);
    await browser.send("DELETE", `${base}/sboms/${made.body.id}`, undefined, { "if-match": '"1"' });
    expect((await reader.get(`${base}/sbom-components?search=sample-lib`)).body.items).toEqual([]);
    const { body: wrong } = await browser.send("POST", `${base}/files?name=x.json`, new TextEncoder().encode("{}"));
    expect((await browser.send("POST", `${base}/sboms`, { ...asked, sha256: wrong.sha256 })).body).toMatchObject({ code: "unreadable-file", params: { reason: "not-an-sbom" } });
  });
});

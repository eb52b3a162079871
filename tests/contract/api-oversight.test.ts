import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

let kaiji: TestKaiji;
let hanako: Browser;
let jiro: Browser;
let clinic: string;
let overseer: string;
let hospital: string;
let code: string;
const of = (organizationId: string, path: string) => `/api/organizations/${organizationId}${path}`;

beforeAll(async () => {
  kaiji = await startKaiji();
  const first = await setUp(kaiji);
  [hanako, clinic] = [first.browser, first.organizationId];
  jiro = (await joinAs(kaiji, hanako, clinic, "administrator", "jiro@example.jp")).browser;
  overseer = (await jiro.send("POST", "/api/organizations", { name: "みどり県医師会（架空）", kind: "overseer" })).body.organizationId;
  hospital = (await jiro.send("POST", "/api/organizations", { name: "もみじ病院", kind: "institution" })).body.organizationId;
  const me = (await jiro.get("/api/me")).body.personId;
  await hanako.send("DELETE", of(clinic, `/members/${me}`));
  const provider = (await hanako.send("POST", of(clinic, "/providers"), { name: "見本メディカル（架空）", roles: ["manufacturer"] })).body.id;
  const system = (await hanako.send("POST", of(clinic, "/systems"), { name: "院内だけの呼び名", kind: "electronic-record", delivery: "on-premise", note: "秘密のメモ", owner: "秘密の担当", providers: [{ providerId: provider, role: "manufacturer" }] })).body.id;
  await fileWorkbook(hanako, clinic, fixture("excel/cover-and-history-sheets.xlsx"), "秘密のファイル名.xlsx", system);
  code = (await jiro.send("POST", of(overseer, "/oversight-codes"), { name: "会員向け" })).body.code;
}, 60_000);
afterAll(() => kaiji?.stop());

async function listed(): Promise<Json> {
  for (let tries = 0; tries < 200; tries++) {
    const [one] = (await jiro.get(of(overseer, "/overseen"))).body.items;
    if (one?.figures !== null && one !== undefined) return one;
    await sleep(50);
  }
  throw new Error("no standing came");
}

describe("consent to an overseer", () => {
  let consentId: string;

  it("begins with the overseer's code, and says whose it is before anything is given", async () => {
    expect((await hanako.send("POST", of(clinic, "/oversight-consents/look"), { code })).body).toEqual({ overseerName: "みどり県医師会（架空）" });
    expect((await jiro.get(of(overseer, "/overseen"))).body.items).toEqual([]);
    const given = await hanako.send("POST", of(clinic, "/oversight-consents"), { code });
    expect(given.status).toBe(201);
    consentId = given.body.id;
    expect((await hanako.send("POST", of(clinic, "/oversight-consents"), { code })).body.code).toBe("already-there");
  });

  it("shows the standing and nothing else: what the institution sees beforehand is what the overseer gets", async () => {
    const own = (await hanako.get(of(clinic, "/standing"))).body;
    const line = await listed();
    expect(line).toMatchObject({ name: "さくら診療所", state: "consented", verdict: "does-not-conform", figures: { systems: { inUse: 1, complete: 0 }, products: 1 } });
    const { figures } = (await hanako.get(of(clinic, "/overview"))).body;
    expect(own.systems).toEqual({ inUse: figures.systems, complete: figures.complete });
    const shown = (await jiro.get(of(overseer, `/overseen/${line.id}/standing`))).body;
    expect({ ...shown.standing, asOf: null }).toEqual({ ...own, asOf: null });
    expect(Object.keys(own).toSorted()).toEqual(["asOf", "findings", "products", "rows", "systems"]);
    expect(Object.keys(own.products[0]).toSorted()).toEqual(["date", "edition", "form", "name", "needsJudgement", "notMet", "provider", "unanswered", "verdict", "version"]);
    expect(JSON.stringify([line, shown])).not.toMatch(/秘密|院内だけの呼び名|remark|sha256/);
    const ranked = (await jiro.get(of(overseer, "/overseen-blocking"))).body;
    expect(ranked.institutions).toBe(1);
    expect(ranked.items[0]).toMatchObject({ product: own.products[0].name, notMet: 1 });
  });

  it("is told to both trails: given, copied, looked at", async () => {
    const actions = async (browser: Browser, id: string): Promise<string[]> => (await browser.get(of(id, "/audit?limit=500"))).body.items.map((entry: Json) => entry.action);
    expect(await actions(hanako, clinic)).toEqual(expect.arrayContaining(["oversight_consent.create", "standing.copy", "standing.viewed"]));
    expect(await actions(jiro, overseer)).toEqual(expect.arrayContaining(["oversight_code.create", "overseen.create", "overseen.list", "overseen.view", "overseen.rank"]));
  });

  it("opens nothing of the institution itself, in either direction", async () => {
    for (const path of ["", "/systems", "/findings", "/standing", "/oversight-consents", "/audit"]) expect([path, (await jiro.get(of(clinic, path))).status]).toEqual([path, 404]);
    for (const path of ["/overseen", "/overseen-blocking", "/oversight-codes"]) expect([path, (await hanako.get(of(overseer, path))).status]).toEqual([path, 404]);
    const line = await listed();
    // Another organization of the same person is another organization.
    expect((await jiro.get(of(hospital, `/overseen/${line.id}/standing`))).status).toBe(409);
    expect((await jiro.get(of(hospital, "/overseen"))).body.code).toBe("state-differs");
  });

  it("ends at any time: the overseer's copy is emptied, also in the database and its trail", async () => {
    const line = await listed();
    expect((await hanako.send("DELETE", of(clinic, `/oversight-consents/${consentId}`))).body.content.state).toBe("withdrawn");
    expect((await jiro.get(of(overseer, "/overseen"))).body.items).toEqual([expect.objectContaining({ id: line.id, state: "withdrawn", verdict: null, figures: null })]);
    expect((await jiro.get(of(overseer, `/overseen/${line.id}/standing`))).body.standing).toBeNull();
    expect((await jiro.get(of(overseer, "/overseen-blocking"))).body).toEqual({ institutions: 0, items: [] });
    expect(JSON.stringify((await jiro.get(of(overseer, "/audit?limit=500"))).body)).not.toContain("見本");
    expect((await hanako.send("POST", of(clinic, `/oversight-consents/${consentId}/copy`))).body.code).toBe("state-differs");
    expect((await hanako.send("DELETE", of(clinic, `/oversight-consents/${consentId}`))).body.code).toBe("state-differs");
  });

  it("can be given again, and a code that was taken back is good for nothing", async () => {
    expect((await hanako.send("POST", of(clinic, "/oversight-consents"), { code })).status).toBe(201);
    const { id } = (await jiro.send("POST", of(overseer, "/oversight-codes"), { name: "取り消すもの" })).body;
    const again = (await jiro.send("POST", of(overseer, "/oversight-codes"), { name: "もう1つ" })).body;
    await jiro.send("DELETE", of(overseer, `/oversight-codes/${again.id}`));
    expect(id).not.toBe(again.id);
    const told = await Promise.all([again.code, `${code}x`, "", code.replace(/.$/, "A").replace(/^.{8}/, "00000000")].map(async (wrong) => (await hanako.send("POST", of(clinic, "/oversight-consents/look"), { code: wrong })).body.code));
    expect(told).toEqual(Array(4).fill("link-spent"));
  });

  it("is for institutions and overseers only", async () => {
    expect((await jiro.send("POST", of(hospital, "/oversight-codes"), { name: "x" })).body.code).toBe("state-differs");
    expect((await jiro.send("POST", of(overseer, "/oversight-consents"), { code })).body.code).toBe("state-differs");
  });
});

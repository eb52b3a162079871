import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUp, startKaiji, type Json, type SignedIn, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string };
let base: string;

beforeAll(async () => {
  kaiji = await startKaiji();
  hanako = await setUp(kaiji);
  base = `/api/organizations/${hanako.organizationId}`;
}, 60_000);
afterAll(() => kaiji?.stop());

const post = async (path: string, body?: unknown): Promise<Json> => {
  const { status, body: answer } = await hanako.browser.send("POST", `${base}${path}`, body);
  if (status >= 300) throw new Error(`${path} ${status} ${JSON.stringify(answer)}`);
  return answer;
};

/** Somebody who has only the link. */
function guest(key: string) {
  const browser = kaiji.browser();
  return {
    get: () => browser.get("/api/answer", { "kaiji-link": key }),
    send: (method: string, path: string, body?: unknown) => browser.send(method, `/api/answer${path}`, body, { "kaiji-link": key }),
  };
}

/** A request on paper for a disclosure that is missing and for the open rows of another, and the key of its link. */
async function askProvider(name: string): Promise<{ id: string; key: string; own: readonly string[] }> {
  const provider = await post("/providers", { name, roles: ["manufacturer"] });
  const [record, images] = [await post("/systems", systemOf("電子カルテ", provider.id)), await post("/systems", systemOf("画像", provider.id))];
  await fileWorkbook(hanako.browser, hanako.organizationId, fixture("sample/sample-mds.xlsx"), "sample.xlsx", record.id);
  const { requests } = await post("/requests/propose", { providerIds: [provider.id] });
  const { items } = await post("/requests", { campaign: null, requests });
  const job = await post("/requests/send", { requestIds: [items[0].id] });
  await expect.poll(async () => (await hanako.browser.get(`${base}/jobs/${job.id}`)).body.content.state, { timeout: 10_000 }).toBe("done");
  const { address } = await post(`/requests/${items[0].id}/link`);
  return { id: items[0].id, key: address.split("#")[1], own: [provider.id, record.id, images.id] };
}

function systemOf(name: string, providerId: string) {
  return { name, kind: "electronic-record", delivery: "on-premise", providers: [{ providerId, role: "manufacturer" }] };
}

describe("a provider's own organization", () => {
  it("keeps what it was asked and answered, apart from the institution, and opens it again until the links are taken back", async () => {
    const organization = async (name: string, kind: string): Promise<string> => (await hanako.browser.send("POST", "/api/organizations", { name, kind })).body.organizationId;
    const [maker, other] = [await organization("控えのサンプル（架空）", "provider"), await organization("よその販売店（架空）", "dealer")];
    const own = `/api/organizations/${maker}/given-answers`;
    const { id, key, own: theirs } = await askProvider("控えのサンプル（架空）");
    const keep = (path = own, link = key) => hanako.browser.send("POST", path, undefined, { "kaiji-link": link });
    const first = await keep();
    expect([first.status, first.body.content]).toEqual([201, expect.objectContaining({ name: "さくら診療所", toName: "控えのサンプル（架空）", state: "sent", submittedAt: null, answeredRows: 0, fileNames: [] })]);
    const provider = guest(key);
    const { rows } = (await provider.get()).body;
    for (const { key: row } of rows) await provider.send("PUT", "/items", { key: row, answer: "no", remark: "次の版で対応します。" });
    await provider.send("POST", "/files?name=mds.xlsx", fixture("excel/appendix-like-order.xlsx"));
    await provider.send("POST", "/submit", { name: "鈴木 一郎", isAll: true });
    const second = await keep();
    expect([second.body.id, second.body.version]).toEqual([first.body.id, 2]);
    expect(second.body.content).toMatchObject({ state: "answered", submittedBy: "鈴木 一郎", askedRows: rows.length, answeredRows: rows.length, askedDisclosures: 1, fileNames: ["mds.xlsx"] });
    const kept = (await hanako.browser.get(`${own}/${first.body.id}/document`)).body;
    expect(kept.rows.map((row: Json) => [row.key, row.ask, row.answer, row.remark, row.state])).toEqual(rows.map((row: Json) => [row.key, row.ask, "no", "次の版で対応します。", "submitted"]));
    expect(kept.files).toEqual([expect.objectContaining({ name: "mds.xlsx", state: "quarantined", forms: [expect.objectContaining({ form: "mds" })] })]);
    for (const secret of [...theirs, key.split(".")[2] ?? ""]) expect(JSON.stringify([second.body, kept])).not.toContain(secret);
    // It is the provider's, and nobody else's; both trails know.
    expect((await hanako.browser.get(`${base}/given-answers`)).body.items).toEqual([]);
    expect((await hanako.browser.get(`/api/organizations/${other}/given-answers/${first.body.id}`)).status).toBe(404);
    expect((await hanako.browser.get(`/api/organizations/${other}/given-answers/${first.body.id}/document`)).status).toBe(404);
    expect((await hanako.browser.send("POST", `/api/organizations/${other}/given-answers/${first.body.id}/open`)).status).toBe(404);
    expect((await hanako.browser.get(`/api/organizations/${maker}/audit?subjectId=${first.body.id}`)).body.items.map((entry: Json) => entry.action)).toEqual(expect.arrayContaining(["given_answer.create", "given_answer.change"]));
    expect((await hanako.browser.get(`${base}/audit?action=request-link.keep`)).body.items[0]).toMatchObject({ via: "link", subjectId: id, after: { keptBy: "控えのサンプル（架空）" } });
    // An institution keeps nothing of the kind, and a link that is none opens nothing.
    expect((await keep(`${base}/given-answers`)).body.code).toBe("state-differs");
    expect((await keep(own, `${key}x`)).body.code).toBe("link-spent");
    const open = () => hanako.browser.send("POST", `${own}/${first.body.id}/open`);
    const again = (await open()).body.key;
    expect(again).not.toBe(key);
    expect((await guest(again).get()).body).toMatchObject({ toName: "控えのサンプル（架空）", state: "answered" });
    await hanako.browser.send("DELETE", `${base}/requests/${id}/link`);
    expect((await open()).body.code).toBe("link-spent");
    const { address } = await post(`/requests/${id}/link`);
    expect((await keep(own, address.split("#")[1])).body.version).toBe(3);
    expect((await open()).status).toBe(200);
    await post(`/requests/${id}/close`, {});
    expect((await open()).body.code).toBe("link-spent");
    expect((await hanako.browser.get(`${own}/${first.body.id}/document`)).body.rows).toHaveLength(rows.length);
  }, 30_000);
});

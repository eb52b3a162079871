import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvDisclosure, type InventedDisclosure } from "../../fixtures/csv-disclosure.ts";
import { setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook } from "./api-setup-records.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const itemsOf = (form: string) => library.criteriaSets[0]!.criteria.filter((criterion) => criterion.form === form).flatMap(({ items }) => items);
/** Items that stand in one row alone, and that by themselves. */
const single = (form: string) => library.criteriaSets[0]!.criteria.filter((criterion) => criterion.form === form && criterion.items.length === 1 && itemsOf(form).filter((item) => item === criterion.items[0]).length === 1).flatMap(({ items }) => items);

let kaiji: TestKaiji;
let organizationId: string;
let base: string;
let hanako: Browser;

beforeAll(async () => {
  kaiji = await startKaiji();
  const first = await setUp(kaiji);
  organizationId = first.organizationId;
  hanako = first.browser;
  base = `/api/organizations/${organizationId}`;
}, 60_000);
afterAll(() => kaiji?.stop());

const made = (form: "mds" | "sds", more: Partial<InventedDisclosure> = {}) => csvDisclosure({ form, on: "2026-05-01", items: itemsOf(form), rest: "はい", ...more });
const newSystem = async (name: string, more: object = {}): Promise<string> => (await hanako.send("POST", `${base}/systems`, { name, kind: "electronic-record", delivery: "on-premise", ...more })).body.id;
const list = async (path: string): Promise<Json[]> => (await hanako.get(`${base}/${path}`)).body.items;
const findingsOf = async (systemId: string): Promise<Json[]> => (await list("findings?limit=500")).filter((one) => one.content.systemId === systemId);
const openOf = async (systemId: string): Promise<Json[]> => (await findingsOf(systemId)).filter((one) => one.content.state !== "closed");
const matrixOf = async (systemId: string): Promise<Json[]> => (await hanako.get(`${base}/matrix`)).body.rows.filter((row: Json) => row.systemId === systemId);
const of = async (id: string): Promise<Json> => (await hanako.get(`${base}/disclosures/${id}`)).body;
const send = (method: string, record: Json, path: string, body?: unknown) => hanako.send(method, `${base}/disclosures/${record.id}${path}`, body, { "if-match": `"${record.version}"` });

describe("one original for several systems", () => {
  const [no = "", odd = ""] = single("mds");
  let east: string;
  let west: string;
  let first: Json;

  it("counts for each with a judgement and findings of its own, without a second upload", async () => {
    [east, west] = [await newSystem("電子カルテ 東館"), await newSystem("電子カルテ 西館")];
    const bytes = made("mds", { answers: { [no]: "いいえ", [odd]: "どちらともいえない（架空）" } });
    first = (await fileWorkbook(hanako, organizationId, bytes, "mds.csv", east))[0].disclosure;
    const also = (await hanako.send("POST", `${base}/disclosures/${first.id}/also`, { systemIds: [west, east, west] })).body;
    expect([also.items.map((one: Json) => [one.content.systemId, one.content.sha256, one.content.isCurrent]), also.skipped]).toEqual([[[west, first.content.sha256, true]], [east]]);
    expect(await matrixOf(west)).toEqual([expect.objectContaining({ form: "mds", statuses: (await matrixOf(east))[0].statuses })]);
    expect((await findingsOf(west)).map((one) => one.content.criterionId)).toEqual((await findingsOf(east)).map((one) => one.content.criterionId));
    const standing = (await list("standings")).at(-1);
    expect([standing.disclosures, standing.byForm.mds["not-met"]]).toEqual([2, 2]);
    expect((await hanako.get(`${base}/files/${first.content.sha256}`)).status).toBe(200);
    expect((await hanako.send("POST", `${base}/disclosures/${first.id}/also`, { systemIds: ["00000000-0000-7000-8000-00000000abcd"] })).status).toBe(404);
  });

  it("is treated for each by itself", async () => {
    const [here] = await openOf(east);
    expect((await hanako.send("PUT", `${base}/findings/${here.id}`, { treatment: { kind: "not-relevant", reason: "東館では使わない", owner: "山田" } }, { "if-match": `"${here.version}"` })).status).toBe(200);
    expect((await openOf(west)).map((one) => one.content.state)).toEqual((await openOf(west)).map(() => "open"));
  });

  it("what a person read in the original holds for all", async () => {
    const row = `mds-${odd}`;
    const status = async (systemId: string) => (await openOf(systemId)).find((one) => one.content.criterionId === row)?.content.status;
    expect([await status(east), await status(west)]).toEqual(["unanswered", "unanswered"].map(() => expect.any(String)));
    expect((await hanako.send("POST", `${base}/disclosures/${first.id}/readings`, { item: odd, answer: "yes", reason: "電話で確かめた" })).status).toBe(200);
    expect([await status(east), await status(west)]).toEqual([undefined, undefined]);
    const third = await newSystem("電子カルテ 南館");
    await hanako.send("POST", `${base}/disclosures/${first.id}/also`, { systemIds: [third] });
    expect(await status(third)).toBeUndefined();
  });

  it("is a double where it counts already, and stays where it is when it is filed for another", async () => {
    const bytes = made("mds", { answers: { [no]: "いいえ", [odd]: "どちらともいえない（架空）" } });
    const before = (await list("disclosures")).length;
    for (const systemId of [east, west, null]) expect((await fileWorkbook(hanako, organizationId, bytes, "again.csv", systemId))[0].isDouble).toBe(true);
    expect((await list("disclosures")).length).toBe(before);
    const north = await newSystem("電子カルテ 北館");
    const [filed] = await fileWorkbook(hanako, organizationId, bytes, "north.csv", north);
    expect([filed.isDouble, filed.disclosure.content.systemId, (await matrixOf(east)).length]).toEqual([false, north, 1]);
  });

  it("goes from one without going from the others", async () => {
    expect((await send("DELETE", await of(first.id), "")).status).toBe(200);
    expect([(await matrixOf(east)).length, (await matrixOf(west)).length, (await openOf(east)).length]).toEqual([0, 1, 0]);
    expect((await openOf(west)).length).toBeGreaterThan(0);
  });
});

describe("two disclosures of one form, for one system", () => {
  const [no = "", other = ""] = single("sds");
  const names = { service: "架空クラウド株式会社", care: "架空保守株式会社" };
  let systemId: string;
  let service: Json;
  let care: Json;

  it("are both needed where another company maintains a cloud service remotely; each is asked of its own provider", async () => {
    const provider = async (name: string): Promise<string> => (await hanako.send("POST", `${base}/providers`, { name, roles: [], email: "x@provider.example.jp" })).body.id;
    const [serviceId, careId] = [await provider(names.service), await provider(names.care)];
    systemId = await newSystem("予約サービス", { delivery: "cloud", hasRemoteMaintenance: true, providers: [{ providerId: serviceId, role: "service-provider" }, { providerId: careId, role: "maintenance" }] });
    const proposed = (await hanako.send("POST", `${base}/requests/propose`, { systemIds: [systemId] })).body.requests;
    expect(proposed.map((one: Json) => [one.toName, one.disclosures.map((asked: Json) => [asked.form, asked.part, asked.systemName])])).toEqual([
      [names.service, [["sds", null, "予約サービス"]]],
      [names.care, [["sds", "remote-maintenance", "予約サービス（遠隔保守）"]]],
    ]);
  });

  it("count at once, each judged, with findings of its own", async () => {
    service = (await fileWorkbook(hanako, organizationId, made("sds", { answers: { [no]: "いいえ" } }), "service.csv", systemId))[0].disclosure;
    expect((await hanako.send("POST", `${base}/requests/propose`, { systemIds: [systemId] })).body.requests.map((one: Json) => [one.toName, one.disclosures.length]).toSorted()).toEqual([[names.service, 0], [names.care, 1]].toSorted());
    const loose = (await fileWorkbook(hanako, organizationId, made("sds", { on: "2026-06-01", name: "遠隔保守（架空）", answers: { [no]: "いいえ", [other]: "いいえ" } }), "care.csv", null))[0].disclosure;
    care = (await send("PUT", loose, "/system", { systemId, part: "remote-maintenance" })).body;
    expect([(await of(service.id)).content.isCurrent, care.content.isCurrent, care.content.part]).toEqual([true, true, "remote-maintenance"]);
    expect((await matrixOf(systemId)).map(({ part, disclosureId }) => [part, disclosureId])).toEqual([[null, service.id], ["remote-maintenance", care.id]]);
    const rows = (await openOf(systemId)).map((one) => [one.content.part, one.content.criterionId]);
    expect(rows.toSorted()).toEqual([[null, `sds-${no}`], ["remote-maintenance", `sds-${no}`], ["remote-maintenance", `sds-${other}`]].toSorted());
    const cell = (await hanako.get(`${base}/disclosures/${care.id}/row?criterion=${encodeURIComponent(`sds-${no}`)}`)).body;
    expect(cell.finding.content).toMatchObject({ part: "remote-maintenance", disclosureId: care.id });
    const proposed = (await hanako.send("POST", `${base}/requests/propose`, { systemIds: [systemId] })).body.requests;
    expect(proposed.map((one: Json) => [one.toName, one.disclosures.length, one.rows.length]).toSorted()).toEqual([[names.care, 0, 2], [names.service, 0, 1]].toSorted());
  });

  it("are each replaced by a newer one of the same part, and by no other", async () => {
    const newer = (await fileWorkbook(hanako, organizationId, made("sds", { on: "2026-07-01", answers: { [no]: "はい" } }), "service-2.csv", systemId))[0].disclosure;
    expect([(await of(service.id)).content.isCurrent, newer.content.isCurrent, (await of(care.id)).content.isCurrent]).toEqual([false, true, true]);
    expect((await openOf(systemId)).map((one) => one.content.part)).toEqual(["remote-maintenance", "remote-maintenance"]);
    // Taken for the system itself after all, it is the older one; its findings are over.
    const moved = (await send("PUT", await of(care.id), "/system", { systemId, part: null })).body;
    expect([moved.content.isCurrent, await openOf(systemId)]).toEqual([false, []]);
    const back = (await send("PUT", moved, "/system", { systemId, part: "remote-maintenance" })).body;
    expect([back.content.isCurrent, (await openOf(systemId)).length]).toEqual([true, 2]);
    expect((await send("DELETE", back, "")).status).toBe(200);
    expect([(await matrixOf(systemId)).length, await openOf(systemId)]).toEqual([1, []]);
  });

  it("keep what was decided when the part is named later", async () => {
    const id = await newSystem("院内システム", { hasRemoteMaintenance: true });
    const sds = (await fileWorkbook(hanako, organizationId, made("sds", { on: "2026-08-01", answers: { [no]: "いいえ" } }), "late.csv", id))[0].disclosure;
    const [finding] = await openOf(id);
    await hanako.send("PUT", `${base}/findings/${finding.id}`, { treatment: { kind: "not-relevant", reason: "使わない", owner: "山田" } }, { "if-match": `"${finding.version}"` });
    await send("PUT", await of(sds.id), "/system", { systemId: id, part: "remote-maintenance" });
    expect((await openOf(id)).map(({ id: kept, content }) => [kept, content.part, content.treatment.reason])).toEqual([[finding.id, "remote-maintenance", "使わない"]]);
  });
});

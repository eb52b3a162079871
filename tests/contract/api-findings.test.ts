import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { csvDisclosure, type InventedAnswers } from "../../fixtures/csv-disclosure.ts";
import { joinAs, setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const ITEMS = library.criteriaSets[0]!.criteria.filter(({ form }) => form === "mds").flatMap(({ items }) => items);
/** Rows of one item each. */
const SINGLE = library.criteriaSets[0]!.criteria.filter(({ form, items }) => form === "mds" && items.length === 1 && items[0] !== "4.1").flatMap(({ items }) => items).slice(0, 2);
const COMPOSITE = "mds-30.1+31.1";
const DAY_MS = 86_400_000;
const mixed = { "30.1": "はい", "31.1": ["いいえ", "写真は撮らない"] } as const;

let kaiji: TestKaiji;
let organizationId: string;
let base: string;
let hanako: Browser;
let approver: Browser;
let editor: Browser;
let auditor: Browser;
let systemId: string;
let day = 0;

beforeAll(async () => {
  kaiji = await startKaiji();
  const first = await setUp(kaiji);
  organizationId = first.organizationId;
  hanako = first.browser;
  base = `/api/organizations/${organizationId}`;
  approver = (await joinAs(kaiji, hanako, organizationId, "approver")).browser;
  editor = (await joinAs(kaiji, hanako, organizationId, "editor")).browser;
  auditor = (await joinAs(kaiji, hanako, organizationId, "auditor")).browser;
}, 60_000);
afterAll(() => kaiji?.stop());
beforeEach(async () => {
  await setNeedsApproval(true);
  systemId = (await hanako.send("POST", `${base}/systems`, { name: `システム ${day}`, kind: "x", delivery: "on-premise" })).body.id;
});

/** Files an MDS that is はい everywhere but where `answers` says otherwise; each is newer than the one before. */
async function file(answers: InventedAnswers): Promise<Json> {
  const on = new Date(Date.parse("2026-01-01T00:00:00Z") + day++ * DAY_MS).toISOString().slice(0, 10);
  const [filed] = await fileWorkbook(editor, organizationId, csvDisclosure({ form: "mds", on, items: ITEMS, rest: "はい", answers }), `mds-${day}.csv`, systemId);
  return filed;
}

async function findings(): Promise<Record<string, Json>> {
  const { items } = (await hanako.get(`${base}/findings?limit=500`)).body;
  return Object.fromEntries(items.filter((one: Json) => one.content.systemId === systemId).map((one: Json) => [one.content.criterionId, one]));
}

async function findingOf(criterion: string): Promise<Json> {
  return (await findings())[criterion];
}

const send = (browser: Browser, method: string, finding: Json, verb: string, body: Json) => browser.send(method, `${base}/findings/${finding.id}${verb}`, body, { "if-match": `"${finding.version}"` });

async function setNeedsApproval(needsApproval: boolean, strictRows: string[] = []) {
  const { version, body } = await hanako.get(base).then(({ body: found, headers }) => ({ version: headers.get("etag") ?? "", body: found }));
  expect((await hanako.send("PUT", base, { name: body.name, settings: { ...body.settings, needsApproval, strictRows } }, { "if-match": version })).status).toBe(204);
}

const accepted = { kind: "accepted-risk", reason: "閉じた網だけで使う", owner: "山田 花子", expiresOn: "2027-03-31", likelihood: 1, impact: 2 };

describe("the life of a finding", () => {
  it("asked, answered, treated, approved by another, closed: each step once, and nothing out of turn", async () => {
    await file({ "4.1": ["いいえ", "ICカードで代替"] });
    let finding = await findingOf("mds-4.1");
    expect(finding.content).toMatchObject({ state: "open", status: "not-met", answers: [{ item: "4.1", answer: "no", remarks: ["ICカードで代替"], source: expect.stringMatching(/!/) }] });
    expect((await send(approver, "POST", finding, "/approve", {})).body.code).toBe("state-differs");
    finding = (await send(editor, "PUT", finding, "", { state: "asked", owner: "情報係", dueOn: "2026-12-10" })).body;
    expect(finding.content).toMatchObject({ state: "asked", owner: "情報係", dueOn: "2026-12-10", treatment: null });
    finding = (await send(editor, "PUT", finding, "", { state: "answered" })).body;
    expect((await send(editor, "PUT", finding, "", { state: "treated" })).body.errors[0].path).toBe("treatment");
    finding = (await send(editor, "PUT", finding, "", { treatment: { kind: "provider-alternative", reason: "ICカード", owner: "情報係" } })).body;
    expect(finding.content.state).toBe("treated");
    expect((await send(editor, "PUT", finding, "", { state: "asked" })).body.code).toBe("state-differs");
    expect((await send(editor, "POST", finding, "/close", {})).body.code).toBe("state-differs");
    expect((await send(editor, "POST", finding, "/approve", {})).body.code).toBe("not-permitted");
    finding = (await send(approver, "POST", finding, "/approve", { note: "確認" })).body;
    expect(finding.content).toMatchObject({ state: "approved", approval: { byName: "approver 太郎", note: "確認" } });
    // Evidence is added without taking the approval away; another treatment takes it away.
    finding = (await send(editor, "PUT", finding, "", { evidence: [{ title: "写真", url: "https://example.jp/x" }] })).body;
    expect(finding.content).toMatchObject({ state: "approved", evidence: [{ title: "写真" }] });
    const again = (await send(editor, "PUT", finding, "", { treatment: accepted })).body;
    expect(again.content).toMatchObject({ state: "treated", approval: null });
    const approved = (await send(approver, "POST", again, "/approve", {})).body;
    finding = (await send(editor, "POST", approved, "/close", { note: "済み" })).body;
    expect(finding.content).toMatchObject({ state: "closed", closedBecause: "done", closing: { byName: "editor 太郎" } });
    expect((await send(editor, "PUT", finding, "", { note: "x" })).body.code).toBe("state-differs");
    finding = (await send(editor, "POST", finding, "/reopen", { reason: "構成が変わった" })).body;
    expect(finding.content).toMatchObject({ state: "open", reopenedBecause: "by-hand", treatment: { kind: "accepted-risk" }, approval: null });
    const history = (await auditor.get(`${base}/findings/${finding.id}/history`)).body.items;
    expect(history.map((entry: Json) => entry.personName).slice(0, 3)).toEqual(["editor 太郎", "editor 太郎", "approver 太郎"]);
    expect(history[0]).toMatchObject({ before: { state: "closed" }, after: { state: "open" } });
  });

  it("stands in the trail by the row that it is about", async () => {
    await file({ "4.1": "いいえ" });
    const finding = await findingOf("mds-4.1");
    await send(hanako, "PUT", finding, "", { state: "asked" });
    const trail = (await hanako.get(`${base}/audit?subjectId=${finding.id}`)).body.items;
    expect(trail.map(({ action, subjectName }: Json) => [action, subjectName])).toEqual([["finding.change", "mds-4.1"], ["finding.create", "mds-4.1"]]);
  });

  it("closes on a decision alone when no second person is asked for", async () => {
    await setNeedsApproval(false);
    await file({ "4.1": "いいえ" });
    const treated = (await send(editor, "PUT", await findingOf("mds-4.1"), "", { treatment: accepted })).body;
    expect((await send(editor, "POST", treated, "/close", {})).body.content.state).toBe("closed");
  });

  it("nobody approves their own; an administrator neither", async () => {
    await file({ "4.1": "いいえ" });
    const treated = (await send(hanako, "PUT", await findingOf("mds-4.1"), "", { treatment: accepted })).body;
    expect((await send(hanako, "POST", treated, "/approve", {})).body.code).toBe("own-two-eyes");
    expect((await send(auditor, "PUT", treated, "", { note: "x" })).body.code).toBe("not-permitted");
  });

  it.each([
    [{ ...accepted, expiresOn: undefined }, "treatment.expiresOn"],
    [{ ...accepted, impact: undefined }, "treatment.likelihood"],
    [{ kind: "replacement", reason: "更改", owner: "x" }, "treatment.dueOn"],
    [{ kind: "rulebook-clause", reason: "x", owner: "x" }, "treatment.clauseId"],
    [{ kind: "rulebook-clause", reason: "x", owner: "x", clauseId: "00000000-0000-7000-8000-00000000abcd" }, "treatment.clauseId"],
    [{ kind: "combined-product", reason: "x", owner: "x" }, "treatment.combinedWith"],
    [{ ...accepted, isTwoFactorGrace: true }, "treatment.isTwoFactorGrace"],
  ])("a treatment must be whole: %#", async (treatment, path) => {
    await file({ "4.2": "いいえ" });
    const { status, body } = await send(editor, "PUT", Object.values(await findings())[0], "", { treatment });
    expect([status, body.errors.map((one: Json) => one.path)]).toEqual([400, expect.arrayContaining([path])]);
  });

  it("the grace for two factors is there for the rows that know it, with the renewal's date", async () => {
    await file({ "4.1": "いいえ", "4.2": "いいえ" });
    const replacement = { kind: "replacement", reason: "次の更改で対応できる事業者を選ぶ", owner: "x", dueOn: "2028-03-31", isTwoFactorGrace: true };
    const all = await findings();
    expect((await send(editor, "PUT", all["mds-4.1"], "", { treatment: replacement })).body.content.treatment).toMatchObject({ isTwoFactorGrace: true });
    const other = Object.values(all).find((one: Json) => one.content.criterionId !== "mds-4.1");
    expect((await send(editor, "PUT", other, "", { treatment: replacement })).body.errors[0].path).toBe("treatment.isTwoFactorGrace");
  });

  it("evidence is a file that is kept here, or a link of the web", async () => {
    await file({ "4.1": "いいえ" });
    const finding = await findingOf("mds-4.1");
    const evidence = await hanako.send("POST", `${base}/files?name=policy.xlsx`, fixture("sample/sample-mds.xlsx"));
    const good = { title: "規程", sha256: evidence.body.sha256, effectiveOn: "2026-04-01", expiresOn: "2027-03-31" };
    for (const [bad, path] of [[{ title: "x" }, "evidence.0.url"], [{ title: "x", sha256: "0".repeat(64) }, "evidence.0.sha256"], [{ title: "x", url: "javascript:alert(1)" }, "evidence.0.url"], [{ ...good, url: "https://x.example" }, "evidence.0.url"]] as const)
      expect((await send(editor, "PUT", finding, "", { evidence: [bad] })).body.errors[0].path).toBe(path);
    expect((await send(editor, "PUT", finding, "", { evidence: [good] })).body.content.evidence).toEqual([good]);
  });
});

describe("a newer disclosure", () => {
  const approve = async (treatment: Json = accepted) => {
    const treated = (await send(editor, "PUT", await findingOf("mds-4.1"), "", { treatment })).body;
    return (await send(approver, "POST", treated, "/approve", {})).body;
  };

  it("keeps the work on the same answer, closes what holds now, and reopens what was answered otherwise", async () => {
    await file({ "4.1": "いいえ" });
    await approve();
    await file({ "4.1": "いいえ", "4.2": "いいえ" });
    expect((await findingOf("mds-4.1")).content.state).toBe("approved");
    await file({ "4.1": "ICカード" });
    expect((await findingOf("mds-4.1")).content).toMatchObject({ state: "open", status: "needs-judgement", reopenedBecause: "status-changed", reopenedFrom: "approved", approval: null });
    await file({ "4.1": "はい" });
    expect((await findingOf("mds-4.1")).content).toMatchObject({ state: "closed", closedBecause: "newer-disclosure" });
    expect((await send(editor, "POST", await findingOf("mds-4.1"), "/reopen", { reason: "x" })).body.code).toBe("state-differs");
    await file({ "4.1": "" });
    expect((await findingOf("mds-4.1")).content).toMatchObject({ state: "open", status: "unanswered", reopenedBecause: "no-longer-met" });
  });

  it("reopens an alternative when the remark that it stands in has changed", async () => {
    await file({ "4.1": ["いいえ", "ICカードで代替"] });
    await approve({ kind: "provider-alternative", reason: "ICカード", owner: "x" });
    await file({ "4.1": ["いいえ", "代替はない"] });
    expect((await findingOf("mds-4.1")).content).toMatchObject({ state: "open", reopenedBecause: "remark-changed", answers: [{ remarks: ["代替はない"] }] });
  });

  it("that is removed gives the place back to the one before, and nothing is left when none is held", async () => {
    const older = await file({ "4.1": "いいえ" });
    const newer = await file({ "4.1": "はい" });
    expect((await findingOf("mds-4.1")).content.state).toBe("closed");
    const path = `${base}/disclosures/${newer.disclosure.id}`;
    const removed = await editor.send("DELETE", path, undefined, { "if-match": `"${(await editor.get(path)).body.version}"` });
    expect((await findingOf("mds-4.1")).content).toMatchObject({ state: "open", disclosureId: older.disclosure.id });
    expect((await editor.get(`${base}/disclosures/${older.disclosure.id}`)).body.content.isCurrent).toBe(true);
    await editor.send("POST", `${path}/restore`, undefined, { "if-match": `"${removed.body.version}"` });
    expect((await findingOf("mds-4.1")).content.state).toBe("closed");
    for (const { disclosure } of [newer, older]) {
      const at = `${base}/disclosures/${disclosure.id}`;
      const now = (await editor.get(at)).body;
      await editor.send("PUT", `${at}/system`, { systemId: null }, { "if-match": `"${now.version}"` });
    }
    expect((await findingOf("mds-4.1")).content).toMatchObject({ state: "closed", closedBecause: "disclosure-removed" });
  });
});

describe("a row that needs judgement", () => {

  it("is decided with a reason by one and approved by another; the judgement is made anew, and the earlier one stays", async () => {
    const { disclosure } = await file(mixed);
    const evaluation = async () => (await hanako.get(`${base}/disclosures/${disclosure.id}/evaluation`)).body.rows.find((row: Json) => row.criterion === COMPOSITE);
    expect(await evaluation()).toMatchObject({ status: "needs-judgement", code: "mixed" });
    let finding = await findingOf(COMPOSITE);
    expect((await send(editor, "POST", finding, "/decide", { status: "met", reason: " " })).status).toBe(400);
    finding = (await send(editor, "POST", finding, "/decide", { status: "met", reason: "写真は使わない" })).body;
    expect(finding.content).toMatchObject({ state: "treated", decision: { status: "met", byName: "editor 太郎" } });
    expect((await evaluation()).status).toBe("needs-judgement");
    finding = (await send(approver, "POST", finding, "/approve", {})).body;
    expect(finding.content).toMatchObject({ state: "closed", closedBecause: "decided" });
    expect(await evaluation()).toMatchObject({ status: "met", code: "decided", because: expect.stringContaining("写真は使わない") });
    const cell = (await hanako.get(`${base}/disclosures/${disclosure.id}/row?criterion=${encodeURIComponent(COMPOSITE)}`)).body;
    expect(cell).toMatchObject({ status: "met", decision: { byName: "editor 太郎", approvedByName: "approver 太郎" }, answers: [{ item: "30.1", answer: "yes" }, { item: "31.1", answer: "no", remarks: ["写真は撮らない"] }], finding: { id: finding.id } });
  });

  it("nobody approves their own decision", async () => {
    await file(mixed);
    const decided = (await send(approver, "POST", await findingOf(COMPOSITE), "/decide", { status: "met", reason: "x" })).body;
    expect((await send(approver, "POST", decided, "/approve", {})).body.code).toBe("own-two-eyes");
  });

  it("carries its decision to the next disclosure on the same answers, and asks again on others", async () => {
    await setNeedsApproval(false);
    await file(mixed);
    expect((await send(editor, "POST", await findingOf(COMPOSITE), "/decide", { status: "not-applicable", reason: "紙がない" })).body.content.state).toBe("closed");
    const next = await file({ ...mixed, "4.1": "いいえ" });
    expect((await findingOf(COMPOSITE)).content.state).toBe("closed");
    expect((await hanako.get(`${base}/disclosures/${next.disclosure.id}/row?criterion=${encodeURIComponent(COMPOSITE)}`)).body.decision).toMatchObject({ reason: "紙がない", carriedFrom: expect.any(String) });
    await file({ "30.1": "いいえ", "31.1": "はい" });
    expect((await findingOf(COMPOSITE)).content).toMatchObject({ state: "open", status: "needs-judgement", reopenedBecause: "no-longer-met" });
  });

  it("that is decided not to hold is a finding like others; the decision can be taken back", async () => {
    await setNeedsApproval(false);
    await file(mixed);
    let finding = (await send(editor, "POST", await findingOf(COMPOSITE), "/decide", { status: "not-met", reason: "撮ることがある" })).body;
    expect(finding.content).toMatchObject({ state: "open", status: "not-met" });
    expect((await send(editor, "POST", finding, "/decide", { status: "met", reason: "x" })).body.code).toBe("state-differs");
    finding = (await send(editor, "POST", finding, "/withdraw-decision", undefined)).body;
    expect(finding.content).toMatchObject({ state: "open", status: "needs-judgement" });
    expect((await send(editor, "POST", finding, "/withdraw-decision", undefined)).body.code).toBe("state-differs");
  });

  it("comes out stricter when the institution reads it so; everything is judged anew, and back again", async () => {
    const { disclosure } = await file(mixed);
    const until = async (status: string) => {
      for (let tries = 0; tries < 400; tries++) {
        if ((await findingOf(COMPOSITE)).content.status === status) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never ${status}`);
    };
    await setNeedsApproval(true, [COMPOSITE]);
    await until("not-met");
    expect((await findingOf(COMPOSITE)).content).toMatchObject({ isStrict: true, state: "open" });
    expect((await hanako.get(`${base}/disclosures/${disclosure.id}/row?criterion=${encodeURIComponent(COMPOSITE)}`)).body).toMatchObject({ isStrict: true, status: "not-met" });
    await setNeedsApproval(true, []);
    await until("needs-judgement");
    expect((await findingOf(COMPOSITE)).content.isStrict).toBe(false);
    // Every disclosure of the tests before is judged anew twice, in the background.
  }, 60_000);
});

describe("many at once", () => {
  it("get the same treatment, owner and day; what was approved is left alone; undone they are as before", async () => {
    await file({ "4.1": "いいえ", "1": "いいえ", "30.1": "いいえ" });
    const before = await findings();
    const approved = (await send(approver, "POST", (await send(editor, "PUT", before["mds-4.1"], "", { treatment: accepted })).body, "/approve", {})).body;
    const asked = (await send(editor, "PUT", before["mds-1"] ?? Object.values(before).at(-1), "", { state: "asked", owner: "以前の担当" })).body;
    const list = Object.values(await findings()).map(({ id, version }) => ({ id, version }));
    const bulk = (await editor.send("POST", `${base}/finding-changes`, { findings: list, change: { treatment: { ...accepted, owner: "情報係" }, dueOn: "2026-12-24" } })).body;
    expect([bulk.changed.length, bulk.skipped]).toEqual([list.length - 1, [{ id: approved.id, code: "state-differs" }]]);
    expect((await findingOf(asked.content.criterionId)).content).toMatchObject({ state: "treated", dueOn: "2026-12-24", treatment: { owner: "情報係", byName: "editor 太郎" } });
    const undone = (await editor.send("POST", `${base}/finding-changes/${bulk.id}/undo`)).body;
    expect(undone.changed.length).toBe(list.length - 1);
    expect((await findingOf(asked.content.criterionId)).content).toEqual(asked.content);
    expect((await editor.send("POST", `${base}/finding-changes/${bulk.id}/undo`)).status).toBe(404);
  });
});

describe("many approvals at once", () => {
  it("approve treatments and decisions of others; one's own, what waits for nothing and what has changed are refused one by one", async () => {
    const filed = await file({ ...mixed, "4.1": "いいえ", ...Object.fromEntries(SINGLE.map((item) => [item, "いいえ"])) });
    const all = await findings();
    const [ownRow = "", openRow = ""] = SINGLE.map((item) => `mds-${item}`);
    const treat = async (who: Browser, criterion: string) => (await send(who, "PUT", all[criterion], "", { treatment: accepted })).body;
    const others = await treat(editor, "mds-4.1");
    const own = await treat(approver, ownRow);
    const decided = (await send(editor, "POST", all[COMPOSITE], "/decide", { status: "met", reason: "写真は使わない" })).body;
    const open = all[openRow];
    const chosen = [decided, others, own, open, { ...others, version: 99 }].map(({ id, version }) => ({ id, version }));
    const approve = (who: Browser, list: readonly Json[]) => who.send("POST", `${base}/finding-approvals`, { findings: list, note: "まとめて確認" });
    expect((await approve(editor, chosen)).body.code).toBe("not-permitted");
    const { body } = await approve(approver, chosen);
    expect(body.changed.map((one: Json) => [one.id, one.content.state])).toEqual([[decided.id, "closed"], [others.id, "approved"]]);
    expect(body.skipped).toEqual([{ id: others.id, code: "record-changed" }, { id: own.id, code: "own-two-eyes" }, { id: open.id, code: "state-differs" }]);
    expect((await findingOf("mds-4.1")).content).toMatchObject({ state: "approved", approval: { byName: "approver 太郎", note: "まとめて確認" } });
    expect((await findingOf(ownRow)).content).toMatchObject({ state: "treated", approval: null });
    const cell = (await hanako.get(`${base}/disclosures/${filed.disclosure.id}/row?criterion=${encodeURIComponent(COMPOSITE)}`)).body;
    expect([cell.status, cell.decision.approvedByName]).toEqual(["met", "approver 太郎"]);
    // The same once more approves nothing.
    expect((await approve(approver, chosen)).body.changed).toEqual([]);
    expect((await approve(hanako, [await findingOf(ownRow)].map(({ id, version }) => ({ id, version })))).body.changed).toHaveLength(1);
  });
});

describe("the passing of time", () => {
  it("takes up an accepted risk after its last day, and keeps a line for every day that changed something", async () => {
    await file({ "4.1": "いいえ" });
    const treated = (await send(editor, "PUT", await findingOf("mds-4.1"), "", { treatment: { ...accepted, expiresOn: new Date(kaiji.now() + 40 * DAY_MS + 9 * 3_600_000).toISOString().slice(0, 10) } })).body;
    await send(approver, "POST", treated, "/approve", {});
    // A session does not last that long; a token does.
    const { token } = (await hanako.send("POST", `${base}/api-tokens`, { name: "連携", scope: "write", days: 90 })).body;
    const bare = kaiji.browser();
    const program: Browser = { ...bare, get: (path) => bare.get(path, as), send: (method, path, body) => bare.send(method, path, body, as) };
    const as = { authorization: `Bearer ${token}` };
    kaiji.pass(40 * DAY_MS);
    expect((await program.send("POST", `${base}/ended-findings`)).body.reopened).toBe(0);
    kaiji.pass(DAY_MS);
    expect((await program.send("POST", `${base}/ended-findings`)).body.reopened).toBe(1);
    const found = (await program.get(`${base}/findings?limit=500`)).body.items.find((one: Json) => one.id === treated.id);
    expect(found.content).toMatchObject({ state: "open", reopenedBecause: "acceptance-ended", reopenedFrom: "approved", treatment: { kind: "accepted-risk" } });
    const [first] = (await program.get(`${base}/standings`)).body.items;
    await fileWorkbook(program, organizationId, csvDisclosure({ form: "mds", on: "2026-11-01", items: ITEMS, rest: "はい" }), "later.csv", systemId);
    const { items } = (await program.get(`${base}/standings`)).body;
    expect(items.length).toBe(2);
    expect(items[0]).toEqual(first);
    expect(items[1].byForm.mds["not-met"]).toBe(first.byForm.mds["not-met"] - 1);
    expect(items[1].byForm.mds.met).toBe(first.byForm.mds.met + 1);
    kaiji.pass(-41 * DAY_MS);
  });
});

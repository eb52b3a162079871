import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RulebookOutline } from "@kaiji/domain";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

const outline = JSON.parse(readFileSync(fileURLToPath(new URL("../../rulebooks/gl-7.0-outsourced/outline.json", import.meta.url)), "utf8")) as RulebookOutline;
const outlineClauses = outline.parts.flatMap((part) => [
  { number: part.number, title: part.title.ja, isChapter: true },
  ...part.clauses.map(({ number, title, text, covers }) => ({ number, title: title.ja, text: text.ja, covers })),
]);

let kaiji: TestKaiji;
let browser: Browser;
let editor: Browser;
let base: string;
let organizationId: string;

beforeAll(async () => {
  kaiji = await startKaiji();
  const hanako = await setUp(kaiji);
  ({ browser, organizationId } = hanako);
  base = `/api/organizations/${organizationId}`;
  editor = (await joinAs(kaiji, browser, organizationId, "editor")).browser;
}, 60_000);
afterAll(() => kaiji?.stop());

const clauses = async (): Promise<Json[]> => (await browser.get(`${base}/clauses?limit=500`)).body.items;
const bytesOf = async (path: string) => {
  const response = await fetch(new URL(path, kaiji.url), { headers: { cookie: `kaiji_session=${browser.cookies.get("kaiji_session")}` } });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};

describe("answers to the compliance items", () => {
  const answer = { itemId: "gl-7.0-7-2", status: "partial", owner: "山田 花子", targetOn: "2027-03-31", evidence: [{ title: "台帳", kind: "ledger", link: "https://example.jp/台帳", receivedOn: "2026-11-01" }] };

  it("are kept with the set that they were given to, and changed by the version that was seen", async () => {
    const saved = await browser.send("PUT", `${base}/compliance-answers`, { answers: [{ ...answer, version: null }, { itemId: "gl-7.0-9-5", status: "not-applicable", reason: "院内にサーバーはない", version: null }] });
    expect([saved.status, saved.body.items.map((item: Json) => [item.version, item.content.setId, item.content.status])]).toEqual([200, [[1, "gl-7.0-compliance-items", "partial"], [1, "gl-7.0-compliance-items", "not-applicable"]]]);
    const again = { answers: [{ ...answer, status: "done", version: 1 }] };
    expect((await editor.send("PUT", `${base}/compliance-answers`, again)).body.items[0].version).toBe(2);
    for (const version of [1, null]) expect((await browser.send("PUT", `${base}/compliance-answers`, { answers: [{ ...answer, version }] })).body.code).toBe("record-changed");
    expect((await browser.get(`${base}/compliance-answers`)).body.items).toHaveLength(2);
  });

  it.each<[string, Json, string]>([
    ["対象外 where the guideline knows no case", { itemId: "gl-7.0-4.1-2", status: "not-applicable", reason: "小さい", version: null }, "answers.0.status"],
    ["対象外 without a reason", { itemId: "gl-7.0-7-6", status: "not-applicable", version: null }, "answers.0.reason"],
    ["an item that is not there", { itemId: "gl-7.0-99-1", status: "done", version: null }, "answers.0.itemId"],
    ["a link that runs", { itemId: "gl-7.0-7-6", status: "done", evidence: [{ title: "x", link: "javascript:alert(1)" }], version: null }, "answers.0.evidence.0.link"],
  ])("%s is refused, and nothing of the request is kept", async (_, wrong, path) => {
    const { status, body } = await browser.send("PUT", `${base}/compliance-answers`, { answers: [wrong, { itemId: "gl-7.0-1.1-1", status: "done", version: null }] });
    expect([status, body.errors[0].path]).toEqual([400, path]);
    expect((await browser.get(`${base}/compliance-answers`)).body.items).toHaveLength(2);
  });
});

describe("an import", () => {
  it("finds clauses in a file, keeps nothing of it, and refuses what is no document", async () => {
    const text = new TextEncoder().encode("さくら診療所 運用管理規程\n第1条（目的）安全を保つ。\n第2条（責任者）院長とする。\n");
    const read = await browser.send("POST", `${base}/rulebook-readings?name=rules.txt`, text);
    expect(read.body).toMatchObject({ kind: "text", numbering: "articles", clauses: [{ number: "第1条", title: "目的" }, { number: "第2条", title: "責任者" }], leftover: [{ text: "さくら診療所 運用管理規程", because: "before-first-clause" }] });
    expect(await clauses()).toEqual([]);
    const refused = await browser.send("POST", `${base}/rulebook-readings?name=mds.xlsx`, fixture("sample/sample-mds.xlsx"));
    expect([refused.status, refused.body.params, refused.body.errors[0].message]).toEqual([422, { reason: "not-a-rulebook" }, expect.stringContaining(".docx")]);
  });

  it("is taken over, undone, and what was there comes back", async () => {
    const own = (await browser.send("POST", `${base}/clauses`, { number: "第1条", title: "前からある条" })).body;
    const made = await browser.send("POST", `${base}/rulebook-imports`, { source: { kind: "outline", name: outline.id }, clauses: outlineClauses, leftover: [], replaces: true });
    expect([made.status, made.body.content.added.length, made.body.content.removed]).toEqual([201, outlineClauses.length, [own.id]]);
    const kept = await clauses();
    expect(kept.map(({ content }) => content.number)).toEqual(outlineClauses.map(({ number }) => number));
    expect(kept[1].content.order).toBe(2000);
    // A clause that was changed since stays.
    await browser.send("PUT", `${base}/clauses/${kept[1].id}`, { ...kept[1].content, text: "直した。" }, { "if-match": '"1"' });
    const undone = await browser.send("POST", `${base}/rulebook-imports/${made.body.id}/undo`, undefined, { "if-match": '"1"' });
    expect(undone.body.content).toMatchObject({ state: "undone", kept: [kept[1].id] });
    expect((await clauses()).map(({ id }) => id)).toEqual([own.id, kept[1].id]);
    expect((await browser.send("POST", `${base}/rulebook-imports/${made.body.id}/undo`, undefined, { "if-match": '"2"' })).body.code).toBe("state-differs");
    for (const { id, version } of await clauses()) await browser.send("DELETE", `${base}/clauses/${id}`, undefined, { "if-match": `"${version}"` });
  });
});

describe("revisions", () => {
  it("are numbered, approved by those who may, never changed, and compared clause by clause", async () => {
    const empty = await browser.send("POST", `${base}/rulebook-revisions`, { title: "運用管理規程", inForceOn: "2026-12-01", approvedBy: "院長" });
    expect(empty.status).toBe(400);
    await browser.send("POST", `${base}/rulebook-imports`, { source: { kind: "outline", name: outline.id }, clauses: outlineClauses });
    const revision = { title: "運用管理規程", inForceOn: "2026-12-01", approvedBy: "院長 山田花子" };
    expect((await editor.send("POST", `${base}/rulebook-revisions`, revision)).body.code).toBe("not-permitted");
    const key = { "idempotency-key": randomUUID() };
    const [first, repeated] = [await browser.send("POST", `${base}/rulebook-revisions`, revision, key), await browser.send("POST", `${base}/rulebook-revisions`, revision, key)];
    expect([first.body.content.number, first.body.content.clauseCount, repeated.body.id]).toEqual([1, outlineClauses.length, first.body.id]);
    const [, second, third] = await clauses();
    await browser.send("PUT", `${base}/clauses/${second.id}`, { ...second.content, text: "新しい目的。" }, { "if-match": '"1"' });
    await browser.send("DELETE", `${base}/clauses/${third.id}`, undefined, { "if-match": '"1"' });
    const changes = (await browser.get(`${base}/rulebook-revisions/${first.body.id}/changes`)).body.items;
    expect(changes.map(({ kind, fields, before }: Json) => [kind, fields, before.id])).toEqual([["changed", ["text"], second.id], ["removed", [], third.id]]);
    const next = await browser.send("POST", `${base}/rulebook-revisions`, { ...revision, inForceOn: "2027-04-01", note: "目的を直した" });
    expect(next.body.content).toMatchObject({ number: 2, added: 0, changed: 1, removed: 1, madeBy: "山田 花子" });
    expect((await browser.get(`${base}/rulebook-revisions/${first.body.id}/clauses`)).body.items[1].text).toBe(second.content.text);
    expect((await browser.get(`${base}/rulebook-revisions/${first.body.id}/changes?to=${next.body.id}`)).body.items).toHaveLength(2);
    expect((await browser.get(`${base}/rulebook-revisions/${randomUUID()}/clauses`)).status).toBe(404);
    expect((await browser.send("PUT", `${base}/rulebook-revisions/${first.body.id}`, revision, { "if-match": '"1"' })).status).toBe(405);
  });

  it("two at the same time have two numbers", async () => {
    const made = await Promise.all([1, 2].map(() => browser.send("POST", `${base}/rulebook-revisions`, { title: "規程", inForceOn: "2027-04-02", approvedBy: "院長" })));
    expect(made.map(({ body }) => body.content.number).toSorted()).toEqual([3, 4]);
  });
});

describe("a clause that a finding rests on", () => {
  it("is not taken out unasked, by itself or by an import", async () => {
    const system = (await browser.send("POST", `${base}/systems`, { name: "外来カルテ", kind: "electronic-record", delivery: "on-premise" })).body;
    await fileWorkbook(browser, organizationId, fixture("sample/sample-mds.xlsx"), "見本.xlsx", system.id);
    const finding = (await browser.get(`${base}/findings?limit=1`)).body.items[0];
    const clause = (await browser.send("POST", `${base}/clauses`, { number: "第99条", title: "離席", text: "画面をロックする。" })).body;
    await browser.send("PUT", `${base}/findings/${finding.id}`, { state: "treated", treatment: { kind: "rulebook-clause", clauseId: clause.id, reason: "条項で補う", owner: "山田" } }, { "if-match": `"${finding.version}"` });
    const refused = await browser.send("DELETE", `${base}/clauses/${clause.id}`, undefined, { "if-match": '"1"' });
    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([409, "clause-in-use", [{ path: `findings.${finding.id}`, message: finding.content.criterionId }]]);
    const replacing = { source: { kind: "file", name: "x.docx" }, clauses: [{ number: "1", title: "一" }], replaces: true };
    expect((await browser.send("POST", `${base}/rulebook-imports`, replacing)).body.code).toBe("clause-in-use");
    expect((await browser.send("POST", `${base}/rulebook-imports`, { ...replacing, evenIfUsed: true })).status).toBe(201);
    const removed = (await browser.get(`${base}/clauses/${clause.id}`)).body;
    await browser.send("POST", `${base}/clauses/${clause.id}/restore`, undefined, { "if-match": `"${removed.version}"` });
    expect((await browser.send("DELETE", `${base}/clauses/${clause.id}?evenIfUsed=true`, undefined, { "if-match": `"${removed.version + 1}"` })).status).toBe(200);
  });
});

describe("the papers", () => {
  it("the rulebook comes as Word, the draft and a revision", async () => {
    const revision = (await browser.get(`${base}/rulebook-revisions`)).body.items[0];
    for (const [path, name, words] of [[`${base}/rulebook.docx`, "運用管理規程_案.docx", "案（承認前）"], [`${base}/rulebook.docx?revision=${revision.id}`, "運用管理規程_第1版.docx", "院長 山田花子"]] as const) {
      const { response, bytes } = await bytesOf(path);
      expect(decodeURIComponent(response.headers.get("content-disposition") ?? "")).toContain(name);
      expect(strFromU8(unzipSync(bytes)["word/document.xml"]!)).toContain(words);
    }
    expect((await browser.get(`${base}/rulebook.docx?revision=${randomUUID()}`)).status).toBe(404);
  });

  it("a revision says for good how the items stood on its day, also after an answer has changed", async () => {
    const made = await browser.send("POST", `${base}/rulebook-revisions`, { title: "規程", inForceOn: "2027-05-01", approvedBy: "院長" });
    const annex = async () => strFromU8(unzipSync((await bytesOf(`${base}/rulebook.docx?revision=${made.body.id}`)).bytes)["word/document.xml"]!).split("未着手").length;
    const before = await annex();
    const answered = await browser.send("PUT", `${base}/compliance-answers`, { answers: [{ itemId: "gl-7.0-11-2", status: "done", version: null }] });
    expect(answered.status).toBe(200);
    expect(await annex()).toBe(before);
    const draft = strFromU8(unzipSync((await bytesOf(`${base}/rulebook.docx`)).bytes)["word/document.xml"]!).split("未着手").length;
    expect(draft).toBe(before - 1);
  });

  it("the compliance items come as CSV and Excel, all 52 with everything that is kept", async () => {
    const csv = (await browser.get(`${base}/compliance-items.csv`)).body as string;
    expect(csv.match(/\r\n(?=\d)/g)).toHaveLength(52);
    for (const words of ["院内にサーバーはない", "https://example.jp/", "2027-03-31"]) expect(csv).toContain(words);
    const { bytes } = await bytesOf(`${base}/compliance-items.xlsx`);
    expect(strFromU8(unzipSync(bytes)["xl/sharedStrings.xml"]!)).toContain("院内にサーバーはない");
  });
});

import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { FormPack } from "@kaiji/domain";
import { learnWorkbook } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newEditionQuestions, CHANGES, sdsWorkbook } from "../../fixtures/learn/new-edition.ts";
import { fileWorkbook } from "./api-setup-records.ts";
import { joinAs, setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const questions = newEditionQuestions();
const blank = sdsWorkbook(CHANGES.guideline, questions, {}, `Ver.${CHANGES.edition}`);
const filled = sdsWorkbook(CHANGES.guideline, questions, Object.fromEntries(questions.map(([number]) => [number, "はい"])), `Ver.${CHANGES.edition}`);

let kaiji: TestKaiji;
let hanako: Browser;
let jiro: Browser;
let sakura: string;
let momiji: string;
let pack: FormPack;
let kept: Json;

beforeAll(async () => {
  kaiji = await startKaiji();
  ({ browser: hanako, organizationId: sakura } = await setUp(kaiji));
  ({ browser: jiro } = await joinAs(kaiji, hanako, sakura, "administrator", "jiro@example.jp"));
  momiji = (await jiro.send("POST", "/api/organizations", { name: "もみじ病院", kind: "institution" })).body.organizationId;
  const learned = await learnWorkbook(blank, { name: "様式.xlsx" }, library, (bytes) => Promise.resolve(createHash("sha256").update(bytes).digest("hex")));
  if (!learned.ok) throw new Error(JSON.stringify(learned.refusal));
  pack = learned.value[0]!;
}, 60_000);
afterAll(() => kaiji?.stop());

const at = (organizationId: string) => `/api/organizations/${organizationId}/form-packs`;

describe("forms that an organization has learned", () => {
  it("are read by their title alone before that, and judge nothing", async () => {
    const [item] = await fileWorkbook(hanako, sakura, filled, "前.xlsx");
    expect(item.disclosure.content.edition).toBeNull();
  });

  it("are kept once, however often they are taught, and the trail says by whom", async () => {
    const first = await hanako.send("POST", at(sakura), pack);
    expect([first.status, first.body.content.packId, first.body.content.items]).toEqual([201, pack.id, questions.length]);
    const again = await hanako.send("POST", at(sakura), { ...pack, learnedFrom: { ...pack.learnedFrom, file: "別の名前.xlsx" } });
    expect([again.status, again.body.id, again.body.version]).toEqual([200, first.body.id, 1]);
    kept = first.body;
    const { items } = (await hanako.get(at(sakura))).body;
    expect(items.map((item: Json) => item.content.hash)).toEqual([pack.hash]);
    const trail = (await hanako.get(`/api/organizations/${sakura}/audit`)).body.items.filter((entry: Json) => entry.action.startsWith("form_pack."));
    expect(trail.map((entry: Json) => [entry.action, entry.personName, entry.subjectName])).toEqual([["form_pack.create", "山田 花子", pack.title]]);
  });

  it("come back as the file that was taught", async () => {
    const file = await hanako.get(`${at(sakura)}/${kept.id}/file`);
    expect(file.body).toEqual(pack);
    expect(file.headers.get("content-disposition")).toBe(`attachment; filename="${pack.id}.json"`);
  });

  it("are used for the organization's own disclosures, and for nobody else's", async () => {
    const [own] = await fileWorkbook(hanako, sakura, sdsWorkbook(CHANGES.guideline, questions, Object.fromEntries(questions.map(([number]) => [number, "対象外"])), `Ver.${CHANGES.edition}`), "後.xlsx");
    expect(own.disclosure.content.edition).toBe(CHANGES.edition);
    expect(own.counts["not-applicable"]).toBeGreaterThan(40);
    const [other] = await fileWorkbook(jiro, momiji, filled, "前.xlsx");
    expect(other.disclosure.content.edition).toBeNull();
    expect((await jiro.get(at(momiji))).body.items).toEqual([]);
    expect((await jiro.get(`${at(momiji)}/${kept.id}/file`)).status).toBe(404);
  });

  it("are refused when their content is not what their hash says", async () => {
    const altered = { ...pack, items: pack.items.map((item, i) => (i === 0 ? { ...item, wording: "書き換えた文" } : item)) };
    const { status, body } = await hanako.send("POST", at(sakura), altered);
    expect([status, body.code, body.errors[0].path]).toEqual([400, "invalid-request", "hash"]);
  });

  it("take a decision about the edition before, by the version that it was based on", async () => {
    const map = { ...pack.map!, lines: pack.map!.lines.map((line) => ({ ...line, accepted: false })) };
    expect((await hanako.send("PUT", `${at(sakura)}/${kept.id}/map`, { map }, { "if-match": '"9"' })).status).toBe(412);
    expect((await hanako.send("PUT", `${at(sakura)}/${kept.id}/map`, { map }, { "if-match": '"1"' })).status).toBe(200);
    const [item] = await fileWorkbook(hanako, sakura, sdsWorkbook(CHANGES.guideline, questions, Object.fromEntries(questions.map(([number]) => [number, "いいえ"])), `Ver.${CHANGES.edition}`), "三度目.xlsx");
    expect(item.counts["not-met"]).toBe(0);
    expect((await hanako.get(`${at(sakura)}/${kept.id}/file`)).body.map).toEqual(map);
  });

  it("are forgotten and put back; teaching a forgotten one again is putting it back", async () => {
    expect((await hanako.send("DELETE", `${at(sakura)}/${kept.id}`, undefined, { "if-match": '"2"' })).status).toBe(200);
    expect((await hanako.get(at(sakura))).body.items).toEqual([]);
    const back = await hanako.send("POST", at(sakura), pack);
    expect([back.status, back.body.id]).toEqual([200, kept.id]);
    expect((await hanako.get(at(sakura))).body.items.length).toBe(1);
  });

  it("give another content of one edition an id of its own", async () => {
    const learned = await learnWorkbook(sdsWorkbook(CHANGES.guideline, questions.slice(0, 100), {}, `Ver.${CHANGES.edition}`), { name: "様式.xlsx" }, library, (bytes) => Promise.resolve(createHash("sha256").update(bytes).digest("hex")));
    if (!learned.ok) expect.fail();
    const { status, body } = await hanako.send("POST", at(sakura), learned.value[0]!);
    expect([status, body.content.packId]).toEqual([201, `${pack.id}-r2`]);
  });
});

import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD, codeOf, setUp, startKaiji, type Browser, type Json, type Reply, type SignedIn, type TestKaiji } from "./api-setup.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string };
let base: string;
let smtp: SMTPServer;
const letters: { to: string; text: string }[] = [];
const DAY = 86_400_000;

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? "", text: decoded(Buffer.concat(chunks).toString("utf8")) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  kaiji = await startKaiji({ mail: { url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, from: "kaiji@clinic.example.jp" }, isBehindProxy: true });
  hanako = await setUp(kaiji);
  base = `/api/organizations/${hanako.organizationId}`;
}, 60_000);
afterAll(async () => {
  await kaiji?.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

/** The body of a letter as its reader sees it. */
function decoded(mail: string): string {
  const [head = "", ...body] = mail.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
  if (/quoted-printable/i.test(head)) return Buffer.from(text.replaceAll(/=\r\n/g, "").replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1").toString("utf8");
  return text;
}

async function until<T>(look: () => Promise<T | null | undefined | false> | T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await sleep(50);
  }
  throw new Error("it did not come");
}

const post = async (path: string, body?: unknown): Promise<Json> => {
  const { status, body: answer } = await hanako.browser.send("POST", `${base}${path}`, body);
  if (status >= 300) throw new Error(`${path} ${status} ${JSON.stringify(answer)}`);
  return answer;
};
/** Days go by; the session does not outlive them. */
async function days(count: number): Promise<void> {
  kaiji.pass(count * DAY);
  await hanako.browser.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD });
  await hanako.browser.send("POST", "/api/sign-in/code", { code: codeOf(hanako.secret, kaiji.now()) });
}

const detail = async (id: string): Promise<Json> => (await hanako.browser.get(`${base}/requests/${id}/detail`)).body;

/** Somebody who has only the link. */
function guest(key: string, address = "203.0.113.7") {
  const headers = { "kaiji-link": key, "x-forwarded-for": address };
  const browser: Browser = kaiji.browser();
  return {
    get: (path = "") => browser.get(`/api/answer${path}`, headers),
    send: (method: string, path: string, body?: unknown): Promise<Reply> => browser.send(method, `/api/answer${path}`, body, headers),
  };
}

/** The same content twice would be one disclosure. */
const FORMS = ["sample/sample-mds.xlsx", "excel/date-dots.xlsx", "excel/date-dashes.xlsx", "excel/date-kanji.xlsx", "excel/date-heisei.xlsx", "excel/date-reiwa.xlsx", "excel/date-slashes.xlsx", "excel/date-reiwa-short.xlsx", "excel/cover-and-history-sheets.xlsx"];
let used = 0;

/** A provider with one system, a disclosure with open rows, and another system whose disclosure is missing. */
async function clinic(email: string | undefined, name = "株式会社サンプル（架空）"): Promise<{ providerId: string; systemId: string; missingId: string }> {
  const provider = await post("/providers", { name, roles: ["manufacturer"], ...(email === undefined ? {} : { email }) });
  const system = (label: string) => post("/systems", { name: label, kind: "electronic-record", delivery: "on-premise", providers: [{ providerId: provider.id, role: "manufacturer" }] });
  const [record, images] = [await system(`電子カルテ ${name}`), await system(`画像 ${name}`)];
  await fileWorkbook(hanako.browser, hanako.organizationId, fixture(FORMS[used++] ?? ""), "sample.xlsx", record.id);
  return { providerId: provider.id, systemId: record.id, missingId: images.id };
}

/** Proposes, keeps and sends everything for one provider. @returns the request's id and, by mail, the key of the link in its letter */
async function sendTo(providerId: string, changes: object = {}): Promise<{ id: string; key: string }> {
  const proposed = await post("/requests/propose", { providerIds: [providerId] });
  const made = await post("/requests", { campaign: "年末の一斉依頼", requests: [{ ...proposed.requests[0], ...changes }] });
  const id: string = made.items[0].id;
  const job = await post("/requests/send", { requestIds: [id] });
  await until(async () => (await hanako.browser.get(`${base}/jobs/${job.id}`)).body.content.state === "done");
  if (made.items[0].content.by === "print") return { id, key: "" };
  const to = made.items[0].content.toEmail;
  const letter = await until(() => letters.findLast((one) => one.to === to && one.text.includes("/answer#")));
  return { id, key: /\/answer#(\S+)/.exec(letter.text)?.[1] ?? "" };
}

describe("a request to a provider", () => {
  let made: { providerId: string; systemId: string; missingId: string };
  let id: string;
  let key: string;

  it("is one letter for everything missing, by mail, and its findings are asked", async () => {
    made = await clinic("maker@provider.example.jp");
    const proposed = await post("/requests/propose", {});
    expect(proposed.requests).toHaveLength(1);
    const [draft] = proposed.requests;
    expect(draft.disclosures).toEqual([expect.objectContaining({ systemId: made.missingId, form: "mds" })]);
    const open = (await hanako.browser.get(`${base}/findings?limit=500`)).body.items;
    expect(draft.rows.filter((row: Json) => row.findingId !== null).map((row: Json) => row.findingId).toSorted()).toEqual(open.map((one: Json) => one.id).toSorted());
    expect(open.length).toBeGreaterThan(2);
    ({ id, key } = await sendTo(made.providerId, { subject: "直した件名", opening: "直した書き出しです。" }));
    const letter = letters.at(-1)?.text ?? "";
    expect(letter).toContain("直した書き出しです。");
    expect(letter).toContain("製造業者による医療情報セキュリティ開示書");
    expect((await hanako.browser.get(`${base}/findings?limit=500`)).body.items.every((one: Json) => one.content.state === "asked")).toBe(true);
    // Nothing that is asked for already is proposed again.
    expect((await post("/requests/propose", {})).requests).toEqual([]);
  }, 30_000);

  it("is never proposed to a provider that was removed: the system is told as having nobody to ask", async () => {
    const { providerId, missingId } = await clinic(undefined, "外したサンプル（架空）");
    const { version } = (await hanako.browser.get(`${base}/providers/${providerId}`)).body;
    expect((await hanako.browser.send("DELETE", `${base}/providers/${providerId}`, undefined, { "if-match": `"${version}"` })).status).toBe(200);
    const proposed = await post("/requests/propose", { systemIds: [missingId] });
    expect([proposed.requests, proposed.withoutProvider.map((one: Json) => one.id)]).toEqual([[], [missingId]]);
    expect((await hanako.browser.get(`${base}/overview`)).body.withoutProvider).toBeGreaterThan(0);
    await hanako.browser.send("POST", `${base}/providers/${providerId}/restore`, undefined, { "if-match": `"${version + 1}"` });
    expect((await post("/requests/propose", { systemIds: [missingId] })).requests).toHaveLength(1);
  }, 30_000);

  it("keeps the secret nowhere but in the letter", async () => {
    const secret = key.split(".")[2] ?? "";
    expect(secret).toHaveLength(43);
    const everything = JSON.stringify([(await detail(id)), (await hanako.browser.get(`${base}/messages?limit=500`)).body, (await hanako.browser.get(`${base}/audit?limit=500`)).body, (await hanako.browser.get(`${base}/jobs?limit=500`)).body]);
    expect(everything).not.toContain(secret);
    expect(everything).toContain("request-link.create");
  });

  it("shows the provider what is asked and nothing else of the institution", async () => {
    const view = (await guest(key).get()).body;
    expect(Object.keys(view).toSorted()).toEqual(["closing", "disclosures", "dueOn", "expiresOn", "files", "institution", "limits", "opening", "rows", "state", "subject", "talk", "toName", "waitUntil"]);
    expect(view).toMatchObject({ institution: "さくら診療所", subject: "直した件名", state: "sent", files: [] });
    for (const own of [hanako.organizationId, made.providerId, made.systemId, made.missingId]) expect(JSON.stringify(view)).not.toContain(own);
    expect((await detail(id)).request.content.openedAt).not.toBeNull();
    const { items } = (await hanako.browser.get(`${base}/audit?action=request-link.open`)).body;
    expect(items[0]).toMatchObject({ via: "link", address: "203.0.113.7", personName: "株式会社サンプル（架空）" });
  });

  it("is answered item by item, left, continued and handed in; a いいえ needs its remark", async () => {
    const provider = guest(key);
    const { rows } = (await provider.get()).body;
    const [first, second, ...rest] = rows;
    expect((await provider.send("PUT", "/items", { key: first.key, answer: "yes", remark: "" })).status).toBe(204);
    expect((await provider.send("PUT", "/items", { key: second.key, answer: "no", remark: "" })).status).toBe(204);
    expect((await guest(key, "198.51.100.9").get()).body.rows[0].answer).toBe("yes");
    const early = await provider.send("POST", "/submit", { name: "鈴木", isAll: true });
    expect(early.status).toBe(400);
    expect(early.body.errors.map((one: Json) => one.path)).toContain(second.key);
    const part = await provider.send("POST", "/submit", { name: "鈴木", isAll: false, waitUntil: "2027-03-31", note: "残りは3月に" });
    expect(part.body).toEqual({ submitted: 1, left: rows.length - 1 });
    expect((await detail(id)).request.content).toMatchObject({ state: "sent", waitUntil: "2027-03-31" });
    for (const row of [second, ...rest]) await provider.send("PUT", "/items", { key: row.key, answer: row === second ? "no" : "yes", remark: row === second ? "ICカードで代えています。" : "" });
    expect((await provider.send("PUT", "/items", { key: "something else", answer: "yes", remark: "" })).status).toBe(404);
  });

  it("takes files into quarantine: nobody gets them before they are accepted", async () => {
    const provider = guest(key);
    const bytes = fixture("excel/appendix-like-order.xlsx");
    const sent = await provider.send("POST", "/files?name=%E9%96%8B%E7%A4%BA%E6%9B%B8.xlsx", bytes);
    expect(sent.body).toMatchObject({ state: "quarantined", isRead: true, forms: ["mds"] });
    const again = await provider.send("POST", "/files?name=again.xlsx", bytes);
    expect(again.body.id).toBe(sent.body.id);
    const [file] = (await detail(id)).files;
    expect((await hanako.browser.get(`${base}/files/${file.content.sha256}`)).status).toBe(404);
    expect((await hanako.browser.send("POST", `${base}/disclosures`, { sha256: file.content.sha256, fileName: "x.xlsx" })).status).toBe(404);
  });

  it.each([
    ["a program", Buffer.from("MZ\u0090\u0000".padEnd(600, "\u0001"), "latin1"), "setup.xlsx", 422],
    ["an empty file", Buffer.alloc(0), "empty.xlsx", 422],
    ["a locked workbook", fixture("excel/bad/password-protected.xlsx"), "locked.xlsx", 422],
    ["more than it takes", Buffer.alloc(20 * 1024 * 1024 + 1), "large.xlsx", 413],
  ])("does not take %s", async (_, bytes, name, status) => {
    const before = (await detail(id)).files.length;
    expect((await guest(key).send("POST", `/files?name=${name}`, new Uint8Array(bytes))).status).toBe(status);
    expect((await detail(id)).files).toHaveLength(before);
  });

  it("is handed in whole, and the institution accepts: the words stay with the finding, the file is filed", async () => {
    const provider = guest(key);
    const whole = await provider.send("POST", "/submit", { name: "鈴木 一郎", isAll: true });
    expect(whole.status).toBe(200);
    const before = await detail(id);
    expect(before.request.content).toMatchObject({ state: "answered", submittedBy: "鈴木 一郎" });
    const replies = async () => (await hanako.browser.get(`${base}/overview`)).body.replies;
    expect(await replies()).toBe(1);
    const [fileId, sha256] = [before.files[0].id, before.files[0].content.sha256];
    const accepted = await post(`/requests/${id}/answers/accept`, {});
    expect(accepted.count).toBe(before.answers.length);
    const no = before.answers.find((one: Json) => one.content.answer === "no");
    const finding = (await hanako.browser.get(`${base}/findings/${no.content.key}`)).body.content;
    expect(finding).toMatchObject({ state: "answered", providerAnswer: { answer: "no", remark: "ICカードで代えています。", by: "鈴木 一郎", provider: "株式会社サンプル（架空）", requestId: id } });
    expect(finding.note).toMatch(/株式会社サンプル（架空）の回答.*いいえ：ICカードで代えています。/);
    // What the provider confirmed is taken as a treatment that names its source; what it denied is not.
    const yes = before.answers.find((one: Json) => one.content.answer === "yes" && !one.content.key.includes("/"));
    const take = async (findingId: string) => {
      const { version } = (await hanako.browser.get(`${base}/findings/${findingId}`)).body;
      return hanako.browser.send("PUT", `${base}/findings/${findingId}`, { treatment: { kind: "provider-answer", reason: "書面で確認した", owner: "山田" } }, { "if-match": `"${version}"` });
    };
    expect((await take(no.content.key)).body.errors[0].path).toBe("treatment.kind");
    expect((await take(yes.content.key)).body.content).toMatchObject({ state: "treated", treatment: { kind: "provider-answer", source: { answer: "yes", by: yes.content.by, requestId: id } } });
    expect((await provider.send("PUT", "/items", { key: no.content.key, answer: "yes", remark: "" })).body.code).toBe("state-differs");
    const filed = await post(`/requests/${id}/files/${fileId}/accept`, { systemId: made.missingId });
    expect(filed.disclosureIds).toHaveLength(1);
    expect(await replies()).toBe(0);
    expect((await hanako.browser.get(`${base}/disclosures/${filed.disclosureIds[0]}`)).body.content).toMatchObject({ systemId: made.missingId, sha256 });
    expect((await hanako.browser.get(`${base}/files/${sha256}`)).status).toBe(200);
    expect((await hanako.browser.send("POST", `${base}/requests/${id}/files/${fileId}/accept`, {})).body.code).toBe("state-differs");
    const log = (await detail(id)).events.map((one: Json) => one.content.what);
    expect(log).toEqual(expect.arrayContaining(["made", "sent", "opened", "submitted", "wait-asked", "file-received", "answers-accepted", "file-accepted"]));
  });

  it("ends with its links: closed, revoked and expired ones are answered alike", async () => {
    const closed = await post(`/requests/${id}/close`, {});
    expect(closed.content.state).toBe("closed");
    const { status, body } = await guest(key, "203.0.113.50").get();
    expect([status, body.code]).toEqual([410, "link-spent"]);
  });
});

describe("a link", () => {
  it("that is wrong in any way is answered with the very same words, and guessing is slowed down", async () => {
    const { providerId } = await clinic("second@provider.example.jp", "第二サンプル（架空）");
    const { id, key } = await sendTo(providerId);
    const [organization = "", link = "", secret = ""] = key.split(".");
    const other = "00000000-0000-7000-8000-000000000009";
    const wrong = [undefined, "", "x", `${organization}.${link}.${"A".repeat(43)}`, `${organization}.${other}.${secret}`, `${other}.${link}.${secret}`, `00000000-0000-7000-8000-000000000001.${link}.${secret}`, `${key}x`];
    const answers = await Promise.all(wrong.map((one, each) => kaiji.browser().get("/api/answer", { ...(one === undefined ? {} : { "kaiji-link": one }), "x-forwarded-for": `192.0.2.${each}` })));
    const told = answers.map(({ status, body }) => ({ status, ...body, requestId: null }));
    for (const one of told) expect(one).toEqual(told[0]);
    expect(told[0]).toMatchObject({ status: 410, code: "link-spent" });
    // A key in the address is no key: nothing there reads it.
    expect((await kaiji.browser().get(`/api/answer?key=${key}`)).status).toBe(410);
    for (let tries = 0; tries < 20; tries++) await guest(`${organization}.${link}.${"B".repeat(43)}`, "192.0.2.99").get();
    expect((await guest(key, "192.0.2.99").get()).body.code).toBe("too-many-attempts");
    expect((await guest(key, "192.0.2.98").get()).status).toBe(200);
    expect((await hanako.browser.send("DELETE", `${base}/requests/${id}/link`)).body.count).toBeGreaterThan(0);
    expect((await guest(key, "192.0.2.97").get()).body.code).toBe("link-spent");
    await post(`/requests/${id}/close`, {});
  }, 30_000);

  it("opens one request and no other's files or items", async () => {
    const [one, two] = [await clinic("three@provider.example.jp", "第三サンプル（架空）"), await clinic("four@provider.example.jp", "第四サンプル（架空）")];
    const [third, fourth] = [await sendTo(one.providerId), await sendTo(two.providerId)];
    const sent = await guest(third.key).send("POST", "/files?name=a.xlsx", fixture("excel/appendix-like-order.xlsx"));
    expect((await guest(fourth.key).send("DELETE", `/files/${sent.body.id}`)).status).toBe(404);
    const [row] = (await guest(third.key).get()).body.rows;
    expect((await guest(fourth.key).send("PUT", "/items", { key: row.key, answer: "yes", remark: "" })).status).toBe(404);
    expect((await guest(third.key).send("DELETE", `/files/${sent.body.id}`)).status).toBe(204);
    expect((await guest(third.key).get()).body.files).toEqual([]);
    for (const { id } of [third, fourth]) await post(`/requests/${id}/close`, {});
  }, 30_000);

  it("on paper is opened with a short code; a wrong code and a spent one say the same", async () => {
    const { providerId } = await clinic(undefined, "紙のサンプル（架空）");
    const { id } = await sendTo(providerId);
    expect((await detail(id)).request.content).toMatchObject({ by: "print", state: "sent", letterOutAt: null });
    expect((await hanako.browser.send("POST", `${base}/requests/${id}/letter-sent`)).status).toBe(204);
    const marked = await detail(id);
    expect(kaiji.now() - Date.parse(marked.request.content.letterOutAt)).toBeLessThan(60_000);
    expect(marked.events.map(({ content }: Json) => content.what)).toContain("letter-out");
    const paper = await post(`/requests/${id}/link`);
    expect(paper.code).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    expect((await guest(paper.address.split("#")[1]).get()).status).toBe(200);
    const type = (code: string, address: string) => kaiji.browser().send("POST", "/api/answer/code", { code }, { "x-forwarded-for": address });
    const opened = await type(paper.code.toLowerCase().replaceAll("-", " "), "192.0.2.20");
    expect((await guest(opened.body.key).get()).body.toName).toBe("紙のサンプル（架空）");
    await hanako.browser.send("DELETE", `${base}/requests/${id}/link`);
    const told = [await type(paper.code, "192.0.2.21"), await type("AAAA-BBBB-CCCC-DDDD", "192.0.2.22"), await type("", "192.0.2.23")].map(({ status, body }) => [status, body.code, body.title]);
    for (const one of told) expect(one).toEqual([410, "link-spent", told[0]?.[2]]);
    for (let tries = 0; tries < 10; tries++) await type("AAAA-BBBB-CCCC-DDDD", "192.0.2.24");
    expect((await type("AAAA-BBBB-CCCC-DDDD", "192.0.2.24")).status).toBe(429);
    await post(`/requests/${id}/close`, {});
  }, 30_000);
});

describe("a dealer", () => {
  it("names the manufacturer; a new link goes out only after the institution has confirmed", async () => {
    const { providerId } = await clinic("dealer@provider.example.jp", "販売サンプル（架空）");
    const { id, key } = await sendTo(providerId);
    const dealer = guest(key);
    expect((await dealer.send("POST", "/forward", { name: "製造サンプル（架空）", email: "Factory@provider.example.jp", reason: "型番の持ち主です" })).status).toBe(204);
    expect((await detail(id)).request.content).toMatchObject({ state: "forwarding", forward: { email: "factory@provider.example.jp" } });
    expect(letters.some(({ to }) => to === "factory@provider.example.jp")).toBe(false);
    expect((await dealer.send("POST", "/submit", { name: "x", isAll: false })).body.code).toBe("state-differs");
    const next = await post(`/requests/${id}/forward`, { toName: "製造サンプル（架空）", toEmail: "factory@provider.example.jp" });
    expect(next.content).toMatchObject({ state: "sent", forwardedFrom: id });
    const letter = await until(() => letters.find(({ to }) => to === "factory@provider.example.jp"));
    await until(async () => (await detail(next.id)).request.content.letterOutAt !== null);
    const maker = guest(/\/answer#(\S+)/.exec(letter.text)?.[1] ?? "");
    expect((await maker.get()).body.toName).toBe("製造サンプル（架空）");
    expect((await dealer.get()).body.code).toBe("link-spent");
    expect((await detail(id)).request.content).toMatchObject({ state: "forwarded", forwardedTo: next.id });
    expect((await maker.send("POST", "/talk", { text: "版はどれですか。" })).status).toBe(204);
    await post(`/requests/${next.id}/talk`, { text: "版は2.1です。" });
    expect((await maker.get()).body.talk.map((one: Json) => [one.isOurs, one.text])).toEqual([[false, "版はどれですか。"], [true, "版は2.1です。"]]);
    await post(`/requests/${next.id}/close`, {});
  }, 30_000);
});

describe("a draft", () => {
  it("is changed before it goes out, by one person at a time, and not after; what is not there cannot be asked", async () => {
    const { providerId } = await clinic("draft@provider.example.jp", "下書きサンプル（架空）");
    const [proposed] = (await post("/requests/propose", { providerIds: [providerId] })).requests;
    const [made] = (await post("/requests", { campaign: null, requests: [proposed] })).items;
    const { providerId: _, ...draft } = proposed;
    const change = (body: object, version: number) => hanako.browser.send("PUT", `${base}/requests/${made.id}`, body, { "if-match": `"${version}"` });
    const [first, ...others] = draft.rows;
    expect((await change({ ...draft, subject: "一度直した件名", rows: others }, 1)).body.content.rows).toHaveLength(others.length);
    expect((await change({ ...draft, subject: "遅れた件名" }, 1)).body.code).toBe("record-changed");
    expect((await change({ ...draft, toEmail: null }, 2)).body.errors[0].path).toBe("toEmail");
    expect((await change({ ...draft, disclosures: [], rows: [] }, 2)).body.errors[0].path).toBe("rows");
    expect((await change({ ...draft, rows: [{ ...first, findingId: providerId }] }, 2)).body.errors[0].path).toBe("rows");
    await post("/requests/send", { requestIds: [made.id] });
    const letter = await until(() => letters.find(({ to }) => to === "draft@provider.example.jp"));
    expect(letter.text).toContain("一度直した件名");
    expect(letter.text).not.toContain(first.label);
    expect((await hanako.browser.get(`${base}/findings/${first.findingId}`)).body.content.state).toBe("open");
    expect((await change(draft, 3)).body.code).toBe("state-differs");
    await post(`/requests/${made.id}/close`, {});
    expect((await post(`/requests/${made.id}/reopen`)).content.state).toBe("sent");
    await post(`/requests/${made.id}/close`, {});
  }, 30_000);
});

describe("reminders", () => {
  it("go out once a day, before and after the due date, until the request is answered", async () => {
    const { providerId } = await clinic("late@provider.example.jp", "遅れサンプル（架空）");
    const dueOn = new Date(kaiji.now() + 5 * DAY).toISOString().slice(0, 10);
    const { id } = await sendTo(providerId, { dueOn });
    const got = () => letters.filter(({ to }) => to === "late@provider.example.jp").length;
    expect(got()).toBe(1);
    const sweep = async () => post("/reminders/today");
    await days(3);
    expect(await sweep()).toMatchObject({ isDone: false });
    expect(await sweep()).toMatchObject({ isDone: true, chased: 0 });
    await until(() => got() === 2);
    expect(letters.at(-1)?.text).toContain("が期限です");
    await days(4);
    await sweep();
    await until(() => got() === 3);
    const last = letters.findLast(({ to }) => to === "late@provider.example.jp")?.text ?? "";
    expect(last).toContain("期限を過ぎました");
    expect((await guest(/\/answer#(\S+)/.exec(last)?.[1] ?? "").get()).status).toBe(200);
    await post(`/requests/${id}/close`, {});
    await days(8);
    await sweep();
    await sleep(500);
    expect(got()).toBe(3);
    expect((await detail(id)).request.content.chasers.map((one: Json) => one.kind)).toEqual(["before", "after"]);
  }, 40_000);

  it("tell one's own people of renewals; switched off, they are silent", async () => {
    const renewalOn = new Date(kaiji.now() + 9 * 3_600_000 + DAY).toISOString().slice(0, 10);
    await post("/systems", { name: "更改するレセコン", kind: "claims", delivery: "on-premise", renewalOn, owner: "山田花子" });
    const organization = (await hanako.browser.get(base)).body;
    await days(1);
    expect((await post("/reminders/today")).reminded).toBe(1);
    const letter = await until(() => letters.find(({ to }) => to === "hanako@example.jp"));
    expect(letter.text).toContain("更改するレセコン");
    const changed = await hanako.browser.send("PUT", base, { name: organization.name, settings: { ...organization.settings, reminders: { isOn: false, daysBefore: 7 } } }, { "if-match": `"${organization.version}"` });
    expect(changed.status).toBe(204);
    await days(1);
    expect((await post("/reminders/today")).reminded).toBe(0);
  }, 30_000);
});

import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD, codeOf, enrol, joinAs, setUp, startKaiji, type Browser, type Json, type SignedIn, type TestKaiji } from "./api-setup.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string; personId: string };
let browser: Browser;
let base: string;

beforeAll(async () => {
  kaiji = await startKaiji();
  hanako = await setUp(kaiji);
  browser = hanako.browser;
  base = `/api/organizations/${hanako.organizationId}`;
}, 60_000);
afterAll(() => kaiji?.stop());

const minutes = (count: number) => count * 60_000;

/** Signs a person in anew. */
async function signIn(person: { secret: string }, email: string): Promise<Browser> {
  const entering = kaiji.browser();
  await entering.send("POST", "/api/sign-in", { email, password: PASSWORD });
  kaiji.pass(31_000);
  expect((await entering.send("POST", "/api/sign-in/code", { code: codeOf(person.secret, kaiji.now()) })).body).toEqual({ stage: "full" });
  return entering;
}

const idOf = async (who: Browser): Promise<string> => (await who.get("/api/me")).body.personId;
const versionOf = async (personId: string): Promise<string> => `"${(await browser.get(`${base}/members`)).body.items.find((item: Json) => item.personId === personId).version}"`;

describe("a stolen session", () => {
  it("ends when any of its earlier tokens comes back, however many exchanges later", async () => {
    const thief = await signIn(hanako, "hanako@example.jp");
    const robbed = thief.copy();
    for (let exchange = 0; exchange < 4; exchange++) {
      kaiji.pass(minutes(16));
      expect((await thief.get("/api/me")).status).toBe(200);
    }
    expect((await robbed.get("/api/me")).status).toBe(401);
    expect((await thief.get("/api/me")).status).toBe(401);
    hanako = { ...hanako, browser: await signIn(hanako, "hanako@example.jp") };
    browser = hanako.browser;
  });
});

describe("a session that somebody has taken", () => {
  it("cannot change the factors and so keep the account: that takes the password again", async () => {
    const taken = await signIn(hanako, "hanako@example.jp");
    kaiji.pass(minutes(11));
    const attempts = [["POST", "/api/me/code-app/start"], ["POST", "/api/me/passkeys/start"], ["DELETE", "/api/me/code-app"], ["POST", "/api/me/recovery-codes"], ["POST", "/api/me/passkeys/remove", { id: "x" }]] as const;
    for (const [method, path, body] of attempts) expect([path, (await taken.send(method, path, body)).body.code]).toEqual([path, "confirm-needed"]);
    const guesses: string[] = [];
    for (let each = 0; each < 7; each++) guesses.push((await taken.send("POST", "/api/me/confirm", { password: `guess ${each} guess` })).body.code);
    expect([guesses[0], guesses.at(-1)]).toEqual(["wrong-credentials", "too-many-attempts"]);
    kaiji.pass(minutes(16));
    expect((await taken.send("POST", "/api/me/confirm", { password: PASSWORD })).status).toBe(204);
    expect((await taken.send("POST", "/api/me/recovery-codes")).status).toBe(200);
    // What one session has confirmed is worth nothing to another.
    expect((await browser.send("POST", "/api/me/recovery-codes")).body.code).toBe("confirm-needed");
    await browser.send("POST", "/api/me/confirm", { password: PASSWORD });
    hanako = { ...hanako, recoveryCodes: (await browser.send("POST", "/api/me/recovery-codes")).body.recoveryCodes };
    kaiji.pass(minutes(11));
    expect((await taken.send("POST", "/api/me/recovery-codes")).body.code).toBe("confirm-needed");
  });
});

describe("an administrator who means harm", () => {
  it("cannot keep a reset link until the person works elsewhere too, nor use it after they have left", async () => {
    const lost = await joinAs(kaiji, browser, hanako.organizationId, "reader", "lost@example.jp");
    const personId = await idOf(lost.browser);
    const resetLink = async () => (await browser.send("POST", `${base}/members/${personId}/reset`)).body;
    const use = (link: Json) => kaiji.browser().send("POST", "/api/invitations/accept", { organizationId: hanako.organizationId, invitationId: link.id, secret: link.secret, name: "reader 太郎", password: "乗っ取るための新しい合言葉" });
    const kept = await resetLink();
    const other = (await browser.send("POST", "/api/organizations", { name: "もみじ病院", kind: "institution" })).body.organizationId;
    const invited = (await browser.send("POST", `/api/organizations/${other}/invitations`, { email: "lost@example.jp", role: "reader" })).body;
    expect((await lost.browser.send("POST", "/api/invitations/join", { organizationId: other, invitationId: invited.id, secret: invited.secret })).status).toBe(200);
    expect((await use(kept)).body.code).toBe("link-spent");
    await browser.send("DELETE", `/api/organizations/${other}/members/${personId}`);
    const second = await resetLink();
    expect((await browser.send("DELETE", `${base}/members/${personId}`)).status).toBe(204);
    expect((await use(second)).body.code).toBe("link-spent");
    expect((await lost.browser.get("/api/me")).status).toBe(200);
  });

  it("cannot leave an organization with administrators whose time ends", async () => {
    const second = await joinAs(kaiji, browser, hanako.organizationId, "administrator", "second@example.jp");
    const secondId = await idOf(second.browser);
    const endsAt = new Date(kaiji.now() + minutes(60)).toISOString();
    expect((await browser.send("PUT", `${base}/members/${secondId}`, { role: "administrator", endsAt }, { "if-match": await versionOf(secondId) })).status).toBe(204);
    for (const change of [{ role: "administrator", endsAt }, { role: "reader", endsAt: null }])
      expect((await browser.send("PUT", `${base}/members/${hanako.personId}`, change, { "if-match": await versionOf(hanako.personId) })).body.code).toBe("last-administrator");
    expect((await second.browser.send("DELETE", `${base}/members/${hanako.personId}`)).body.code).toBe("last-administrator");
    await browser.send("DELETE", `${base}/members/${secondId}`);
  });
});

describe("a program's token", () => {
  it("may no more and no longer than the person who made it", async () => {
    const maker = await joinAs(kaiji, browser, hanako.organizationId, "administrator", "maker@example.jp");
    const makerId = await idOf(maker.browser);
    const { token } = (await maker.browser.send("POST", `${base}/api-tokens`, { name: "連携", scope: "write", days: 366 })).body;
    const program = kaiji.browser();
    const as = { authorization: `Bearer ${token}` };
    const write = () => program.send("POST", `${base}/providers`, { name: "乙" }, as);
    expect((await write()).status).toBe(201);
    const become = async (role: string, endsAt: string | null) => browser.send("PUT", `${base}/members/${makerId}`, { role, endsAt }, { "if-match": await versionOf(makerId) });
    await become("reader", null);
    expect([(await write()).body.code, (await program.get(`${base}/systems`, as)).status]).toEqual(["not-permitted", 200]);
    await become("administrator", new Date(kaiji.now() + minutes(10)).toISOString());
    expect((await write()).status).toBe(201);
    kaiji.pass(minutes(11));
    expect((await write()).body.code).toBe("not-signed-in");
    await become("administrator", null);
    kaiji.pass(minutes(1));
    expect((await write()).status).toBe(201);
    expect((await browser.send("DELETE", `${base}/members/${makerId}`)).status).toBe(204);
    expect((await write()).body.code).toBe("not-signed-in");
  });
});

/** Sends a request as it stands, where `fetch` would mend or refuse it. */
function sendRaw(path: string, { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}): Promise<{ status: number; text: string }> {
  const { port } = new URL(kaiji.url);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers: { cookie, ...headers } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

describe("a request that no browser sends", () => {
  it.each(["/api/organizations/%zz/systems", "/api/organizations/%2e%2e/%2e%2e/etc/passwd", "/api/organizations/..%2f..%2fsystems", "/api//state", "/api/state/", "/API/state", "/api/organizations/%00/systems", "/api/me/../../healthz/x", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%5c..%5cserver.js", "//evil.example/api/state", `/api/organizations/${"a".repeat(6000)}/systems`])("to the path %s finds nothing", async (path) => {
    const { status, text } = await sendRaw(path);
    expect([400, 404]).toContain(status);
    expect(text).not.toMatch(/root:|postgres|node_modules|at \w+ \(/);
  });

  it.each([
    ["nested too deeply", `{"name":${"[".repeat(200_000)}${"]".repeat(200_000)}}`],
    ["nested deeply but whole", `{"name":${'{"a":'.repeat(3000)}1${"}".repeat(3000)}}`],
    ["in another encoding", Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0x83, 0x65, 0x22, 0x7d])],
    ["in UTF-16", Buffer.from('\uFEFF{"name":"x"}', "utf16le")],
    ["cut off", '{"name":"x'],
    ["empty", ""],
    ["with a key that changes the nature of objects", '{"name":"x","__proto__":{"roles":["dealer"]}}'],
    ["a list", '[{"name":"x"}]'],
    ["null", "null"],
    ["a number beyond all numbers", "1e999"],
    ["halves of letters", '{"name":"\\ud800"}'],
    ["a letter that is none", '{"name":"a\\u0000b"}'],
    ["two documents", '{"name":"x"}{"name":"y"}'],
    ["packed", Buffer.from("1f8b0800000000000003ab56ca4bcc4d55b252aa50aa05004d8a9d8d0c000000", "hex")],
  ])("with a body %s is refused as not valid", async (_, body) => {
    const { status, text } = await sendRaw(`${base}/providers`, { method: "POST", headers: { "content-type": "application/json", origin: new URL(kaiji.url).origin }, body });
    expect([status, JSON.parse(text).code]).toEqual([400, "invalid-request"]);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", ""])("of the kind %j is refused", async (type) => {
    const { status } = await sendRaw(`${base}/providers`, { method: "POST", headers: { "content-type": type, origin: new URL(kaiji.url).origin }, body: '{"name":"x"}' });
    expect(status).toBe(415);
  });

  it("that names one thing twice is refused, instead of taking one of the two", async () => {
    expect((await browser.get(`${base}/systems?limit=1&limit=500`)).body).toMatchObject({ code: "invalid-request", errors: [{ path: "query.limit" }] });
  });

  it("cannot put lines into the trail, a log or a header", async () => {
    const { status } = await sendRaw("/api/sign-in", { method: "POST", headers: { "content-type": "application/json", "user-agent": "x\ty\u00ff<script>", origin: new URL(kaiji.url).origin }, body: JSON.stringify({ email: "hanako@example.jp", password: "wrong wrong wrong" }) });
    expect(status).toBe(401);
    const kept = await browser.send("POST", `${base}/files?name=${encodeURIComponent('a"; filename=b.html\\;')}`, new Uint8Array([1, 2, 3]));
    const disposition = (await browser.get(`${base}/files/${kept.body.sha256}`)).headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="file"; filename\*=UTF-8''[\w.%-]+$/);
    expect((await browser.send("POST", `${base}/files?name=${encodeURIComponent("a\r\nSet-Cookie: x=1")}`, new Uint8Array([1]))).body.code).toBe("invalid-request");
    expect((await browser.send("POST", `${base}/messages`, { to: "a@example.jp", subject: "件名\r\nBcc: evil@example.com", text: "x" })).body.code).toBe("invalid-request");
    expect((await browser.send("POST", `${base}/messages`, { to: "a@example.jp\r\nBcc: evil@example.com", subject: "件名", text: "x" })).body.code).toBe("invalid-request");
  });

  it("cannot choose the address that the trail keeps, where no proxy is set", async () => {
    const made = await browser.send("POST", `${base}/providers`, { name: "丙" }, { "x-forwarded-for": "203.0.113.9" });
    expect((await browser.get(`${base}/audit?subjectId=${made.body.id}`)).body.items[0].address).toMatch(/127\.0\.0\.1$/);
  });

  it("that smuggles a second one is not two requests", async () => {
    const { port, host } = new URL(kaiji.url);
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(Number(port), "127.0.0.1", () => socket.write(`POST /api/sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/state HTTP/1.1\r\nHost: ${host}\r\n\r\n`));
      socket.on("data", (chunk) => (text += chunk.toString()));
      socket.on("close", () => resolve(text));
      socket.setTimeout(3000, () => socket.destroy());
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain("isSetUp");
  });
});

describe("a flood from a hospital's own address", () => {
  it("keeps out unknown browsers for a minute, never the people who work there", async () => {
    const unknown = kaiji.browser();
    let last = 0;
    for (let each = 0; each < 700 && last !== 429; each++) last = (await unknown.get(each % 2 === 0 ? "/api/state" : "/api/me")).status;
    expect(last).toBe(429);
    expect((await unknown.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD })).body.code).toBe("rate-limited");
    expect((await browser.get("/api/me")).status).toBe(200);
    expect((await browser.get(`${base}/systems`)).status).toBe(200);
    const known = browser.copy();
    known.cookies.delete("kaiji_session");
    expect((await known.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD })).status).toBe(200);
    const forged = kaiji.browser();
    forged.cookies.set("kaiji_device", `${hanako.personId}.00000000-0000-4000-8000-000000000000.${"A".repeat(43)}`);
    expect((await forged.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD })).status).toBe(429);
  }, 30_000);
});

describe("addresses that people name", () => {
  it.each(["http://127.0.0.1:5432/", "http://[::1]/", "http://localhost:3141/api/state", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://0x7f.1/"])("a webhook and a provider cannot be %s", async (url) => {
    expect((await browser.send("POST", `${base}/webhooks`, { name: "x", url, events: ["disclosure.filed"] })).body.code).toBe("inside-address");
    expect((await browser.send("PUT", `${base}/identity-provider`, { issuer: url, clientId: "x", clientSecret: "x" }, { "if-match": '"0"' })).body.code).toBe("inside-address");
    const made = (await browser.send("POST", `${base}/webhooks`, { name: "x", url: "https://hooks.example.jp/", events: ["disclosure.filed"] })).body;
    expect((await browser.send("PUT", `${base}/webhooks/${made.id}`, { name: "x", url, events: ["disclosure.filed"] }, { "if-match": '"1"' })).body.code).toBe("inside-address");
    await browser.send("DELETE", `${base}/webhooks/${made.id}`);
  });
});

describe("a kept file", () => {
  it("in whose place somebody has put another is given to nobody, and nothing is read of it", async () => {
    const { sha256 } = (await browser.send("POST", `${base}/files?name=a.txt`, new TextEncoder().encode("原本です。"))).body;
    const place = join(kaiji.dataFolder, "files", sha256.slice(0, 2), sha256);
    chmodSync(place, 0o600);
    writeFileSync(place, "すり替え");
    expect((await browser.get(`${base}/files/${sha256}`)).body).toMatchObject({ code: "file-damaged", status: 500 });
    expect((await browser.send("POST", `${base}/disclosures`, { sha256, fileName: "a.txt" })).body.code).toBe("file-damaged");
    // Whoever has the original mends it by keeping it again.
    expect((await browser.send("POST", `${base}/files?name=a.txt`, new TextEncoder().encode("原本です。"))).status).toBe(201);
    expect((await browser.get(`${base}/files/${sha256}`)).status).toBe(200);
  });
});

describe("an upload", () => {
  it("of a program is refused by its content, whatever its name says, and leaves nothing behind", async () => {
    const reply = await browser.send("POST", `${base}/files?name=${encodeURIComponent("開示書.xlsx")}`, new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]));
    expect([reply.status, reply.body.code]).toEqual([415, "unsupported-media"]);
    expect(readdirSync(join(kaiji.dataFolder, "files")).filter((name) => name.startsWith("new-"))).toEqual([]);
  });

  it("that breaks off in the middle leaves nothing behind", async () => {
    const { port } = new URL(kaiji.url);
    const asked = request({ host: "127.0.0.1", port, method: "POST", path: `${base}/files?name=x`, headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "), origin: new URL(kaiji.url).origin, "content-type": "application/octet-stream", "content-length": "1000000" } });
    asked.on("error", () => undefined);
    asked.write(Buffer.alloc(300_000));
    await sleep(200);
    asked.destroy();
    await sleep(500);
    expect(readdirSync(join(kaiji.dataFolder, "files")).filter((name) => name.startsWith("new-"))).toEqual([]);
    expect((await browser.get(`${base}/systems`)).status).toBe(200);
  });
});

describe("secrets", () => {
  it("are in no answer that lists things and in no trail, not even sealed", async () => {
    const made = (await browser.send("POST", `${base}/webhooks`, { name: "連携先", url: "https://hooks.example.jp/kaiji", events: ["disclosure.filed"] })).body;
    await browser.send("PUT", `${base}/webhooks/${made.id}`, { name: "連携先 2", url: "https://hooks.example.jp/kaiji", events: ["disclosure.filed"] }, { "if-match": '"1"' });
    await browser.send("POST", "/api/me/confirm", { password: PASSWORD });
    await enrol(kaiji, browser);
    const trail = (await browser.get(`${base}/audit.csv`)).body as string;
    expect(trail).toContain("webhook.change");
    expect(trail).not.toMatch(/sealedSecret[":]+[A-Za-z0-9+/]/);
    for (const secret of [made.secret, hanako.secret, PASSWORD, ...hanako.recoveryCodes]) expect(trail).not.toContain(secret);
  });
});

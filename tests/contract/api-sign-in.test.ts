import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PASSWORD, codeOf, enrol, joinAs, setUp, startKaiji, type SignedIn, type TestKaiji } from "./api-setup.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string; personId: string };

beforeAll(async () => {
  kaiji = await startKaiji();
}, 60_000);
afterAll(() => kaiji?.stop());

const minutes = (count: number) => count * 60_000;

async function signIn(person: { secret: string }, email = "hanako@example.jp", browser = kaiji.browser()) {
  expect((await browser.send("POST", "/api/sign-in", { email, password: PASSWORD })).body).toEqual({ stage: "first-factor" });
  kaiji.pass(31_000);
  expect((await browser.send("POST", "/api/sign-in/code", { code: codeOf(person.secret, kaiji.now()) })).body).toEqual({ stage: "full" });
  return browser;
}

describe("the first administrator", () => {
  it("is made with the link on the console, and with nothing else", async () => {
    const browser = kaiji.browser();
    expect((await browser.get("/api/state")).body).toEqual({ isSetUp: false });
    const body = { secret: "x".repeat(43), name: "誰か", email: "a@example.jp", password: PASSWORD, organization: { name: "誰か医院", kind: "institution" } };
    expect((await browser.send("POST", "/api/set-up", body)).body.code).toBe("link-spent");
    for (const [password, code] of [["short", "password-too-short"], ["password1234", "password-known"], ["さくら診療所さくら診療所", "password-known"], ["aaaaaaaaaaaaaa", "password-known"]])
      expect((await browser.send("POST", "/api/set-up", { ...body, secret: kaiji.setUpSecret, password, organization: { name: "さくら診療所", kind: "institution" } })).body.code, password).toBe(code);
    hanako = await setUp(kaiji);
    expect((await browser.get("/api/state")).body).toEqual({ isSetUp: true });
    expect((await browser.send("POST", "/api/set-up", { ...body, secret: kaiji.setUpSecret })).body.code).toBe("link-spent");
  });

  it("has to set up a second factor before anything else", async () => {
    const half = kaiji.browser();
    const invited = await hanako.browser.send("POST", `/api/organizations/${hanako.organizationId}/invitations`, { email: "new@example.jp", role: "reader" });
    expect((await half.send("POST", "/api/invitations/accept", { organizationId: hanako.organizationId, invitationId: invited.body.id, secret: invited.body.secret, name: "新人", password: PASSWORD })).status).toBe(201);
    expect((await half.get(`/api/organizations/${hanako.organizationId}/systems`)).body.code).toBe("enrolment-needed");
    expect((await half.get("/api/me")).body).toMatchObject({ stage: "enrol", organizations: [] });
    const before = half.copy();
    await enrol(kaiji, half);
    expect((await half.get(`/api/organizations/${hanako.organizationId}/systems`)).status).toBe(200);
    // The token from before the second factor is worth nothing.
    expect((await before.get("/api/me")).status).toBe(401);
  });
});

describe("signing in", () => {
  it("takes password and code, and a code only once", async () => {
    const browser = kaiji.browser();
    expect((await browser.send("POST", "/api/sign-in", { email: "HANAKO@example.jp", password: PASSWORD })).body).toEqual({ stage: "first-factor" });
    expect((await browser.get("/api/me/sessions")).body.code).toBe("second-factor-needed");
    expect((await browser.send("POST", "/api/me/code-app/start")).body.code).toBe("second-factor-needed");
    kaiji.pass(31_000);
    const code = codeOf(hanako.secret, kaiji.now());
    expect((await browser.send("POST", "/api/sign-in/code", { code })).status).toBe(200);
    const again = kaiji.browser();
    await again.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD });
    expect((await again.send("POST", "/api/sign-in/code", { code })).body.code).toBe("wrong-code");
  });

  it("says the same of a wrong password and of an unknown address", async () => {
    const wrong = await kaiji.browser().send("POST", "/api/sign-in", { email: "hanako@example.jp", password: "wrong wrong wrong" });
    const unknown = await kaiji.browser().send("POST", "/api/sign-in", { email: "nobody@example.jp", password: "wrong wrong wrong" });
    for (const reply of [wrong, unknown]) expect([reply.status, reply.body.code, reply.body.title]).toEqual([401, "wrong-credentials", "メールアドレスかパスワードが違います。"]);
  });

  it("a recovery code works once, however it is typed", async () => {
    const [code = ""] = hanako.recoveryCodes;
    for (const [typed, status] of [[` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o")}`, 200], [code, 401]] as const) {
      const browser = kaiji.browser();
      await browser.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD });
      expect((await browser.send("POST", "/api/sign-in/code", { code: typed })).status).toBe(status);
    }
  });

  it("an attacker who fails on purpose waits longer and longer; who works here still comes in", async () => {
    const known = hanako.browser.copy();
    known.cookies.delete("kaiji_session");
    const codes: string[] = [];
    for (let tries = 0; tries < 8; tries++) codes.push((await kaiji.browser().send("POST", "/api/sign-in", { email: "hanako@example.jp", password: `guess ${tries} guess` })).body.code);
    expect(codes.slice(-3)).toEqual(["too-many-attempts", "too-many-attempts", "too-many-attempts"]);
    const right = await kaiji.browser().send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD });
    expect([right.status, Number(right.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
    const forged = kaiji.browser();
    forged.cookies.set("kaiji_device", `${hanako.personId}.00000000-0000-0000-0000-000000000000.AAAA`);
    expect((await forged.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD })).status).toBe(429);
    expect((await known.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD })).status).toBe(200);
    kaiji.pass(minutes(16));
    expect((await kaiji.browser().send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD })).status).toBe(200);
  });

  it("guessing codes ends after a few", async () => {
    const browser = kaiji.browser();
    await browser.send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD });
    const codes: string[] = [];
    for (let tries = 0; tries < 7; tries++) codes.push((await browser.send("POST", "/api/sign-in/code", { code: `00000${tries}` })).body.code);
    expect(codes.slice(0, 5)).toEqual(Array(5).fill("wrong-code"));
    expect(codes.slice(5)).toEqual(["too-many-attempts", "too-many-attempts"]);
    kaiji.pass(minutes(16));
  });
});

describe("a session", () => {
  it("ends by signing out, and its cookie is worth nothing then", async () => {
    const browser = await signIn(hanako);
    const stolen = browser.copy();
    expect((await stolen.get("/api/me")).status).toBe(200);
    expect((await browser.send("POST", "/api/sign-out")).status).toBe(204);
    expect((await stolen.get("/api/me")).body.code).toBe("not-signed-in");
  });

  it("gets a new token while it is used; an old one that comes back ends it", async () => {
    const browser = await signIn(hanako);
    const stolen = browser.copy();
    kaiji.pass(minutes(16));
    expect((await browser.get("/api/me")).status).toBe(200);
    expect(browser.cookies.get("kaiji_session")).not.toBe(stolen.cookies.get("kaiji_session"));
    expect((await stolen.get("/api/me")).status).toBe(200);
    kaiji.pass(minutes(1));
    expect((await stolen.get("/api/me")).status).toBe(401);
    expect((await browser.get("/api/me")).status).toBe(401);
  });

  it.each([
    ["refused", (base: string) => [`${base}/systems/01a220e0-3dd6-7001-ad55-97b75521ea17`, 404] as const],
    ["not valid", (base: string) => [`${base}/systems?limit=0`, 400] as const],
    ["a download", (base: string) => [`${base}/audit.csv`, 200] as const],
  ])("is exchanged also by a request that is %s, and goes on", async (_, to) => {
    const browser = await signIn(hanako);
    const [path, status] = to(`/api/organizations/${hanako.organizationId}`);
    const before = browser.cookies.get("kaiji_session");
    kaiji.pass(minutes(16));
    expect((await browser.get(path)).status).toBe(status);
    expect(browser.cookies.get("kaiji_session")).not.toBe(before);
    kaiji.pass(minutes(2));
    expect((await browser.get("/api/me")).status).toBe(200);
  });

  it("ends after an hour without use, and after twelve in any case", async () => {
    const idle = await signIn(hanako);
    kaiji.pass(minutes(61));
    expect((await idle.get("/api/me")).status).toBe(401);
    const busy = await signIn(hanako);
    for (let half = 0; half < 25; half++) {
      kaiji.pass(minutes(30));
      await busy.get("/api/me");
    }
    expect((await busy.get("/api/me")).status).toBe(401);
    hanako = { ...hanako, browser: await signIn(hanako) };
  });

  it("is listed, and can be ended from another device", async () => {
    const other = await signIn(hanako);
    const { body } = await hanako.browser.get("/api/me/sessions");
    expect(body.items.length).toBeGreaterThanOrEqual(2);
    expect(body.items.filter((item: { isThis: boolean }) => item.isThis).length).toBe(1);
    for (const item of body.items) if (!item.isThis) await hanako.browser.send("DELETE", `/api/me/sessions/${item.id}`);
    expect((await other.get("/api/me")).status).toBe(401);
    expect((await hanako.browser.get("/api/me")).status).toBe(200);
  });

  it("of another person cannot be ended", async () => {
    const editor = await joinAs(kaiji, hanako.browser, hanako.organizationId, "editor");
    const { body } = await editor.browser.get("/api/me/sessions");
    expect((await hanako.browser.send("DELETE", `/api/me/sessions/${body.items[0].id}`)).status).toBe(404);
    expect((await editor.browser.get("/api/me")).status).toBe(200);
  });

  it("others end when the password changes", async () => {
    const other = await signIn(hanako);
    expect((await hanako.browser.send("POST", "/api/me/password", { current: "wrong wrong wrong", next: "新しい朝の光がさす東の窓辺" })).body.code).toBe("wrong-credentials");
    expect((await hanako.browser.send("POST", "/api/me/password", { current: PASSWORD, next: "新しい朝の光がさす東の窓辺" })).status).toBe(204);
    expect((await other.get("/api/me")).status).toBe(401);
    expect((await hanako.browser.get("/api/me")).status).toBe(200);
    await hanako.browser.send("POST", "/api/me/password", { current: "新しい朝の光がさす東の窓辺", next: PASSWORD });
  });

  it("the last second factor stays", async () => {
    expect((await hanako.browser.send("DELETE", "/api/me/code-app")).body.code).toBe("last-factor");
  });
});

describe("who may come in", () => {
  it("an auditor's time ends", async () => {
    const auditor = await joinAs(kaiji, hanako.browser, hanako.organizationId, "auditor");
    const path = `/api/organizations/${hanako.organizationId}/audit`;
    expect((await auditor.browser.get(path)).status).toBe(200);
    expect((await auditor.browser.send("POST", `/api/organizations/${hanako.organizationId}/providers`, { name: "x" })).body.code).toBe("not-permitted");
    kaiji.pass(minutes(24 * 60 + 1));
    hanako = { ...hanako, browser: await signIn(hanako) };
    const again = await signIn(auditor, "auditor@example.jp");
    expect((await again.get(path)).status).toBe(404);
  });

  it("an invitation is for one use, one address, a week, and can be taken back", async () => {
    const base = `/api/organizations/${hanako.organizationId}/invitations`;
    const invite = async (email: string) => (await hanako.browser.send("POST", base, { email, role: "reader" })).body;
    const accept = (link: { id: string; secret: string }) => kaiji.browser().send("POST", "/api/invitations/accept", { organizationId: hanako.organizationId, invitationId: link.id, secret: link.secret, name: "名前", password: PASSWORD });
    const used = await invite("one@example.jp");
    expect((await accept(used)).status).toBe(201);
    expect((await accept(used)).body.code).toBe("link-spent");
    const revoked = await invite("two@example.jp");
    expect((await hanako.browser.send("DELETE", `${base}/${revoked.id}`)).status).toBe(204);
    expect((await accept(revoked)).body.code).toBe("link-spent");
    const old = await invite("three@example.jp");
    kaiji.pass(minutes(7 * 24 * 60 + 1));
    expect((await accept(old)).body.code).toBe("link-spent");
    hanako = { ...hanako, browser: await signIn(hanako) };
    expect((await accept({ id: used.id, secret: "x".repeat(43) })).body.code).toBe("link-spent");
    expect((await hanako.browser.send("POST", base, { email: "one@example.jp", role: "reader" })).body.code).toBe("already-there");
  });

  it("the last administrator stays", async () => {
    const base = `/api/organizations/${hanako.organizationId}/members`;
    const me = (await hanako.browser.get(base)).body.items.find((item: { email: string }) => item.email === "hanako@example.jp");
    expect((await hanako.browser.send("DELETE", `${base}/${me.personId}`)).body.code).toBe("last-administrator");
    expect((await hanako.browser.send("PUT", `${base}/${me.personId}`, { role: "reader", endsAt: null }, { "if-match": `"${me.version}"` })).body.code).toBe("last-administrator");
  });

  it("who is removed is out at once", async () => {
    const approver = await joinAs(kaiji, hanako.browser, hanako.organizationId, "approver");
    const base = `/api/organizations/${hanako.organizationId}/members`;
    expect((await approver.browser.get(base)).status).toBe(200);
    const { personId } = (await approver.browser.get("/api/me")).body;
    expect((await hanako.browser.send("DELETE", `${base}/${personId}`)).status).toBe(204);
    expect((await approver.browser.get(base)).status).toBe(404);
  });

  it("an administrator ends the sessions of a member, and of nobody else", async () => {
    const editor = await joinAs(kaiji, hanako.browser, hanako.organizationId, "editor", "left-open@example.jp");
    const { personId } = (await editor.browser.get("/api/me")).body;
    const path = `/api/organizations/${hanako.organizationId}/members/${personId}/sign-out`;
    expect((await editor.browser.send("POST", path)).body.code).toBe("not-permitted");
    expect((await hanako.browser.send("POST", path)).body).toEqual({ ended: 1 });
    expect((await editor.browser.get("/api/me")).status).toBe(401);
    expect((await hanako.browser.get("/api/me")).status).toBe(200);
    const other = (await hanako.browser.send("POST", "/api/organizations", { name: "かえで医院", kind: "institution" })).body.organizationId;
    expect((await hanako.browser.send("POST", `/api/organizations/${other}/members/${personId}/sign-out`)).status).toBe(404);
  });

  it("a reset link lets a person begin again, but not one who belongs elsewhere too", async () => {
    const lost = await joinAs(kaiji, hanako.browser, hanako.organizationId, "reader", "lost@example.jp");
    const { personId } = (await lost.browser.get("/api/me")).body;
    const link = (await hanako.browser.send("POST", `/api/organizations/${hanako.organizationId}/members/${personId}/reset`)).body;
    const browser = kaiji.browser();
    const next = "まったく新しい合言葉です";
    expect((await browser.send("POST", "/api/invitations/accept", { organizationId: hanako.organizationId, invitationId: link.id, secret: link.secret, name: "reader 太郎", password: next })).body).toEqual({ stage: "enrol" });
    expect((await lost.browser.get("/api/me")).status).toBe(401);
    expect((await kaiji.browser().send("POST", "/api/sign-in", { email: "lost@example.jp", password: PASSWORD })).status).toBe(401);
    await enrol(kaiji, browser);
    const second = (await hanako.browser.send("POST", "/api/organizations", { name: "もみじ病院", kind: "institution" })).body.organizationId;
    const invited = (await hanako.browser.send("POST", `/api/organizations/${second}/invitations`, { email: "lost@example.jp", role: "reader" })).body;
    expect((await browser.send("POST", "/api/invitations/join", { organizationId: second, invitationId: invited.id, secret: invited.secret })).status).toBe(200);
    expect((await hanako.browser.send("POST", `/api/organizations/${hanako.organizationId}/members/${personId}/reset`)).body.code).toBe("belongs-elsewhere");
  });
});

describe("requests from elsewhere", () => {
  it.each([
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
  ])("%j is refused", async (headers, status) => {
    expect((await hanako.browser.send("POST", "/api/organizations", { name: "x", kind: "institution" }, headers)).status).toBe(status);
  });

  it("the session's cookie is out of reach of scripts and other sites", async () => {
    const { headers } = await kaiji.browser().send("POST", "/api/sign-in", { email: "hanako@example.jp", password: PASSWORD });
    for (const line of headers.getSetCookie()) expect(line).toMatch(/HttpOnly; SameSite=Strict/);
  });
});

import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinAs, setUp, startKaiji, type Browser, type SignedIn, type TestKaiji } from "./api-setup.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string };
let server: Server;
let issuer: string;
/** Who signs in at the provider next, how, and what it says of them. */
let person: { id: string; methods: string[]; claims: Record<string, unknown> } = { id: "", methods: ["pwd"], claims: {} };

beforeAll(async () => {
  kaiji = await startKaiji({ inside: ["127.0.0.1"] });
  hanako = await setUp(kaiji);
  await joinAs(kaiji, hanako.browser, hanako.organizationId, "reader", "reader@hospital.example.jp");
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site = new URL(kaiji.url).origin;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "kaiji", client_secret: "a-secret-of-the-provider", redirect_uris: [`${site}/api/sign-in/outside-return`] }],
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => Promise.resolve({ sub: id, ...person.claims }) }),
    features: { devInteractions: { enabled: false } },
    jwks: { keys: [{ ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ["only for this test"] },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => void (request.url?.startsWith("/interaction/") === true ? signInThere(provider, request, response) : answer(request, response)));
  const set = await hanako.browser.send("PUT", `/api/organizations/${hanako.organizationId}/identity-provider`, { issuer, clientId: "kaiji", clientSecret: "a-secret-of-the-provider" }, { "if-match": '"0"' });
  if (set.status !== 204) throw new Error(JSON.stringify(set.body));
}, 60_000);
afterAll(async () => {
  await kaiji?.stop();
  server?.closeAllConnections();
  server?.close();
});

/** The provider's own pages: the person signs in and agrees. */
async function signInThere(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") return provider.interactionFinished(request, response, { login: { accountId: person.id, amr: person.methods } });
  const grant = new provider.Grant({ accountId: session?.accountId ?? "", clientId: String(params["client_id"]) });
  grant.addOIDCScope("openid email profile");
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

/** Follows the provider's redirects like a browser. @returns the address that leads back to Kaiji */
async function walk(start: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let steps = 0; steps < 12; steps++) {
    const response = await fetch(url, { redirect: "manual", headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") } });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    url = new URL(response.headers.get("location") ?? "", issuer).href;
    if (!url.startsWith(issuer)) return url;
  }
  throw new Error("the provider does not lead back");
}

async function signInOutside(id: string, claims: Record<string, unknown>, methods = ["pwd"], browser: Browser = kaiji.browser()) {
  person = { id, methods, claims };
  const out = await browser.get(`/api/sign-in/outside/${hanako.organizationId}`);
  expect(out.status).toBe(302);
  const back = new URL(await walk(out.headers.get("location") ?? ""));
  return { browser, back, answer: await browser.get(`${back.pathname}${back.search}`) };
}

describe("signing in with a hospital's own provider", () => {
  it("lets a member in by a verified address, and asks for Kaiji's second factor when the provider had none", async () => {
    const { browser, answer } = await signInOutside("u-1", { email: "Reader@hospital.example.jp", email_verified: true });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/workspace"]);
    expect((await browser.get("/api/me")).body).toMatchObject({ email: "reader@hospital.example.jp", stage: "first-factor" });
  });

  it("lets a member in at once when the provider says that it asked for a second factor; the next time by its own name", async () => {
    const { browser } = await signInOutside("u-1", {}, ["pwd", "otp"]);
    expect((await browser.get("/api/me")).body).toMatchObject({ email: "reader@hospital.example.jp", stage: "full" });
  });

  it.each([
    ["whose address is not verified", { email: "hanako@example.jp", email_verified: false }],
    ["who is no member", { email: "stranger@example.jp", email_verified: true }],
  ])("keeps out a person %s", async (_, said) => {
    const { answer, browser } = await signInOutside("u-2", said);
    expect([answer.status, answer.body.code]).toEqual([403, "outside-unknown"]);
    expect((await browser.get("/api/me")).status).toBe(401);
  });

  it("keeps out a person who belongs to another organization too", async () => {
    await hanako.browser.send("POST", "/api/organizations", { name: "もみじ病院", kind: "institution" });
    expect((await signInOutside("u-3", { email: "hanako@example.jp", email_verified: true })).answer.body.code).toBe("outside-unknown");
  });

  it("an answer is good once, in the browser that asked, with its own state", async () => {
    const { back, browser } = await signInOutside("u-1", { email: "reader@hospital.example.jp", email_verified: true });
    expect((await browser.get(`${back.pathname}${back.search}`)).body.code).toBe("link-spent");
    const out = await kaiji.browser().get(`/api/sign-in/outside/${hanako.organizationId}`);
    const stolen = new URL(await walk(out.headers.get("location") ?? ""));
    expect((await kaiji.browser().get(`${stolen.pathname}${stolen.search}`)).body.code).toBe("link-spent");
    const other = kaiji.browser();
    await other.get(`/api/sign-in/outside/${hanako.organizationId}`);
    expect((await other.get(`${stolen.pathname}${stolen.search}`)).body.code).toBe("outside-failed");
  });

  it("its secret is told to nobody, and a provider that is away says so", async () => {
    const path = `/api/organizations/${hanako.organizationId}/identity-provider`;
    expect((await hanako.browser.get(path)).body).toEqual({ issuer, clientId: "kaiji" });
    await hanako.browser.send("PUT", path, { issuer: "http://127.0.0.1:1", clientId: "kaiji", clientSecret: "x" }, { "if-match": '"1"' });
    expect((await kaiji.browser().get(`/api/sign-in/outside/${hanako.organizationId}`)).body.code).toBe("outside-unreachable");
    expect((await hanako.browser.send("DELETE", path)).status).toBe(204);
    expect((await kaiji.browser().get(`/api/sign-in/outside/${hanako.organizationId}`)).status).toBe(404);
  });
});

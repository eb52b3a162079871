import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { startServer, type RunningServer } from "@kaiji/server";
import { TOTP, Secret } from "otpauth";
import { removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

/** A running Kaiji with its own database, and a clock that a test can move. */
export interface TestKaiji {
  readonly url: string;
  readonly folder: string;
  readonly dataFolder: string;
  /** The secret of the link for the first administrator. */
  readonly setUpSecret: string;
  /** Moves the clock. */
  pass(ms: number): void;
  now(): number;
  /** A browser of its own. */
  browser(): Browser;
  stop(): Promise<void>;
  /** Stops, and leaves the folder for another start. */
  halt(): Promise<void>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface TestOptions {
  readonly mail?: { readonly url: string; readonly from: string };
  /** Takes callers' addresses from `X-Forwarded-For`. */
  readonly isBehindProxy?: boolean;
  /** What of the inside may be named as receiver or provider. */
  readonly inside?: readonly string[];
  /** Milliseconds that the database may say nothing. */
  readonly silenceMs?: number;
  /** An existing folder of an earlier Kaiji. */
  readonly folder?: string;
}

export async function startKaiji(options: TestOptions = {}): Promise<TestKaiji> {
  const folder = options.folder ?? temporaryFolder();
  const [webFolder, libraryFile] = [join(folder, "web"), join(folder, "library.json")];
  mkdirSync(webFolder, { recursive: true });
  writeFileSync(join(webFolder, "index.html"), "<!doctype html><title>Kaiji</title>");
  writeFileSync(libraryFile, JSON.stringify(readLibrary(root)));
  let offset = 0;
  const now = () => Date.now() + offset;
  const dataFolder = join(folder, "data");
  const running: RunningServer = await startServer({ port: 0, host: "127.0.0.1", dataFolder, webFolder, libraryFile, database: { silenceMs: options.silenceMs }, mail: options.mail, isBehindProxy: options.isBehindProxy, inside: options.inside, now });
  if (running.keepingFailure !== null) throw new Error(running.keepingFailure);
  return {
    url: running.url,
    folder,
    dataFolder,
    setUpSecret: running.setUpPath?.split("#")[1] ?? "",
    pass: (ms) => void (offset += ms),
    now,
    browser: () => openBrowser(running.url),
    halt: () => running.stop(),
    async stop() {
      await running.stop();
      removeFolder(folder);
    },
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever came
export type Json = any;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON, or as text when it is none. */
  readonly body: Json;
}

/** What a browser does: keeps cookies, says where it is. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** A copy that has the cookies of this moment. */
  copy(): Browser;
}

export function openBrowser(url: string, cookies = new Map<string, string>()): Browser {
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> => {
    const isRaw = body instanceof Uint8Array;
    const response = await fetch(new URL(path, url), {
      method,
      redirect: "manual",
      headers: {
        ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") } : {}),
        ...(body === undefined ? {} : { "content-type": isRaw ? "application/octet-stream" : "application/json" }),
        ...(method === "GET" ? {} : { origin: new URL(url).origin, "sec-fetch-site": "same-origin" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as Uint8Array<ArrayBuffer>) : typeof body === "string" ? body : JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return { cookies, get: (path, headers = {}) => ask("GET", path, undefined, headers), send: (method, path, body, headers = {}) => ask(method, path, body, headers), copy: () => openBrowser(url, new Map(cookies)) };
}

/** A code app. */
export function codeOf(secret: string, at: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}

export const PASSWORD = "青い鳥がゆっくり飛ぶ夕方";

/** Somebody who is fully signed in, with a code app. */
export interface SignedIn {
  readonly browser: Browser;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** Sets up a code app in a session that has only the password. */
export async function enrol(kaiji: Pick<TestKaiji, "now">, browser: Browser): Promise<SignedIn> {
  const { body: started } = await browser.send("POST", "/api/me/code-app/start");
  const { status, body } = await browser.send("POST", "/api/me/code-app", { code: codeOf(started.secret, kaiji.now()) });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return { browser, secret: started.secret, recoveryCodes: body.recoveryCodes };
}

/** Makes the first administrator and organization. */
export async function setUp(kaiji: Pick<TestKaiji, "browser" | "now" | "setUpSecret">, name = "さくら診療所"): Promise<SignedIn & { readonly organizationId: string; readonly personId: string }> {
  const browser = kaiji.browser();
  const { status, body } = await browser.send("POST", "/api/set-up", { secret: kaiji.setUpSecret, name: "山田 花子", email: "Hanako@Example.jp", password: PASSWORD, organization: { name, kind: "institution" } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { ...(await enrol(kaiji, browser)), ...body };
}

/** Invites somebody and lets them join. */
export async function joinAs(kaiji: TestKaiji, administrator: Browser, organizationId: string, role: string, email = `${role}@example.jp`): Promise<SignedIn> {
  const roleEndsAt = role === "auditor" ? new Date(kaiji.now() + 86_400_000).toISOString() : null;
  const { body: link } = await administrator.send("POST", `/api/organizations/${organizationId}/invitations`, { email, role, roleEndsAt });
  const browser = kaiji.browser();
  const { status, body } = await browser.send("POST", "/api/invitations/accept", { organizationId, invitationId: link.id, secret: link.secret, name: `${role} 太郎`, password: PASSWORD });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return enrol(kaiji, browser);
}

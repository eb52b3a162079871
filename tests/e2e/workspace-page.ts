import { TOTP, Secret } from "otpauth";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { debuggerOf, openPage, startKaiji, type OpenPage, type RunningServer } from "./quick-check-page.ts";

export const PASSWORD = "青い鳥がゆっくり飛ぶ夕方";

/** A Kaiji of a fresh data folder, and the one-time link to its first administrator. */
export interface RunningWorkspace extends RunningServer {
  /** Under `localhost`, where passkeys work. */
  readonly origin: string;
  readonly setUpLink: string;
}

/** Starts Kaiji on an empty data folder and waits for the link that it prints. */
export async function startWorkspace(): Promise<RunningWorkspace> {
  const server = await startKaiji();
  const origin = server.address.replace("127.0.0.1", "localhost");
  for (let tries = 0; tries < 300; tries++) {
    const secret = /\/set-up#(\S+)\s/.exec(server.said())?.[1];
    if (secret !== undefined) return { ...server, origin, setUpLink: `${origin}/set-up#${secret}` };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await server.stop();
  throw new Error(`Kaiji printed no link for the first administrator: ${server.said()}`);
}

/** Opens a page of the workspace in a fresh profile whose device can keep passkeys. */
export async function openWorkspace(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const opened = await openPage(browser, address, options);
  opened.page.setDefaultTimeout(10_000);
  const debug = await debuggerOf(opened.page);
  await debug.send("WebAuthn.enable");
  await debug.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return opened;
}

/** Registers a code app from what the screen shows, and passes the recovery codes. @returns the app */
export async function enrolCodeApp(page: Page): Promise<TOTP> {
  await page.getByRole("button", { name: "確認コードのアプリを登録する" }).click();
  const shown = await page.getByText("読み取れないときの鍵：").textContent();
  const app = new TOTP({ secret: Secret.fromBase32(shown?.split("：")[1] ?? "") });
  await page.getByRole("textbox", { name: /確認コード/ }).fill(app.generate());
  await page.getByRole("button", { name: "確認する" }).click();
  await page.getByRole("button", { name: "保管しました" }).click();
  return app;
}

/** Goes to a screen of the workspace by its navigation: the screen's own name, or first the group that it stands in. */
export async function goToScreen(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole("navigation", { name: "ワークスペースの画面" });
  const screen = navigation.getByRole("link", { name, exact: true });
  const groups = await navigation.getByRole("list").first().getByRole("link").all();
  for (const group of groups) {
    if ((await screen.count()) > 0) break;
    await group.click();
  }
  await screen.last().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Makes the first administrator of an institution by the printed link, with a passkey; ends on the guided first hour. */
export async function signUpInstitution(browser: Browser, server: RunningWorkspace, institution: string, person = "桜井 花子"): Promise<OpenPage> {
  const opened = await openWorkspace(browser, server.setUpLink);
  const { page } = opened;
  await page.getByRole("textbox", { name: /組織の名前/ }).fill(institution);
  await page.getByRole("textbox", { name: /お名前/ }).fill(person);
  await page.getByRole("textbox", { name: /メールアドレス/ }).fill("hanako@sakura.example.jp");
  await page.getByLabel(/^パスワード/).fill(PASSWORD);
  await page.getByRole("button", { name: "はじめる" }).click();
  await page.getByRole("button", { name: "パスキーを登録する" }).click();
  await page.getByRole("button", { name: "保管しました" }).click();
  await page.getByRole("heading", { level: 1, name: "はじめに" }).waitFor();
  return opened;
}

/** Chooses radio buttons by their names, one after the other as they appear. */
export async function choose(page: Page, ...options: readonly (string | RegExp)[]): Promise<void> {
  for (const name of options) await page.getByRole("radio", { name, ...(typeof name === "string" ? { exact: true } : {}) }).last().locator("xpath=ancestor::label").last().click();
}

/** Asks the API as the person whose page it is, below their first organization: `POST`, `/systems`. @throws when it is refused */
export async function askAs<Answer>(page: Page, method: string, path: string, body?: unknown, version?: number): Promise<Answer> {
  return page.evaluate(
    async ([way, below, sent, seen]) => {
      const { organizations } = (await (await fetch("/api/me")).json()) as { organizations: { organizationId: string }[] };
      const reply = await fetch(`/api/organizations/${organizations[0]?.organizationId}${below}`, { method: way, headers: { "Content-Type": "application/json", ...(seen === undefined ? {} : { "If-Match": `"${seen}"` }) }, ...(sent === undefined ? {} : { body: JSON.stringify(sent) }) });
      if (!reply.ok) throw new Error(`${below} ${reply.status} ${await reply.text()}`);
      return (reply.status === 204 ? null : await reply.json()) as never;
    },
    [method, path, body, version] as const,
  );
}

/** Files bytes as a disclosure of a system, as the person whose page it is. */
export async function fileAs(page: Page, bytes: Uint8Array, fileName: string, systemId: string | null): Promise<void> {
  const sha256 = await page.evaluate(
    async ([text, name]) => {
      const { organizations } = (await (await fetch("/api/me")).json()) as { organizations: { organizationId: string }[] };
      const sent = new Blob([Uint8Array.from(atob(text), (sign) => sign.codePointAt(0) ?? 0)]);
      const reply = await fetch(`/api/organizations/${organizations[0]?.organizationId}/files?name=${encodeURIComponent(name)}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: sent });
      return ((await reply.json()) as { sha256: string }).sha256;
    },
    [Buffer.from(bytes).toString("base64"), fileName] as const,
  );
  await askAs(page, "POST", "/disclosures", { sha256, fileName, systemId });
}

/** Somebody who was invited opens the link, chooses name and password, and registers a passkey; ends in the workspace. */
export async function joinByLink(browser: Browser, link: string, person: string): Promise<OpenPage> {
  const opened = await openWorkspace(browser, link);
  const { page } = opened;
  await page.getByRole("textbox", { name: /お名前/ }).fill(person);
  await page.getByLabel(/^パスワード/).fill(PASSWORD);
  await page.getByRole("button", { name: "はじめる" }).click();
  await page.getByRole("button", { name: "パスキーを登録する" }).click();
  await page.getByRole("button", { name: "保管しました" }).click();
  await page.getByRole("navigation", { name: "ワークスペースの画面" }).waitFor();
  return opened;
}

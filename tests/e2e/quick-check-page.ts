import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium, type Browser, type CDPSession, type BrowserContextOptions, type Page, type Request } from "playwright-core";
import { inject } from "vitest";

export const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));
export const SAMPLE = join(CHECKOUT, "fixtures/sample/sample-mds.xlsx");
export const WHOLE_SDS = join(CHECKOUT, "fixtures/excel/whole-sds.xlsx");
export const BAD = join(CHECKOUT, "fixtures/excel/bad");
const PICTURES = join(CHECKOUT, "test-results/quick-check");

const PLACES = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** A Chromium: the one named by CHROME_PATH, the distribution's, else Playwright's own. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  return chromium.launch(executablePath === undefined ? { args: ARGS } : { args: ARGS, executablePath });
}

export interface RunningServer {
  readonly address: string;
  /** What it has printed so far. */
  said(): string;
  stop(): Promise<void>;
}

/**
 * Starts Kaiji as a person does, on a free port with a data folder of its own, and waits until it is ready.
 * KAIJI_E2E_ADDRESS names one that runs already, to test that instead.
 */
export async function startKaiji(): Promise<RunningServer> {
  const running = process.env["KAIJI_E2E_ADDRESS"];
  if (running !== undefined) return { address: running, said: () => "", stop: () => Promise.resolve() };
  const data = await startedData();
  const server = await startOn(data);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/**
 * A data folder of its own in which Kaiji has started once and nobody was there: made once a run and copied, which
 * takes a third of the time. What a first start does is asked in start.test.ts.
 */
async function startedData(): Promise<string> {
  const kept = join(inject("room"), "data");
  const isOwn = process.env["DATABASE_URL"] === undefined && process.platform !== "win32";
  if (isOwn && !existsSync(kept)) {
    const made = newData();
    await (await startOn(made)).stop();
    renameSync(made, kept);
  }
  const data = newData();
  // Node's own copy leaves the files to whoever copies: the database asks for its own user.
  if (!isOwn || spawnSync("cp", ["-a", `${kept}/.`, data]).status === 0) return data;
  rmSync(data, { recursive: true, force: true });
  return newData();
}

function newData(): string {
  const data = mkdtempSync(join(tmpdir(), "kaiji-e2e-"));
  // The database of a start as root belongs to another user, who must get through.
  chmodSync(data, 0o755);
  return data;
}

/** Starts Kaiji on a data folder and waits until it is ready. */
async function startOn(data: string): Promise<RunningServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(CHECKOUT, "scripts/start.mjs")], {
    cwd: CHECKOUT,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", KAIJI_DATA: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const address = `http://127.0.0.1:${port}`;
  await untilReady(address, child, said);
  return {
    address,
    said: () => said.join(""),
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilReady(address: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`Kaiji ended with ${child.exitCode}: ${said.join("")}`);
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  child.kill();
  throw new Error(`Kaiji was not ready in time: ${said.join("")}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export interface OpenPage {
  readonly page: Page;
  readonly requests: readonly Request[];
  /** What the browser's console complained about, content security policy included. */
  readonly complaints: readonly string[];
}

/** Opens the quick check in a fresh profile and notes every request and every complaint. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ja-JP", colorScheme: "light", ...options });
  const page = await context.newPage();
  const requests: Request[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => requests.push(request));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  await page.locator("h1").waitFor();
  return { page, requests, complaints };
}

/** Goes to a page by its name in the navigation, which waits behind a menu on a narrow screen. */
export async function goToPage(page: Page, name: string): Promise<void> {
  const menu = page.getByRole("button", { name: "メニュー", exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("link", { name }).click();
}

/** Hands files to the page through its file chooser and waits until all are through. */
export async function choose(page: Page, ...files: readonly string[]): Promise<void> {
  await page.setInputFiles("input[type=file]", [...files]);
  await page.getByTestId("announcer").filter({ hasText: /すべての読み取りが終わりました|^All \d+ files have been read|^The file has been read/ }).waitFor({ state: "attached" });
}

/** The verdict on show, or `null`. */
export async function shownVerdict(page: Page): Promise<string | null> {
  return await page.getByTestId("verdict").getAttribute("data-verdict");
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The debugger of a page: one, kept open. Ending any of a page's sessions takes its invented passkey device away. */
export function debuggerOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** What axe finds in the page as it stands. Run through the debugger, which the page's policy does not bind. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const session = await debuggerOf(page);
  await session.send("Runtime.evaluate", { expression: axe.source });
  // The component library's hidden announcer still names buttons that are gone.
  const expression = `axe.run({ exclude: [["[data-live-announcer]"]] }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | "))))`;
  const { result } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  return JSON.parse(String(result.value)) as string[];
}

/** The page's own letters come a moment after its first screen. */
async function untilLettersAreThere(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.size > 0);
  await page.evaluate(() => document.fonts.ready.then(() => null));
}

/** Whether pictures are wanted: no test compares them, and they take a tenth of the time. */
const TAKES_PICTURES = ["KAIJI_PICTURES", "KAIJI_WRITE_IMAGES"].some((name) => process.env[name] === "1");

/** With KAIJI_PICTURES=1, keeps a picture under test-results for a person to look at. Without, the page is brought to rest all the same. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (!TAKES_PICTURES) {
    await untilLettersAreThere(page);
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    });
    return;
  }
  mkdirSync(PICTURES, { recursive: true });
  await untilLettersAreThere(page);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, animations: "disabled" });
}

/** Writes a picture that the documents show: what is in sight, with the fonts loaded. */
export async function documentPicture(page: Page, name: string): Promise<void> {
  const folder = join(CHECKOUT, "docs/images");
  mkdirSync(folder, { recursive: true });
  await untilLettersAreThere(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

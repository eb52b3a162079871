import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readLibrary } from "@kaiji/library";
import { getDocumentProxy } from "unpdf";
import { chromium, type Browser, type Page } from "playwright-core";
import { csvDisclosure } from "../fixtures/csv-disclosure.ts";
import { openConnection, requestOf, type Connection } from "./api-connection.ts";
import { fillOrganization, type Filled } from "./api-fill.ts";
import { openTemporaryFolder, startKaiji, type Started } from "./api-kaiji.ts";
import { median } from "./median.ts";
import { seededRandom } from "./random.ts";
import type { Result, ResultTable } from "./result.ts";

const SYSTEMS = 500;
const ASKS = 30;
const OPENINGS = 5;
const SCROLL_MS = 4000;
/** Even, so that every filter is off again. */
const FILTERINGS = 8;
const BROWSERS = [process.env["CHROME_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The matrix of an invented institution with 500 systems × 99 rows, in the built server and a real browser. */
export async function benchMatrix(root: string): Promise<ResultTable | null> {
  const executablePath = BROWSERS.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) return null;
  const folder = openTemporaryFolder();
  let kaiji: Started | null = null;
  let browser: Browser | null = null;
  try {
    const dataFolder = join(folder, "data");
    kaiji = await startKaiji(root, dataFolder);
    const filled = await fillOrganization(kaiji, dataFolder, 1);
    await fillSystems(root, kaiji, filled);
    const server = await benchServer(kaiji, filled);
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
    return {
      heading: "The matrix of 500 systems",
      note: `An invented institution with ${SYSTEMS} systems, each with the 41 rows of an MDS and half of them with the 58 of an SDS too, filed through the API; 99 columns in Chromium without a graphics card, 1280 × 900. First paint is from the navigation of a fresh profile until the first cells have been painted, all data included; scrolling is ${SCROLL_MS / 1000} s of a new place in every frame, down and to the right; a filter is timed from its event until the frame after the new lines stand there.`,
      results: [...server, ...(await benchOpening(browser, kaiji, filled)), ...(await benchUsing(browser, kaiji, filled))],
    };
  } finally {
    await browser?.close();
    await kaiji?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files an MDS for every system and an SDS for every second one, each with answers of its own. */
async function fillSystems(root: string, kaiji: Started, { organizationId, cookies: [cookie = ""], systemIds }: Filled): Promise<void> {
  const connection = await openConnection(kaiji.port);
  const ask = async (method: string, path: string, body?: unknown) => JSON.parse((await connection.ask(requestOf(method, `/api/organizations/${organizationId}${path}`, cookie, body))).toString()) as Record<string, unknown>;
  const provider = await ask("POST", "/providers", { name: "架空メディカル株式会社", roles: ["manufacturer"] });
  const ids = [...systemIds];
  while (ids.length < SYSTEMS) ids.push(String((await ask("POST", "/systems", { name: `部門システム ${ids.length + 1}`, kind: "pacs", delivery: "on-premise", criticality: "high", providers: [{ providerId: provider["id"], role: "manufacturer" }] }))["id"]));
  const [set] = readLibrary(root).criteriaSets;
  const itemsOf = (form: string) => [...new Set(set?.criteria.filter((one) => one.form === form).flatMap(({ items }) => items))];
  const random = seededRandom(7);
  const words = ["はい", "はい", "はい", "はい", "はい", "はい", "はい", "対象外", "いいえ", ""];
  for (const [number, systemId] of ids.entries())
    for (const form of number % 2 === 0 ? (["mds", "sds"] as const) : (["mds"] as const)) {
      const items = itemsOf(form);
      const answers = Object.fromEntries(items.map((item) => [item, words[Math.floor(random() * words.length)] ?? ""]));
      const file = csvDisclosure({ form, on: "2026-05-01", name: `製品 ${number}`, items, rest: "はい", answers });
      const { sha256 } = await ask("POST", `/files?name=${form}-${number}.csv`, Buffer.from(file));
      const filed = await ask("POST", "/disclosures", { sha256, fileName: `${form}-${number}.csv`, systemId });
      if (filed["items"] === undefined) throw new Error(JSON.stringify(filed));
    }
  connection.close();
}

async function benchServer(kaiji: Started, { organizationId, cookies: [cookie = ""] }: Filled): Promise<Result[]> {
  const connection: Connection = await openConnection(kaiji.port);
  const request = requestOf("GET", `/api/organizations/${organizationId}/matrix`, cookie);
  const times: number[] = [];
  let size = 0;
  for (let turn = -5; turn < ASKS; turn++) {
    const began = performance.now();
    size = (await connection.ask(request)).length;
    if (turn >= 0) times.push(performance.now() - began);
  }
  connection.close();
  return [{ what: "the server's answer", measured: `${median(times).toFixed(0)} ms, ${(size / 1024).toFixed(0)} KB`, aim: "" }];
}

async function benchOpening(browser: Browser, kaiji: Started, filled: Filled): Promise<Result[]> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const page = await openMatrix(browser, kaiji, filled);
    times.push(await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted));
    await page.context().close();
  }
  return [{ what: "first paint, fresh profile", ...millisecondsAtMost(median(times), 1000) }];
}

async function benchUsing(browser: Browser, kaiji: Started, filled: Filled): Promise<Result[]> {
  const page = await openMatrix(browser, kaiji, filled);
  await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  const frames = await page.evaluate(scrollFor, SCROLL_MS);
  const intervals = frames.slice(1).map((at, frame) => at - (frames[frame] ?? 0)).toSorted((a, b) => a - b);
  const rate = (1000 * intervals.length) / ((frames.at(-1) ?? 0) - (frames[0] ?? 0));
  const late = intervals.filter((interval) => interval > 34).length;
  const filters: Result[] = [];
  for (const [what, label, value] of [["only what is open", "表示", "open"], ["one result", "含まれる結果", "u"], ["one form", "様式", "sds"], ["one provider", "事業者", null]] as const) {
    const times: number[] = [];
    for (let turn = 0; turn < FILTERINGS; turn++) times.push(await page.evaluate(chooseFilter, { label, value: turn % 2 === 0 ? (value ?? "first") : "" }));
    filters.push({ what: `filter: ${what}`, ...millisecondsAtMost(median(times), 100) });
  }
  const typing: number[] = [];
  for (let turn = 0; turn < FILTERINGS; turn++) typing.push(await page.evaluate(typeSearch, turn % 2 === 0 ? "システム 12" : ""));
  const began = performance.now();
  const paper = await page.pdf({ preferCSSPageSize: true });
  const { numPages: pages } = await getDocumentProxy(new Uint8Array(paper));
  const printing = performance.now() - began;
  await page.context().close();
  return [
    { what: "scrolling", measured: `${rate.toFixed(1)} frames a second, ${late} of ${intervals.length} frames late by one or more`, aim: `60 a second (at least 58): ${rate >= 58 ? "held" : "missed"}` },
    ...filters,
    { what: "filter: typed", ...millisecondsAtMost(median(typing), 100) },
    { what: "all lines on A3 as PDF", measured: `${(printing / 1000).toFixed(1)} s, ${pages} sheets`, aim: "" },
  ];
}

async function openMatrix(browser: Browser, kaiji: Started, { cookies: [cookie = ""] }: Filled): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ja-JP" });
  const site = `http://127.0.0.1:${kaiji.port}`;
  await context.addCookies([{ name: "kaiji_session", value: cookie, url: site }]);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = (done: (at: number) => void) => {
      if (document.querySelector("[role=gridcell]") === null) requestAnimationFrame(() => look(done));
      else requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    };
    Object.assign(globalThis, { painted: new Promise<number>((done) => look(done)) });
  });
  await page.goto(`${site}/workspace/matrix`);
  return page;
}

/** Runs in the page: scrolls in every frame. @returns when each frame began */
function scrollFor(milliseconds: number): Promise<number[]> {
  const grid = document.querySelector("[role=grid]") as HTMLElement;
  const frames: number[] = [];
  return new Promise((done) => {
    const step = (at: number) => {
      frames.push(at);
      if (at - (frames[0] ?? 0) > milliseconds) return done(frames);
      grid.scrollTop = (frames.length * 43) % (grid.scrollHeight - grid.clientHeight);
      grid.scrollLeft = (frames.length * 11) % (grid.scrollWidth - grid.clientWidth);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Runs in the page: chooses a filter. @returns milliseconds until the frame after the new lines */
function chooseFilter({ label, value }: { readonly label: string; readonly value: string }): Promise<number> {
  const name = [...document.querySelectorAll("main label")].find((one) => one.textContent === label) as HTMLLabelElement;
  const box = document.getElementById(name.htmlFor) as HTMLSelectElement;
  const began = performance.now();
  box.value = value === "first" ? (box.options[1]?.value ?? "") : value;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began))));
}

/** Runs in the page: types into the search. @returns milliseconds until the frame after the count has changed */
function typeSearch(text: string): Promise<number> {
  const box = document.querySelector("main input[type=search]") as HTMLInputElement;
  const count = document.querySelector("main output") as HTMLElement;
  const before = count.textContent;
  const began = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(box, text);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return new Promise((done) => {
    const look = () => (count.textContent === before && performance.now() - began < 3000 ? requestAnimationFrame(look) : requestAnimationFrame(() => done(performance.now() - began)));
    look();
  });
}

function millisecondsAtMost(ms: number, most: number): Pick<Result, "measured" | "aim"> {
  return { measured: `${ms.toFixed(0)} ms`, aim: `at most ${most.toLocaleString("en")} ms: ${ms <= most ? "held" : "missed"}` };
}


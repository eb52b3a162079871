import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { getDocumentProxy } from "unpdf";
import { chromium, type Browser, type Page } from "playwright-core";
import { openConnection, requestOf, type Connection } from "./api-connection.ts";
import { fillOrganization, type Filled } from "./api-fill.ts";
import { openTemporaryFolder, startKaiji, type Started } from "./api-kaiji.ts";
import { SYSTEMS, fillSystems } from "./matrix-fill.ts";
import { chooseFilter, countStamps, scrollFor, typeSearch, watchPainted } from "./matrix-page.ts";
import { median } from "./median.ts";
import type { Result, ResultTable } from "./result.ts";

const ASKS = 30;
const OPENINGS = 5;
const SCROLL_MS = 4000;
/** A fresh profile's window loads parts of the browser itself for about so long. */
const WINDOW_MS = 1500;
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
      note: `An invented institution with ${SYSTEMS} systems, each with the 41 rows of an MDS and half of them with the 58 of an SDS too, filed through the API; 99 columns in Chromium without a graphics card, 1280 × 900. First paint is from the navigation in a window of a fresh profile, which has stood open for ${WINDOW_MS / 1000} s (until then the browser loads parts of its own), until the first cells have been painted, all data included; scrolling is ${SCROLL_MS / 1000} s of a new place in every frame, down and to the right; a filter is timed from its event until the frame after the cells were drawn anew. The empty pages are the floor of this browser on this machine, in the same run.`,
      results: [...server, ...(await benchOpening(browser, kaiji, filled)), ...(await benchUsing(browser, kaiji, filled))],
    };
  } finally {
    await browser?.close();
    await kaiji?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
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
  const [times, floor]: [number[], number[]] = [[], []];
  for (let opening = 0; opening < OPENINGS; opening++) {
    times.push(await paintedOf(browser, kaiji, filled, "/workspace/matrix"));
    floor.push(await paintedOf(browser, kaiji, filled, EMPTY));
  }
  return [
    { what: "first paint, fresh profile", ...millisecondsAtMost(median(times), 1000) },
    { what: "first paint of an empty page of the same server", measured: `${median(floor).toFixed(0)} ms`, aim: "" },
  ];
}

async function paintedOf(browser: Browser, kaiji: Started, filled: Filled, path: string): Promise<number> {
  const page = await openPage(browser, kaiji, filled, path);
  const painted = await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  await page.context().close();
  return painted;
}

async function benchUsing(browser: Browser, kaiji: Started, filled: Filled): Promise<Result[]> {
  const page = await openPage(browser, kaiji, filled, "/workspace/matrix");
  await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  // The letters come after the first paint; a person does not scroll in that moment.
  await page.waitForTimeout(3000);
  await page.evaluate(countStamps);
  const scrolled = rateOf(await page.evaluate(scrollFor, { milliseconds: SCROLL_MS, selector: "[role=grid]" }));
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
    { what: "scrolling", measured: `${scrolled.text}; cells drawn anew in ${scrolled.drawn}`, aim: `60 a second (at least 58): ${scrolled.rate >= 58 ? "held" : "missed"}` },
    { what: "scrolling an empty page", measured: (await benchEmptyScrolling(browser, kaiji, filled)).text, aim: "" },
    ...filters,
    { what: "filter: typed", ...millisecondsAtMost(median(typing), 100) },
    { what: "all lines on A3 as PDF", measured: `${(printing / 1000).toFixed(1)} s, ${pages} sheets`, aim: "" },
  ];
}

/** How the same frames go where nothing is drawn. */
async function benchEmptyScrolling(browser: Browser, kaiji: Started, filled: Filled): Promise<Rate> {
  const page = await openPage(browser, kaiji, filled, EMPTY);
  await page.evaluate(() => {
    document.body.innerHTML = "<section><p></p></section>";
    const [frame, content] = [document.querySelector("section"), document.querySelector("p")];
    frame?.setAttribute("id", "frame");
    for (const [element, width, height] of [[frame, 1200, 648], [content, 4800, 22_000]] as const) if (element !== null) Object.assign(element.style, { width: `${width}px`, height: `${height}px`, overflow: "auto" });
  });
  const scrolled = rateOf(await page.evaluate(scrollFor, { milliseconds: SCROLL_MS, selector: "#frame" }));
  await page.context().close();
  return scrolled;
}

interface Rate {
  readonly rate: number;
  readonly drawn: number;
  readonly text: string;
}

function rateOf({ frames, drawn }: { readonly frames: readonly number[]; readonly drawn: number }): Rate {
  const intervals = frames.slice(1).map((at, frame) => at - (frames[frame] ?? 0));
  const rate = (1000 * intervals.length) / ((frames.at(-1) ?? 0) - (frames[0] ?? 0));
  return { rate, drawn, text: `${rate.toFixed(1)} frames a second, ${intervals.filter((interval) => interval > 34).length} of ${intervals.length} frames late by one or more` };
}

/** A page of the server that is words alone. */
const EMPTY = "/nowhere";

/** Opens a page in a window of a fresh profile; `painted` tells when. */
async function openPage(browser: Browser, kaiji: Started, { cookies: [cookie = ""] }: Filled, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ja-JP" });
  const site = `http://127.0.0.1:${kaiji.port}`;
  await context.addCookies([{ name: "kaiji_session", value: cookie, url: site }]);
  const page = await context.newPage();
  await page.waitForTimeout(WINDOW_MS);
  await page.addInitScript(watchPainted);
  if (path === EMPTY) await page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => document.body.setAttribute("data-empty", "")));
  await page.goto(`${site}${path}`);
  return page;
}

function millisecondsAtMost(ms: number, most: number): Pick<Result, "measured" | "aim"> {
  return { measured: `${ms.toFixed(0)} ms`, aim: `at most ${most.toLocaleString("en")} ms: ${ms <= most ? "held" : "missed"}` };
}


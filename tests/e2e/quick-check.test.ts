import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { BAD, CHECKOUT, choose, documentPicture, launchBrowser, openPage, SAMPLE, shownVerdict, startKaiji, WHOLE_SDS, type RunningServer } from "./quick-check-page.ts";

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startKaiji(), launchBrowser()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const row = (page: Page, number: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `No.${number} ` }) });

describe("from the provider's file to a verdict", () => {
  it("reads a dropped file in a worker and says what it means", async () => {
    const { page, complaints } = await openPage(browser, server.address);
    let workers = 0;
    page.on("worker", () => workers++);
    await drop(page, SAMPLE);
    await page.getByTestId("verdict").waitFor();
    expect(workers).toBe(1);
    expect(await shownVerdict(page)).toBe("does-not-conform");
    expect(await page.getByRole("heading", { level: 2, name: /見本レコーダー/ }).isVisible()).toBe(true);
    await row(page, "9").getByText("USBメモリーの使用は、運用管理規程で禁止していただきます。").waitFor();
    expect(await row(page, "9").getByText("MDS!C").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it("reads what lies in a dropped folder, also deeper in it, and tells what it passed over", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kaiji-folder-"));
    mkdirSync(join(folder, "A社（架空）/2026年"), { recursive: true });
    copyFileSync(SAMPLE, join(folder, "A社（架空）/2026年/MDS.xlsx"));
    copyFileSync(WHOLE_SDS, join(folder, "SDS.xlsx"));
    for (const name of ["送付状.docx", "写真.jpg", ".DS_Store"]) writeFileSync(join(folder, name), "x");
    const { page, complaints } = await openPage(browser, server.address);
    await drop(page, folder);
    await page.getByRole("cell", { name: "MDS", exact: true }).waitFor();
    await page.getByRole("cell", { name: "SDS", exact: true }).waitFor();
    const told = await page.getByText("フォルダーの中の、様式でない名前のファイル2件").textContent();
    expect(told).toContain("送付状.docx");
    expect(told).toContain("写真.jpg");
    await page.setViewportSize({ width: 390, height: 844 });
    const words = await page.getByText("ほかのファイルも置けます").locator("xpath=..").boundingBox();
    expect((words?.x ?? 0) + (words?.width ?? 999)).toBeLessThanOrEqual(390 - 16);
    expect(await page.getByRole("cell", { name: "不適合の行がある" }).first().isVisible()).toBe(true);
    expect(await page.getByRole("table").first().evaluate((table) => table.scrollWidth <= (table.parentElement?.clientWidth ?? 0))).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("sends nothing but requests for its own parts, and no request carries anything", async () => {
    const { page, requests } = await openPage(browser, server.address);
    await choose(page, SAMPLE, WHOLE_SDS);
    await page.getByRole("button", { name: "事業者への依頼状を作る" }).click();
    await page.keyboard.press("Escape");
    await save(page, "CSV");
    await page.waitForLoadState("networkidle");
    expect(requests.length).toBeGreaterThan(3);
    for (const request of requests.filter((one) => !one.url().startsWith("blob:"))) {
      expect(request.method(), request.url()).toBe("GET");
      expect(new URL(request.url()).origin).toBe(server.address);
      expect(request.postDataBuffer(), request.url()).toBeNull();
      expect(new URL(request.url()).search, request.url()).toBe("");
    }
  });

  it("says in plain Japanese why a file cannot be read, and goes on with the others", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, join(BAD, "truncated-half.xlsx"), SAMPLE);
    await page.getByText("読み取れませんでした").first().waitFor();
    expect(await shownVerdict(page)).toBe("does-not-conform");
    const line = page.getByRole("listitem").filter({ hasText: "truncated-half.xlsx" });
    expect(await line.innerText()).toMatch(/[ぁ-ん]{2,}.*。/);
  });

  it("reads old workbooks, spreadsheets, text tables and archives of files alike", async () => {
    const { page } = await openPage(browser, server.address);
    const archive = {
      name: "届いたもの.zip",
      mimeType: "application/zip",
      buffer: Buffer.from(zipSync({ "mds.xlsx": readFileSync(SAMPLE), "だめ.xlsx": new Uint8Array(0) })),
    };
    await choose(page, join(CHECKOUT, "fixtures/other/merged-cells.xls"), join(CHECKOUT, "fixtures/other/merged-cells.ods"), join(CHECKOUT, "fixtures/delimited/shift-jis.csv"));
    await page.setInputFiles("input[type=file]", archive);
    await page.getByText("まとめたファイルです。中の2件を取り出しました。").waitFor();
    await page.getByText("ファイルが空です。").waitFor();
    await page.getByRole("table").getByRole("button", { name: /見本レコーダー/ }).waitFor();
    expect(await page.getByText(/^読み取りました：/).count()).toBe(4);
  });

  it("sums up several disclosures and shows the one that is chosen", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE, WHOLE_SDS);
    const table = page.getByRole("table");
    expect(await table.getByRole("row").count()).toBe(4);
    await table.getByRole("button", { name: /見本予約サービス/ }).click();
    const heading = page.getByRole("heading", { level: 2, name: /見本予約サービス/ });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByText(/確認事項99行のうちSDSの58行/).first().isVisible()).toBe(true);
  });

  it("offers a sample to those who have no file", async () => {
    const { page } = await openPage(browser, server.address);
    await page.getByRole("button", { name: "見本で試す" }).click();
    await page.getByTestId("verdict").waitFor();
    expect(await shownVerdict(page)).toBe("does-not-conform");
  });

  it("takes a file away and brings it back, and clears everything only when asked twice", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE);
    await page.getByRole("button", { name: /を外す$/ }).click();
    await page.getByText("ここにファイルを置いてください").waitFor();
    const undo = page.getByRole("button", { name: "元に戻す" });
    expect(await undo.evaluate((element) => element === document.activeElement)).toBe(true);
    await undo.click();
    expect(await shownVerdict(page)).toBe("does-not-conform");
    await page.getByRole("button", { name: "すべて消す" }).click();
    await page.keyboard.press("Escape");
    expect(await page.getByTestId("verdict").count()).toBe(1);
    await page.getByRole("button", { name: "すべて消す" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "すべて消す" }).click();
    await page.getByText("ここにファイルを置いてください").waitFor();
    expect(await page.getByTestId("verdict").count()).toBe(0);
  });
});

describe("working through the rows", () => {
  it("begins with what needs action, filters by status and searches by number and words", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE);
    expect(await page.getByText("41行のうち6行を表示しています。").isVisible()).toBe(true);
    await page.getByRole("radio", { name: /^すべて/ }).click();
    expect(await page.getByText("41行のうち41行を表示しています。").isVisible()).toBe(true);
    await page.getByRole("searchbox").fill("１２．４．１");
    expect(await page.getByText("41行のうち1行を表示しています。").isVisible()).toBe(true);
    await page.getByRole("searchbox").fill("そのような言葉はない");
    await page.getByRole("button", { name: "すべての行を表示する" }).click();
    expect(await page.getByText("41行のうち41行を表示しています。").isVisible()).toBe(true);
  });

  it("opens a row to its explanation, question and alternative, and closes all again", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE);
    const question = row(page, "9").getByText("事業者に尋ねること");
    expect(await question.isVisible()).toBe(false);
    await row(page, "9").getByRole("button", { name: /くわしく見る/ }).click();
    expect(await question.isVisible()).toBe(true);
    await page.getByRole("button", { name: "すべて閉じる" }).click();
    await question.waitFor({ state: "hidden" });
  });

  it("decides an open row only with a reason, updates the counts, and takes the decision back", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE);
    const open = row(page, "4.1");
    await open.getByRole("button", { name: "判断を記録する" }).click();
    await open.getByText("判断を選んでください。").waitFor();
    await open.getByText("適合と判断", { exact: true }).click();
    await open.getByRole("button", { name: "判断を記録する" }).click();
    await open.getByText("理由を書いてください。").waitFor();
    await open.getByRole("textbox").fill("ICカードと暗証番号の併用を実機で確かめた。");
    await open.getByRole("button", { name: "判断を記録する" }).click();
    const undo = open.getByRole("button", { name: "判断を取り消す" });
    await undo.waitFor();
    expect(await undo.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await open.getByText("ICカードと暗証番号の併用を実機で確かめた。").first().isVisible()).toBe(true);
    await page.getByRole("radio", { name: /^要判断\s*1$/ }).waitFor();
    await undo.click();
    await page.getByRole("radio", { name: /^要判断\s*2$/ }).waitFor();
  });
});

describe("taking the result along", () => {
  it("writes the letter to the provider, lets it be changed, and saves it", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE);
    const button = page.getByRole("button", { name: "事業者への依頼状を作る" });
    await button.click();
    const text = page.getByRole("textbox", { name: "依頼状の本文" });
    const letter = await text.inputValue();
    for (const expected of ["株式会社見本メディカル", "12.4.1", "28", "30.1"]) expect(letter).toContain(expected);
    await text.fill(`${letter}\n追伸`);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "テキストで保存" }).click();
    expect(readFileSync(await (await saved).path(), "utf8")).toBe(`${letter}\n追伸`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("saves the published document with the decisions, a table for spreadsheets, and a page to share", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE);
    const open = row(page, "4.1");
    await open.getByText("適合と判断", { exact: true }).click();
    await open.getByRole("textbox").fill("確かめた。");
    await open.getByRole("button", { name: "判断を記録する" }).click();
    const json = JSON.parse(await save(page, "JSON")) as {
      against: string;
      verdict: string;
      criteria: readonly { id: string; status: string; because: string }[];
    };
    expect(json.against).toBe("gl-7.0-appendix");
    expect(json.verdict).toBe("does-not-conform");
    expect(json.criteria).toHaveLength(41);
    expect(json.criteria.find((one) => one.id === "mds-4.1")).toMatchObject({ status: "met" });
    expect(JSON.stringify(json)).toContain("確かめた。");
    expect((await save(page, "CSV")).split("\r\n").length).toBeGreaterThan(41);
    const html = await save(page, "HTML");
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).not.toContain("<script");
  });

  it("copies the result as text", async () => {
    const { page } = await openPage(browser, server.address, { permissions: ["clipboard-read", "clipboard-write"] });
    await choose(page, SAMPLE);
    await page.getByRole("button", { name: "結果をコピー" }).click();
    await page.getByText("結果をコピーしました。").first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("12.4.1");
  });

  it("prints the result on A4 without the screen's controls, and the letter while it is open", async () => {
    const { page } = await openPage(browser, server.address);
    await choose(page, SAMPLE);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "印刷する" }).isVisible()).toBe(false);
    expect(await page.locator(".paper").getByText("医療情報セキュリティ開示書の確認結果").isVisible()).toBe(true);
    expect(await page.locator(".paper tbody tr").count()).toBe(41);
    expect(await page.locator(".paper tbody tr").first().evaluate((element) => getComputedStyle(element).breakInside)).toBe("avoid");
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "事業者への依頼状を作る" }).click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".paper .letter").isVisible()).toBe(true);
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
  });
});

it.runIf(process.env["KAIJI_WRITE_IMAGES"] === "1")("writes the pictures of the documents", async () => {
  const { page } = await openPage(browser, server.address);
  await documentPicture(page, "quick-check-empty");
  await page.getByRole("button", { name: "見本で試す" }).click();
  await page.getByTestId("verdict").waitFor();
  await page.setViewportSize({ width: 1280, height: 1700 });
  await documentPicture(page, "quick-check");
  await page.setViewportSize({ width: 1280, height: 900 });
  await row(page, "9").getByRole("button", { name: /くわしく見る/ }).click();
  await row(page, "9").evaluate((element) => element.scrollIntoView({ block: "center" }));
  await documentPicture(page, "quick-check-row");
  await row(page, "4.1").evaluate((element) => element.scrollIntoView({ block: "center" }));
  await documentPicture(page, "quick-check-decision");
  await page.getByRole("button", { name: "事業者への依頼状を作る" }).click();
  await page.getByRole("dialog").waitFor();
  await documentPicture(page, "quick-check-letter");
});

/** Drops a file as a person does from the desktop: the browser itself is told, not the page. */
async function drop(page: Page, path: string): Promise<void> {
  const box = (await page.getByText("ここにファイルを置いてください").boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: box.x + 5, y: box.y + 5, data });
  }
}

/** Saves the result in one of the formats and returns what was saved. */
async function save(page: Page, format: string): Promise<string> {
  await page.getByRole("button", { name: "保存する" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click();
  return readFileSync(await (await saved).path(), "utf8");
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sdsQuestions } from "../../fixtures/excel/make/invented.ts";
import { sectionAtTheLeft, sectionAtTheLeftFilled } from "../../fixtures/learn/checklists.ts";
import { newEditionQuestions, sdsWorkbook } from "../../fixtures/learn/new-edition.ts";
import { axeFindings, choose, documentPicture, goToPage, launchBrowser, openPage, picture, startKaiji, type RunningServer } from "./quick-check-page.ts";

let server: RunningServer;
let browser: Browser;
const room = mkdtempSync(join(tmpdir(), "kaiji-learn-"));
const file = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(room, name), bytes);
  return join(room, name);
};
const CURRENT = file("SDS現行.xlsx", sdsWorkbook("6.0", sdsQuestions()));
const COMING = file("SDS新版.xlsx", sdsWorkbook("7.0", newEditionQuestions(), {}, "Ver.6.0"));
const CHECKLIST = file("チェックリスト.xlsx", sectionAtTheLeft().bytes);
const FILLED = file("記入済み.xlsx", sectionAtTheLeftFilled());

beforeAll(async () => {
  [server, browser] = await Promise.all([startKaiji(), launchBrowser()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(room, { recursive: true, force: true });
});

async function openForms(options = {}) {
  const opened = await openPage(browser, server.address, options);
  opened.page.setDefaultTimeout(10_000);
  await goToPage(opened.page, "様式を覚える");
  await opened.page.getByRole("heading", { level: 1, name: "様式を覚える" }).waitFor();
  return opened;
}

/** Chooses a form; the page then shows what it found, or why it found nothing. */
const chooseForm = (page: Page, path: string) => page.setInputFiles("input[type=file]", path);

async function teach(page: Page, path: string) {
  await chooseForm(page, path);
  await page.getByRole("heading", { level: 2, name: "覚える内容を確かめてください" }).waitFor();
}

const confirm = (page: Page) => page.getByRole("button", { name: "この内容で覚える" }).click();

describe("teaching an official form on the page", () => {
  it("shows what it found, keeps it on confirming, sends nothing, and shows the official sentence beside the label", async () => {
    const { page, requests, complaints } = await openForms();
    await teach(page, CURRENT);
    await page.getByText("項目 143、記入欄 286（選択肢つき 143）、基本情報の欄 4").waitFor();
    await page.getByText("番号の違いはありません。").waitFor();
    await confirm(page);
    await page.getByRole("button", { name: "sds-5.0 のパックを保存" }).waitFor();
    await page.getByRole("link", { name: "かんたん確認" }).click();
    await choose(page, CURRENT);
    await page.getByTestId("verdict").waitFor();
    await page.getByRole("button", { name: "すべて開く" }).click();
    const wording = new Map(sdsQuestions()).get("30")!;
    await page.getByText(`「${wording}」`).first().waitFor();
    for (const request of requests.filter((one) => !one.url().startsWith("blob:"))) {
      expect(request.method(), request.url()).toBe("GET");
      expect(request.postDataBuffer(), request.url()).toBeNull();
    }
    expect(complaints).toEqual([]);
  });

  it("changes nothing when the same form comes again, and nothing when the person declines", async () => {
    const { page } = await openForms();
    await teach(page, CHECKLIST);
    await page.getByRole("button", { name: "やめる" }).click();
    await page.getByText("まだありません。上の枠に様式を置くと、ここに並びます。").waitFor();
    await teach(page, CHECKLIST);
    await confirm(page);
    await page.getByRole("button", { name: "cyber-checklist-provider-r8 を忘れる" }).waitFor();
    await teach(page, CHECKLIST);
    await page.getByText("この内容はすでに覚えています（cyber-checklist-provider-r8）。何も変わりません。").waitFor();
    expect(await page.getByRole("button", { name: "この内容で覚える" }).count()).toBe(0);
  });

  it("reads a filled copy of a form that was just learned", async () => {
    const { page } = await openForms();
    await teach(page, CHECKLIST);
    await confirm(page);
    await page.getByRole("link", { name: "かんたん確認" }).click();
    await choose(page, FILLED);
    await page.getByText("この様式について照らし合わせる確認事項はありません。", { exact: false }).first().waitFor();
  });

  it("shows what a new edition has differently and how its items were matched", async () => {
    const { page } = await openForms();
    await teach(page, CURRENT);
    await confirm(page);
    await teach(page, COMING);
    await page.getByRole("heading", { name: "sds-5.0 との違い" }).waitFor();
    await page.getByText("20 → 19、19 → 20").waitFor();
    await page.getByRole("button", { name: "143行すべてを見る" }).click();
    expect(await page.getByRole("row", { name: /17\.5 － 確か ?前の版に当たるものがない/ }).count()).toBe(1);
    await confirm(page);
    await page.getByRole("button", { name: "sds-6.0 を忘れる" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "忘れる" }).click();
    await page.getByRole("button", { name: "sds-6.0 を忘れる" }).waitFor({ state: "detached" });
    expect(await page.getByRole("button", { name: "sds-5.0 を忘れる" }).count()).toBe(1);
  });

  it("says why a file holds no form", async () => {
    const { page } = await openForms();
    await chooseForm(page, file("空.xlsx", new Uint8Array()));
    await page.getByText("「空.xlsx」からは覚えられませんでした").waitFor();
    await chooseForm(page, file("改ざん.json", new TextEncoder().encode(`{"kind":"kaiji-form-pack"}`)));
    await page.getByText("「改ざん.json」からは覚えられませんでした").waitFor();
  });

  const looks = [
    { name: "light", options: { viewport: { width: 1280, height: 900 } } },
    { name: "dark-phone", options: { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const } },
  ];
  for (const { name, options } of looks)
    it(`has nothing that axe finds, and no sideways scrolling: ${name}`, async () => {
      const { page, complaints } = await openForms(options);
      await teach(page, CURRENT);
      await confirm(page);
      await teach(page, COMING);
      await page.getByRole("button", { name: "143行すべてを見る" }).click();
      await page.getByRole("button", { name: /^項目を見る/ }).click();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      await picture(page, `learn-${name}`);
      expect(complaints).toEqual([]);
    });

  it.runIf(process.env["KAIJI_WRITE_IMAGES"] === "1")("writes the picture of the guide", async () => {
    const { page } = await openForms({ viewport: { width: 1280, height: 1250 } });
    await teach(page, CURRENT);
    await confirm(page);
    await teach(page, COMING);
    await page.evaluate(() => scrollTo(0, 0));
    await documentPicture(page, "learn-form");
  });

  it("reads a form as a pack that came from elsewhere", async () => {
    const { page } = await openForms();
    await teach(page, CURRENT);
    await confirm(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "sds-5.0 のパックを保存" }).click()]);
    const path = join(room, "pack.json");
    await download.saveAs(path);
    await page.getByRole("button", { name: "sds-5.0 を忘れる" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "忘れる" }).click();
    await teach(page, path);
    await confirm(page);
    await page.getByRole("button", { name: "sds-5.0 を忘れる" }).waitFor();
  });
});


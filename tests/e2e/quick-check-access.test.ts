import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, BAD, choose, launchBrowser, openPage, picture, SAMPLE, startKaiji, WHOLE_SDS, type RunningServer } from "./quick-check-page.ts";

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

describe("for everybody, on every screen", () => {
  const looks = [
    { name: "light", options: {}, english: false },
    { name: "dark", options: { colorScheme: "dark" as const }, english: false },
    { name: "english", options: {}, english: true },
    { name: "phone", options: { viewport: { width: 390, height: 844 } }, english: false },
    { name: "wide-dark-english", options: { viewport: { width: 1920, height: 1080 }, colorScheme: "dark" as const }, english: true },
  ];
  for (const { name, options, english } of looks) {
    it(`has nothing that axe finds, and no sideways scrolling: ${name}`, async () => {
      const { page, complaints } = await openPage(browser, server.address, options);
      if (english) await page.getByRole("button", { name: "Switch to English" }).click();
      await inspect(page, `${name}-empty`);
      await choose(page, SAMPLE, WHOLE_SDS, join(BAD, "truncated-half.xlsx"));
      await inspect(page, `${name}-results`);
      await page.getByRole("button", { name: english ? "Open all" : "すべて開く" }).click();
      await page.getByRole("button", { name: english ? "Keep the decision" : "判断を記録する" }).first().click();
      await inspect(page, `${name}-open-rows-and-errors`);
      await page.getByRole("button", { name: english ? "Write to the provider" : "事業者への依頼状を作る" }).click();
      await page.getByRole("dialog").waitFor();
      await inspect(page, `${name}-letter`, false);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: english ? "Clear all" : "すべて消す" }).click();
      await page.getByRole("alertdialog").waitFor();
      await inspect(page, `${name}-clear`, false);
      expect(complaints).toEqual([]);
    });
  }

  it("is worked from the keyboard, past the header, with a visible focus", async () => {
    const { page } = await openPage(browser, server.address);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "本文へ移動" });
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await skip.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await tabTo(page, "見本で試す");
    await page.keyboard.press("Enter");
    await page.getByTestId("verdict").waitFor();
    await tabTo(page, "事業者への依頼状を作る");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
    }
    await page.keyboard.press("Escape");
    await tabTo(page, "保存する");
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
  });

  it("remembers language and theme", async () => {
    const { page } = await openPage(browser, server.address);
    await page.getByRole("button", { name: "暗い画面に切り替える" }).click();
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.reload();
    await page.getByRole("heading", { name: "Quick check of disclosures" }).waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset["theme"]])).toEqual(["en", "dark"]);
  });

  it("works where the browser forbids storage", async () => {
    const context = await browser.newContext({ locale: "ja-JP" });
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await page.goto(server.address);
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByRole("heading", { name: "Quick check of disclosures" }).waitFor();
    await choose(page, SAMPLE);
    await page.getByTestId("verdict").waitFor();
  });
});

async function inspect(page: Page, name: string, fullPage = true): Promise<void> {
  await picture(page, name, fullPage);
  expect(await axeFindings(page), name).toEqual([]);
  const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }));
  expect(wide, name).toBeLessThanOrEqual(room);
}

/** Presses Tab until the button with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    if (await page.getByRole("button", { name, exact: true }).first().evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The focus never reached 「${name}」`);
}

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, documentPicture, goToPage, launchBrowser, openPage, picture, startKaiji, type RunningServer } from "./quick-check-page.ts";

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

async function open(name: string, options = {}) {
  const opened = await openPage(browser, server.address, options);
  opened.page.setDefaultTimeout(10_000);
  await goToPage(opened.page, name);
  await opened.page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

const card = (page: Page, name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name, exact: true }) });
const answer = (page: Page) => page.getByTestId("covered").getAttribute("data-answer");

async function say(page: Page, name: string, ...options: readonly string[]) {
  for (const option of options) await card(page, name).getByRole("radio", { name: option, exact: true }).locator("xpath=ancestor::label").last().click();
}

describe("whether the volume for outsourced maintenance is enough", () => {
  it("follows the chart system by system, names what decides, says what to ask, and remembers", async () => {
    const { page, complaints } = await open("自院は対象か");
    await page.getByRole("button", { name: "＋ 電子カルテ" }).click();
    expect(await answer(page)).toBe("undecided");
    await say(page, "電子カルテ", "扱う", "事業者のクラウド", "事業者", "約款・利用規約");
    expect(await answer(page)).toBe("outsourced-maintenance");
    await page.getByRole("textbox", { name: "ほかのシステムの名前" }).fill("検査会社の端末（架空）");
    await page.keyboard.press("Enter");
    await say(page, "検査会社の端末（架空）", "扱う", "院内のサーバー", "事業者", "書かれていない（口頭など）");
    expect(await answer(page)).toBe("all-volumes");
    await page.getByText("このままでは対象になる理由：検査会社の端末（架空）").waitFor();
    await page.getByText("検査会社の端末（架空）：サーバのセキュリティ更新が貴社の責任であることを", { exact: false }).waitFor();
    await page.reload();
    await page.getByTestId("covered").waitFor();
    expect(await answer(page)).toBe("all-volumes");
    await page.getByRole("button", { name: "検査会社の端末（架空）を外す" }).click();
    expect(await answer(page)).toBe("outsourced-maintenance");
    await page.getByRole("button", { name: "元に戻す" }).click();
    expect(await answer(page)).toBe("all-volumes");
    expect(complaints).toEqual([]);
  });

  it("forgets what is no longer asked when an earlier answer changes", async () => {
    const { page } = await open("自院は対象か");
    await page.getByRole("button", { name: "＋ レセコン" }).click();
    await say(page, "レセコン", "扱う", "事業者のクラウド", "事業者", "契約書");
    await say(page, "レセコン", "扱わない");
    expect(await answer(page)).toBe("undecided");
    await say(page, "レセコン", "扱う");
    expect(await card(page, "レセコン").getByRole("radiogroup").count()).toBe(2);
  });
});

describe("who writes which disclosure", () => {
  it("says which forms, by whom, why and from which source", async () => {
    const { page, complaints } = await open("だれが書くか");
    for (const option of [/^システム・ソフト/, "扱う", /^院内に置いている/, "している", "同じ", "販売店・代理店"])
      await page.getByRole("radio", { name: option, exact: true }).locator("xpath=ancestor::label").last().click();
    const outcomes = page.getByRole("region", { name: "結果" }).getByRole("listitem");
    expect(await outcomes.count()).toBe(3);
    await outcomes.filter({ hasText: "MDS：製造業者が書きます" }).waitFor();
    await outcomes.filter({ hasText: "SDS：遠隔保守をしている会社が書きます" }).waitFor();
    await outcomes.filter({ hasText: "販売店は書かず、取り次ぎます" }).getByText("Q-9, Q-21", { exact: false }).waitFor();
    await page.getByRole("button", { name: "最初からやり直す" }).click();
    expect(await page.getByRole("radiogroup").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  const looks = [
    { name: "light", options: { viewport: { width: 1280, height: 900 } } },
    { name: "dark-phone", options: { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const } },
  ];
  for (const { name, options } of looks)
    it(`both have nothing that axe finds, and no sideways scrolling: ${name}`, async () => {
      const { page } = await open("自院は対象か", options);
      await page.getByRole("button", { name: "＋ 電子カルテ" }).click();
      await say(page, "電子カルテ", "扱う", "院内のサーバー", "分からない");
      await inspect(page, `covered-${name}`);
      await goToPage(page, "だれが書くか");
      await page.getByRole("radio", { name: /^UTM/ }).locator("xpath=ancestor::label").last().click();
      await page.getByRole("radio", { name: "つながっている", exact: true }).locator("xpath=ancestor::label").last().click();
      await inspect(page, `who-${name}`);
    });
});

it.runIf(process.env["KAIJI_WRITE_IMAGES"] === "1")("writes the picture of the guide", async () => {
  const { page } = await open("自院は対象か", { viewport: { width: 1280, height: 1250 } });
  await page.getByRole("button", { name: "＋ 電子カルテ" }).click();
  await say(page, "電子カルテ", "扱う", "事業者のクラウド", "事業者", "書かれていない（口頭など）");
  await page.evaluate(() => scrollTo(0, 0));
  await documentPicture(page, "covered");
});

async function inspect(page: Page, name: string) {
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  await picture(page, name);
}

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookAt } from "./look-at.ts";
import { SAMPLE, WHOLE_SDS, launchBrowser } from "./quick-check-page.ts";
import { choose, goToScreen, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

let server: RunningWorkspace;
let browser: Browser;
let page: Page;
let complaints: readonly string[];
const flaws: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  ({ page, complaints } = await signUpInstitution(browser, server, "もみじ診療所（架空）"));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const next = () => page.getByRole("button", { name: "次へ" }).click();
const step = (name: string | RegExp) => page.getByRole("heading", { level: 2, name }).waitFor();

async function look(name: string): Promise<void> {
  flaws.push(...(await lookAt(page, `start-${name}`)));
}

async function provider(name: string, email: string, role: string) {
  await step(/の会社はどこですか/);
  const who = page.getByRole("combobox", { name: "会社", exact: true });
  if ((await who.locator("option", { hasText: name }).count()) > 0) await who.selectOption({ label: name });
  else {
    await who.selectOption({ label: "新しい会社を入力する" });
    await page.getByRole("textbox", { name: /会社の名前/ }).fill(name);
    await page.getByRole("textbox", { name: /メールアドレス/ }).fill(email);
  }
  await choose(page, role);
}

describe("a new clinic's guided first hour", () => {
  it("asks one thing a step, and says at the field what is missing", async () => {
    await step("どのような医療機関ですか？");
    await next();
    await page.getByRole("alert").filter({ hasText: "どれか1つを選んでください" }).waitFor();
    await look("institution");
    await choose(page, "診療所（入院なし）");
    await next();
    await step("使っているものを選んでください");
    await next();
    await page.getByRole("alert").filter({ hasText: "少なくとも1つ" }).waitFor();
    for (const name of ["電子カルテ", "レセコン", "予約"]) await page.getByRole("checkbox", { name, exact: true }).check();
    await look("systems");
    await next();
    await step("「電子カルテ」について");
    await next();
    await page.getByRole("alert").filter({ hasText: "分からなければ" }).waitFor();
    await choose(page, "事業者のクラウド", "事業者", "約款・利用規約");
    await look("place");
    await next();
    await step("「電子カルテ」の会社はどこですか？");
    await next();
    await page.getByText("会社の名前を入力してください").waitFor();
    await provider("架空カルテ株式会社", "support@karte.example.jp", "作っている会社、またはサービスを提供している会社");
    await look("provider");
    await next();
    await step("「レセコン」について");
  });

  it("can be left, is kept on the server, and goes on where it was", async () => {
    await page.getByRole("link", { name: "あとで続ける（概要へ）" }).click();
    await page.getByRole("link", { name: "「はじめに」の続きに答える" }).click();
    await step("「レセコン」について");
    await page.reload();
    await step("「レセコン」について");
    await page.getByRole("button", { name: "戻る" }).click();
    await step("「電子カルテ」の会社はどこですか？");
    expect(await page.getByRole("combobox", { name: "会社", exact: true }).locator("option:checked").textContent()).toBe("架空カルテ株式会社");
    await next();
    await step("「レセコン」について");
  });

  it("ends with what to do, and with whether the clinic is covered", async () => {
    await choose(page, "院内のサーバー", "している", "事業者", "書かれていない（口頭など）");
    await next();
    await provider("架空カルテ株式会社", "", "販売店・代理店（作っている会社は別）");
    await next();
    await step("「予約」について");
    await choose(page, "事業者のクラウド", "分からない");
    await next();
    await provider("見本予約株式会社", "", "分からない");
    await next();
    await step(/手元にありますか/);
    await page.getByRole("button", { name: "終わる" }).click();
    await page.getByRole("alert").filter({ hasText: "手元にファイルがあるか" }).waitFor();
    await page.setInputFiles("input[type=file]", [SAMPLE, WHOLE_SDS]);
    await page.getByText("2件のうち2件を読み終えました").waitFor();
    await look("files");
    await page.getByRole("button", { name: "終わる" }).click();
    await step("登録できました。次にすることです。");
    expect(await page.getByTestId("coverage").getAttribute("data-answer")).toBe("all-volumes");
    const todo = await page.getByRole("main").getByRole("listitem").getByRole("link").allTextContents();
    expect(todo).toEqual(expect.arrayContaining(["更新の責任について、事業者に確かめる", "受け取った2件の開示書を、台帳のシステムに結び付ける", "開示書がそろっていない3件のシステムについて、事業者に依頼する"]));
    await look("done");
  });

  it("can be opened again, and the ledger has what was said", async () => {
    await goToScreen(page, "はじめに");
    await step("登録できました。次にすることです。");
    await goToScreen(page, "必要な開示書");
    const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    await row("レセコン").getByText("MDS：架空カルテ株式会社（書く会社に取り次いでもらう）").waitFor();
    await row("レセコン").getByText("まだ：MDS・SDS").waitFor();
    await row("電子カルテ").getByText("SDS：架空カルテ株式会社").waitFor();
    await look("needs");
  });
});

describe("whether the clinic is covered", () => {
  it("names the systems that decide it and what to ask, and puts a letter in the outbox", async () => {
    await goToScreen(page, "対象か");
    await page.getByText("対象にならない理由になっているシステム：レセコン、予約").waitFor();
    await look("coverage");
    await page.getByRole("button", { name: "手紙を送信箱に入れる" }).click();
    await page.getByText("送信箱に入れました。").waitFor();
    await page.getByText("見本予約株式会社のメールアドレスが台帳にないため").waitFor();
  });

  it("says what changed when an answer changes, and is judged again", async () => {
    const coverage = page.getByTestId("coverage");
    for (const [name, where] of [["レセコン", "契約書"], ["予約", "約款・利用規約"]] as const) {
      await page.getByRole("table", { name: "システムごとの判断" }).getByRole("button", { name: `${name}について答え直す` }).click();
      const dialog = page.getByRole("dialog");
      if (name === "予約") await dialog.getByRole("radiogroup", { name: /だれの責任/ }).getByRole("radio", { name: "事業者", exact: true }).locator("xpath=ancestor::label").last().click();
      await dialog.getByRole("radiogroup", { name: /どこに書かれて/ }).getByRole("radio", { name: where, exact: true }).locator("xpath=ancestor::label").last().click();
      await expect.poll(() => dialog.getByRole("radio", { name: where, exact: true }).isChecked()).toBe(true);
      await dialog.getByRole("button", { name: "閉じる" }).click();
    }
    await expect.poll(() => coverage.getAttribute("data-stale")).toBe("true");
    await page.getByText("「レセコン」の答えが変わりました。").waitFor();
    await look("coverage-stale");
    await page.getByRole("button", { name: "もう一度判断する" }).click();
    await expect.poll(() => coverage.getAttribute("data-answer")).toBe("outsourced-maintenance");
    await expect.poll(() => page.getByRole("table", { name: "これまでの判断" }).getByRole("row").count()).toBe(3);
    await look("coverage-covered");
  });

  it("the overview says it in three sentences, and what is left before one may say so", async () => {
    await goToScreen(page, "概要");
    const sentences = page.getByTestId("sentences").getByRole("listitem");
    await expect.poll(() => sentences.first().textContent()).toContain("保守委託機関編を守ればよい対象です");
    expect(await sentences.count()).toBe(3);
    await expect.poll(() => page.getByTestId("not-yet").getByRole("listitem").allTextContents()).toEqual(["開示書がそろっていないシステムが3件", "どのシステムのものか分からない開示書が2件"]);
    await look("overview");
    // Asking who is signed in is answered 401 before anybody is, and browsers write that down.
    expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
    expect(flaws).toEqual([]);
  });
});

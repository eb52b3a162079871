import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacksOf } from "./list-examples.ts";
import { lookAt } from "./look-at.ts";
import { launchBrowser } from "./quick-check-page.ts";
import { goToScreen, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

let server: RunningWorkspace;
let browser: Browser;
let page: Page;
let complaints: readonly string[];
const flaws: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  ({ page, complaints } = await signUpInstitution(browser, server, "さくら診療所（架空）"));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const look = async (name: string) => void flaws.push(...(await lookAt(page, `rules-${name}`)));
const tab = (name: string) => page.getByRole("navigation", { name: "運用管理規程の画面" }).getByRole("link", { name, exact: true }).click();

describe("a clinic makes its rulebook", () => {
  it("from the outline, which covers every compliance item", async () => {
    await goToScreen(page, "運用管理規程");
    await page.getByText("運用管理規程を用意しましょう").waitFor();
    await look("empty");
    await page.getByRole("link", { name: /案から始める/ }).click();
    await page.getByRole("button", { name: "この案を見る" }).click();
    await page.getByRole("rowheader", { name: "目的" }).waitFor();
    await look("outline");
    await page.getByRole("button", { name: "71件を取り込む" }).click();
    await page.getByText("から71件を取り込みました。").waitFor();
    await look("imported");
    await page.getByRole("link", { name: "条項を見る" }).click();
    await page.getByText("52の遵守項目のうち、52に条項があります。").first().waitFor();
    await look("clauses");
  });

  it("fills in what is to be filled in, and sees it go from the list", async () => {
    await page.getByRole("button", { name: "目的", exact: true }).click();
    const text = page.getByRole("dialog").getByRole("textbox", { name: /本文/ });
    await look("clause-form");
    await text.fill((await text.inputValue()).replace("【医療機関名】", "さくら診療所"));
    await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("combobox", { name: "状態" }).selectOption({ label: "書き込みが残る" });
    await page.getByRole("rowheader", { name: "基本となる方針" }).waitFor();
    expect(await page.getByRole("rowheader", { name: "目的", exact: true }).count()).toBe(0);
    await page.getByRole("button", { name: "条件を外す" }).click();
  });

  it("takes a clause out, sees its item uncovered, and puts it back", async () => {
    await page.getByRole("button", { name: "第３９条 私物の端末 外す" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "外す" }).click();
    await page.getByText("52の遵守項目のうち、51に条項があります。").first().waitFor();
    await page.getByText("条項のない遵守項目（1）").click();
    await page.getByRole("link", { name: /7-⑤/ }).waitFor();
    await look("uncovered");
    await page.getByRole("button", { name: "元に戻す" }).click();
    await page.getByText("52の遵守項目のうち、52に条項があります。").first().waitFor();
    // Several at once, and back as one.
    for (const name of ["第３９条 私物の端末を選ぶ", "第１条 目的を選ぶ"]) await page.getByRole("checkbox", { name, exact: true }).check();
    await page.getByRole("button", { name: "外す", exact: true }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "外す", exact: true }).click();
    await page.getByRole("checkbox", { name: "第３９条 私物の端末を選ぶ" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "元に戻す" }).click();
    await page.getByRole("checkbox", { name: "第３９条 私物の端末を選ぶ" }).waitFor();
    await page.getByText("52の遵守項目のうち、52に条項があります。").first().waitFor();
  });

  it("keeps it as a revision, changes it, compares, and brings the old text back", async () => {
    await tab("版と比較");
    await page.getByText("版はまだありません。").waitFor();
    await page.getByRole("button", { name: "いまの条項を版として残す" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: /承認した人/ }).fill("院長 桜井花子（架空）");
    await look("revision-form");
    await page.getByRole("dialog").getByRole("button", { name: "いまの条項を版として残す" }).click();
    await page.getByRole("rowheader", { name: "第1版" }).waitFor();
    await page.getByText("違いはありません。").waitFor();
    await tab("条項");
    await page.getByRole("button", { name: "離席時の対策", exact: true }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: /本文/ }).fill("利用者は、席を離れるときに画面をロックする。\n２　端末は、３分で自動でロックする。");
    await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await tab("版と比較");
    await page.getByText("端末は、３分で自動でロックする。").waitFor();
    await look("compare");
    await page.getByRole("button", { name: "第４８条 離席時の対策 前の本文に戻す" }).click();
    await page.getByText("違いはありません。").waitFor();
  });

  it("gets it as a Word document that LibreOffice opens without complaint, and reads it in again", async () => {
    const address = await page.getByRole("link", { name: "第1版をWordで受け取る" }).getAttribute("href");
    const answer = await page.context().request.get(new URL(address ?? "", server.origin).href);
    const folder = mkdtempSync(join(tmpdir(), "kaiji-word-"));
    const file = join(folder, "規程.docx");
    writeFileSync(file, await answer.body());
    const office = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", "--outdir", folder, file], { encoding: "utf8", timeout: 120_000 });
    if (office.error !== undefined) console.warn("LibreOffice is not here: opening the Word document was NOT tested");
    else {
      expect(office.stderr.replaceAll(/Warning: failed to launch javaldx.*\n/g, "")).toBe("");
      expect(readFileSync(join(folder, "規程.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    }
    await tab("取り込む");
    await page.setInputFiles("input[type=file]", file);
    await page.getByText(/件の条項が見つかりました（第1条などの番号で）/).waitFor();
    await page.getByText(/条項に入らなかった文/).first().waitFor();
    await look("word-preview");
    rmSync(folder, { recursive: true });
    await page.getByRole("button", { name: "選び直す" }).click();
  });

  it("takes over an own text after correcting it, and undoes that", async () => {
    const text = "さくら診療所 規程集\n第1条（複合機）紙を残さない。\n第2条　印刷した紙は、その日のうちに取りに行かなければならない。\n第4条（清掃）週に一度行う。";
    await page.setInputFiles("input[type=file]", { name: "規程.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.getByText("！見出しがない（本文の始めから付けました）").waitFor();
    await page.getByText("！番号が飛んでいる").waitFor();
    await page.getByText("さくら診療所 規程集").waitFor();
    expect([...(await lacksOf(page, "rulebook-import-clauses")), ...(await lacksOf(page, "rulebook-import-leftover"))]).toEqual([]);
    await page.getByRole("button", { name: /^第2条 .* 直す$/ }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: /見出し/ }).fill("印刷物");
    await look("correct");
    await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
    await page.getByRole("button", { name: "第4条 清掃 取り込まない" }).click();
    await look("text-preview");
    await page.getByRole("button", { name: "2件を取り込む" }).click();
    await page.getByText("「規程.txt」から2件を取り込みました。").waitFor();
    await page.getByRole("button", { name: "規程.txt この取り込みをやめる" }).click();
    await page.getByText("「規程.txt」の取り込みをやめました。").waitFor();
    await tab("条項");
    await page.getByRole("rowheader", { name: "離席時の対策" }).waitFor();
    expect(await page.getByRole("rowheader", { name: "印刷物" }).count()).toBe(0);
  });
});

describe("the compliance items", () => {
  it("say what they mean, and take an answer with its reason", async () => {
    await goToScreen(page, "遵守項目");
    await page.getByText("52項目のうち0項目が済んでいます").waitFor();
    await look("items");
    await page.getByRole("button", { name: "院内サーバーの二要素認証" }).click();
    await page.getByRole("radiogroup").getByText("対象外", { exact: true }).click();
    await look("item");
    await page.getByRole("dialog").getByRole("textbox", { name: /理由/ }).fill("院内にサーバーを置いていない");
    await page.getByRole("dialog").getByRole("textbox", { name: /担当/ }).fill("桜井 花子");
    await page.getByRole("dialog").getByRole("button", { name: "根拠資料を加える" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: /名前・保管場所/ }).fill("台帳（全部クラウド）");
    await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
    await page.getByText("52項目のうち1項目が済んでいます").waitFor();
  });

  it("does not offer 対象外 where the guideline knows no case", async () => {
    await page.getByRole("button", { name: "安全管理責任者を置く" }).click();
    await page.getByRole("radio", { name: "未着手" }).waitFor();
    expect(await page.getByRole("radio", { name: "対象外" }).count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  it("several are set at once, and what is past its date is told", async () => {
    await page.getByRole("combobox", { name: "区分" }).selectOption({ label: "7 機器等の資産管理" });
    await page.getByRole("checkbox", { name: "表示中のすべてを選ぶ" }).click();
    await page.getByRole("button", { name: "まとめて決める" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: /担当/ }).fill("事務長");
    await page.getByRole("dialog").getByLabel(/目標日/).fill("2026-01-31");
    await page.getByRole("dialog").getByRole("combobox", { name: "状況" }).selectOption({ label: "一部" });
    await look("bulk");
    await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
    await page.getByText("目標日を過ぎた項目が6件あります。").waitFor();
    await look("items-late");
  });

  it("a clause is connected and disconnected from here", async () => {
    await page.getByRole("button", { name: "台帳をつける" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "第３６条の結び付けを外す" }).click();
    await page.getByRole("dialog").getByText("なし", { exact: true }).waitFor();
    await page.getByRole("dialog").getByRole("combobox", { name: "条項を結び付ける" }).selectOption({ label: "第３６条 台帳" });
    await page.getByRole("dialog").getByRole("button", { name: "条項を結び付ける" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "第３６条の結び付けを外す" }).waitFor();
    await page.keyboard.press("Escape");
  });
});

it("every screen holds at both widths, is accessible, and nothing complained", () => {
  expect(flaws).toEqual([]);
  expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacksOf } from "./list-examples.ts";
import { lookAt } from "./look-at.ts";
import { CHECKOUT, SAMPLE, WHOLE_SDS, launchBrowser, openPage } from "./quick-check-page.ts";
import { goToScreen, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

let server: RunningWorkspace;
let browser: Browser;
let page: Page;
let provider: Page;
let link: string;
let code: string;
const complaints: (readonly string[])[] = [];
const flaws: string[] = [];
const HANDED_IN = join(CHECKOUT, "fixtures/excel/cover-and-history-sheets.xlsx");

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function look(shown: Page, name: string): Promise<void> {
  flaws.push(...(await lookAt(shown, `requests-${name}`)));
}

/** What a person has typed in long ago: a provider and two systems, one with its disclosure. */
async function fillLedger(): Promise<void> {
  const sample = readFileSync(SAMPLE).toString("base64");
  await page.evaluate(async (file) => {
    const ask = async (method: string, path: string, body?: unknown) => {
      const isBytes = body instanceof Blob;
      const reply = await fetch(path, { method, headers: { "Content-Type": isBytes ? "application/octet-stream" : "application/json" }, ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }) });
      if (!reply.ok) throw new Error(`${path} ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as { id: string; sha256: string; organizations: { organizationId: string }[] };
    };
    const base = `/api/organizations/${(await ask("GET", "/api/me")).organizations[0]?.organizationId}`;
    const { id } = await ask("POST", `${base}/providers`, { name: "見本メディカル株式会社（架空）", email: "security@mihon.example.jp", contactName: "開示 太郎", roles: ["manufacturer"] });
    const system = (name: string, kind: string) => ask("POST", `${base}/systems`, { name, kind, delivery: "on-premise", providers: [{ providerId: id, role: "manufacturer" }] });
    const record = await system("電子カルテ", "electronic-record");
    await system("画像（PACS）", "pacs");
    const bytes = new Blob([Uint8Array.from(atob(file), (sign) => sign.codePointAt(0) ?? 0)]);
    const { sha256 } = await ask("POST", `${base}/files?name=sample.xlsx`, bytes);
    await ask("POST", `${base}/disclosures`, { sha256, fileName: "sample.xlsx", systemId: record.id });
  }, sample);
}

describe("a clinic asks, a provider answers by its link, the clinic accepts", () => {
  it("makes one letter for everything missing, looks at it, and sends it", async () => {
    const opened = await signUpInstitution(browser, server, "さくら診療所（架空）");
    page = opened.page;
    complaints.push(opened.complaints);
    await fillLedger();
    await page.goto(`${server.origin}/workspace/requests`);
    await page.getByText("依頼はまだありません。").waitFor();
    await look(page, "empty");
    await page.getByRole("button", { name: "足りないものをすべて依頼する" }).click();
    await page.getByRole("heading", { level: 1, name: "依頼を作る" }).waitFor();
    await page.getByRole("button", { name: "手紙を見る" }).waitFor();
    await look(page, "compose");
    await page.getByRole("button", { name: "手紙を見る" }).click();
    await page.getByRole("dialog").getByText("見本メディカル株式会社（架空）").waitFor();
    await look(page, "preview");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "1通を送る" }).click();
    await page.getByRole("heading", { level: 1, name: "見本メディカル株式会社（架空）" }).waitFor();
    // No mail is set up here: the letter waits for a hand, and is not called sent before.
    await page.getByText("送付待ち", { exact: true }).first().waitFor();
    await page.getByText("手紙はできていますが、まだ送られていません。").waitFor();
    await look(page, "to-send");
    await page.getByRole("button", { name: "手紙を送った" }).click();
    await page.getByText("送った", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "リンクとコードを作る" }).click();
    link = (await page.getByText(/^リンク：/).textContent())?.replace("リンク：", "") ?? "";
    code = /コード：([A-Z2-9-]{19})/.exec((await page.getByText(/^コード：/).textContent()) ?? "")?.[1] ?? "";
    expect(link).toContain("/answer#");
    await look(page, "sent");
  });

  it("lets the provider in without an account; it hands in a file and answers, leaves, and comes back by the code", async () => {
    const opened = await openPage(browser, link);
    provider = opened.page;
    complaints.push(opened.complaints);
    await provider.getByRole("heading", { level: 1, name: "さくら診療所（架空）からのお願い" }).waitFor();
    expect(await provider.title()).toBe("開示書のお願い | Kaiji");
    expect(await provider.getByRole("navigation").count()).toBe(0);
    await look(provider, "answer-first");
    await provider.setInputFiles("input[type=file]", [HANDED_IN]);
    await provider.getByText("読み取れました（MDS）").waitFor();
    // The other form is said to be the other one at once, and taken back.
    await provider.setInputFiles("input[type=file]", [WHOLE_SDS]);
    await provider.getByText(/これはSDSです。お願いしているのは/).waitFor();
    await look(provider, "answer-other-form");
    await provider.getByRole("listitem").filter({ hasText: "これはSDSです" }).getByRole("button", { name: /取り下げる$/ }).click();
    await provider.getByText(/これはSDSです/).waitFor({ state: "detached" });
    const rows = provider.getByRole("radiogroup");
    const count = await rows.count();
    expect(count).toBeGreaterThan(3);
    await rows.first().getByText("いいえ").click();
    await provider.getByRole("textbox", { name: /備考/ }).first().fill("来年3月の版で対応します。");
    await provider.getByRole("textbox", { name: /備考/ }).first().blur();
    await provider.getByText(`${count}件のうち1件に答えました`).waitFor();
    await provider.goto(`${server.origin}/answer`);
    await provider.getByRole("heading", { level: 1, name: "コードを入力してください" }).waitFor();
    await look(provider, "answer-code");
    await provider.getByRole("textbox", { name: /コード/ }).fill(code.toLowerCase());
    await provider.getByRole("button", { name: "開く" }).click();
    await provider.getByText(`${count}件のうち1件に答えました`).waitFor();
    expect(await provider.getByRole("textbox", { name: /備考/ }).first().inputValue()).toBe("来年3月の版で対応します。");
    for (let at = 1; at < count; at++) {
      await rows.nth(at).getByText("はい").click();
      await provider.getByText(`${count}件のうち${at + 1}件に答えました`).waitFor();
    }
    await look(provider, "answer-answered");
    await provider.getByRole("textbox", { name: /質問・連絡/ }).fill("画像（PACS）の版は2.1でよいでしょうか。");
    await provider.getByRole("button", { name: "送る", exact: true }).click();
    await provider.getByText("画像（PACS）の版は2.1でよいでしょうか。").waitFor();
    await provider.getByRole("textbox", { name: /お名前/ }).fill("開示 太郎");
    await provider.getByRole("button", { name: "すべて提出する" }).click();
    await provider.getByText("提出していただきました。ありがとうございました。").waitFor();
    await look(provider, "answer-handed-in");
  });

  it("shows the clinic what came; it accepts the answers, and the file out of quarantine", async () => {
    await page.reload();
    await page.getByText("回答あり", { exact: true }).first().waitFor();
    await look(page, "answered");
    await page.getByRole("button", { name: "受け取る" }).click();
    await page.getByText("受け取りました", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^すべて受け入れる/ }).click();
    await expect.poll(() => page.getByText("受け入れた", { exact: true }).count()).toBeGreaterThan(3);
    await page.getByRole("textbox", { name: /事業者への返事/ }).fill("はい、2.1です。");
    await page.getByRole("button", { name: "返事をする" }).click();
    await page.getByText("はい、2.1です。").first().waitFor();
    await look(page, "accepted");
    await provider.reload();
    await provider.getByText("はい、2.1です。").waitFor();
    await page.goto(`${server.origin}/workspace/requests`);
    await page.getByRole("rowheader", { name: "見本メディカル株式会社（架空）" }).first().waitFor();
    await look(page, "list");
  });

  it("takes a single answer of the provider as confirmed, with its source, until a new disclosure comes", async () => {
    await page.goto(`${server.origin}/workspace/findings?show=answered`);
    await page.getByRole("rowheader").getByRole("button").last().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/見本メディカル株式会社（架空）（開示 太郎）が.*に「はい」と書面で回答しました/).waitFor();
    await look(page, "provider-answer");
    await dialog.getByRole("button", { name: "この回答で確認したことにする" }).click();
    await dialog.getByText("対応を決めた").first().waitFor();
    await dialog.getByText("事業者の回答で確認した（新しい開示書を待つ）").first().waitFor();
    await look(page, "provider-answer-taken");
    await page.keyboard.press("Escape");
    await page.goto(`${server.origin}/workspace/requests`);
  });

  it("prints the letter with its code and QR on A4", async () => {
    await page.getByRole("link", { name: "見本メディカル株式会社（架空）" }).click();
    await page.getByRole("link", { name: "手紙を見る・印刷する" }).click();
    await page.getByRole("button", { name: "リンクとQRコードを入れる" }).click();
    await page.getByAltText("回答のページを開くQRコード").waitFor();
    await look(page, "letter");
    const folder = join(CHECKOUT, "test-results/quick-check");
    mkdirSync(folder, { recursive: true });
    const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
    writeFileSync(join(folder, "requests-letter.pdf"), paper);
    expect(paper.length).toBeGreaterThan(10_000);
  });

  it("a dealer names the manufacturer; nothing goes on before the clinic has confirmed", async () => {
    await provider.getByRole("button", { name: /^うちの担当ではない/ }).click();
    await expect.poll(() => provider.evaluate(() => document.activeElement?.closest("details")?.open)).toBe(true);
    await look(provider, "answer-not-ours");
    await provider.getByRole("textbox", { name: "担当の事業者の名前" }).fill("製造サンプル株式会社（架空）");
    await provider.getByRole("textbox", { name: "担当の事業者のメールアドレス" }).fill("maker@seizo.example.jp");
    await provider.getByRole("button", { name: "これはうちの担当ではない" }).click();
    await provider.getByText("医療機関が確かめています").waitFor();
    await page.goto(`${server.origin}/workspace/requests`);
    await page.getByRole("link", { name: "見本メディカル株式会社（架空）" }).click();
    await page.getByRole("button", { name: "確かめた。この事業者に送る" }).waitFor();
    await look(page, "forward");
    await page.getByRole("button", { name: "確かめた。この事業者に送る" }).click();
    await page.getByRole("heading", { level: 1, name: "製造サンプル株式会社（架空）" }).waitFor();
    await provider.reload();
    await provider.getByRole("heading", { level: 1, name: "このリンクは使えません" }).waitFor();
    await look(provider, "answer-spent");
    await goToScreen(page, "送信箱");
    await look(page, "outbox");
  });

  it("shows an overseer where it stands, after it has seen exactly what and consented", async () => {
    const organization = page.getByRole("combobox", { name: "組織", exact: true });
    await goToScreen(page, "設定");
    await page.getByRole("textbox", { name: /新しい組織の名前/ }).fill("みどり県医師会（架空）");
    await look(page, "settings");
    await page.getByRole("combobox", { name: "組織の種類" }).selectOption("overseer");
    await page.getByRole("button", { name: "作って、そちらに移る" }).click();
    await page.getByRole("heading", { level: 1, name: "医療機関の状況" }).waitFor();
    await page.getByRole("textbox", { name: /コードの名前/ }).fill("会員の医療機関");
    await page.getByRole("button", { name: "招待コードを作る" }).click();
    const invitation = (await page.getByTestId("oversight-code").textContent()) ?? "";
    await look(page, "overseer-codes");
    const lacks = await lacksOf(page, "oversight-codes");
    await organization.selectOption({ label: "さくら診療所（架空）" });
    await goToScreen(page, "見守り");
    await page.getByRole("heading", { level: 1, name: "状況を見せる" }).waitFor();
    await page.getByRole("textbox", { name: /招待コード/ }).fill(invitation);
    await page.getByRole("button", { name: "だれのコードか確かめる" }).click();
    await page.getByText("「みどり県医師会（架空）」に、自院の状況を見せますか。").waitFor();
    await look(page, "consent");
    await page.getByRole("button", { name: "同意する" }).click();
    await page.getByRole("rowheader", { name: "みどり県医師会（架空）" }).waitFor();
    await look(page, "consent-given");
    for (const list of ["oversight-consents", "standing"]) lacks.push(...(await lacksOf(page, list)));
    await organization.selectOption({ label: "みどり県医師会（架空）" });
    await page.getByRole("link", { name: "さくら診療所（架空）" }).waitFor();
    await expect
      .poll(async () => {
        await page.reload();
        await page.getByRole("link", { name: "さくら診療所（架空）" }).waitFor();
        return page.getByText("今日", { exact: true }).count();
      })
      .toBeGreaterThan(0);
    await page.getByRole("heading", { name: "多くの医療機関を止めているもの" }).waitFor();
    await look(page, "overseer-list");
    for (const list of ["overseen", "overseen-blocking"]) lacks.push(...(await lacksOf(page, list)));
    await page.getByRole("link", { name: "さくら診療所（架空）" }).click();
    await page.getByRole("heading", { level: 1, name: "さくら診療所（架空）" }).waitFor();
    await look(page, "overseer-institution");
    lacks.push(...(await lacksOf(page, "overseen-standing")));
    expect(lacks).toEqual([]);
  });

  it("has no flaw that a machine can find, and nothing that the browser complains of", () => {
    expect(flaws).toEqual([]);
    // A spent link is answered with 410, which a browser notes.
    expect(complaints.flat().filter((line) => !/410|401/.test(line))).toEqual([]);
  });
});

import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvDisclosure } from "../../fixtures/csv-disclosure.ts";
import { lacksOf } from "./list-examples.ts";
import { lookAt } from "./look-at.ts";
import { launchBrowser } from "./quick-check-page.ts";
import { askAs, fileAs, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const ITEMS = library.criteriaSets[0]!.criteria.filter(({ form }) => form === "mds").flatMap(({ items }) => items);
const mds = (on: string, answers: Record<string, string> = {}) => csvDisclosure({ form: "mds", on, items: ITEMS, rest: "はい", answers });

let server: RunningWorkspace;
let browser: Browser;
let page: Page;
let systemId: string;
let answerLink: string;
let complaints: readonly string[];
const flaws: string[] = [];
const look = async (name: string) => void flaws.push(...(await lookAt(page, `seldom-${name}`)));
const at = (path: string) => page.goto(`${server.origin}/workspace${path}`);

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  ({ page, complaints } = await signUpInstitution(browser, server, "もみじ診療所（架空）"));
  const provider = await askAs<{ id: string }>(page, "POST", "/providers", { name: "見本メディカル株式会社（架空）", email: "security@mihon.example.jp", roles: ["manufacturer"] });
  const other = await askAs<{ id: string }>(page, "POST", "/providers", { name: "手紙だけ商会（架空）", roles: ["manufacturer"] });
  const system = (name: string, providerId: string) => askAs<{ id: string }>(page, "POST", "/systems", { name, kind: "electronic-record", version: "1.0", delivery: "on-premise", facts: { "remote-maintenance": "no", maker: "same" }, providers: [{ providerId, role: "manufacturer" }] });
  systemId = (await system("電子カルテ", provider.id)).id;
  await system("画像（PACS）", provider.id);
  await system("検査装置", other.id);
  await fileAs(page, mds("2026-05-01", { "4.1": "いいえ", "5": "いいえ" }), "mds-5月.csv", systemId);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("what is seldom seen", () => {
  it("files of a zip are unpacked where they are dropped; one that is older than what is held says so", async () => {
    await at("/intake");
    const files = zipSync({ "受領/mds-4月.csv": mds("2026-04-01", { "4.1": "いいえ" }), "受領/mds-6月.csv": mds("2026-06-01", { "5": "いいえ" }) });
    await page.setInputFiles("input[type=file]", { name: "届いたもの.zip", mimeType: "application/zip", buffer: Buffer.from(files) });
    await page.getByText("2件のうち2件を読み終えました").waitFor();
    const older = page.getByRole("listitem").filter({ hasText: "2026-04-01" }).filter({ has: page.getByRole("combobox") });
    await older.getByRole("combobox", { name: "どのシステムの開示書ですか" }).selectOption(systemId);
    await older.getByText(/2026-05-01/).waitFor();
    await look("older-than-held");
    await older.getByRole("button", { name: "結び付ける" }).click();
    await page.getByText(/に結び付けました/).waitFor();
    const newer = page.getByRole("listitem").filter({ hasText: "2026-06-01" }).filter({ has: page.getByRole("combobox") });
    await newer.getByRole("combobox", { name: "どのシステムの開示書ですか" }).selectOption(systemId);
    await newer.getByRole("button", { name: "結び付ける" }).click();
    await expect.poll(() => page.getByRole("cell", { name: "いま有効", exact: true }).count()).toBe(1);
  });

  it("a disclosure shows what changed since an earlier one", async () => {
    await page.getByRole("link", { name: /MDS 見本システム/ }).first().click();
    await page.getByRole("button", { name: /違いを見る$/ }).first().click();
    await page.getByRole("table", { name: "違いを見る" }).waitFor();
    await look("revision-diff");
  });

  it("a system that changed asks for its disclosure again", async () => {
    const { version, content } = await askAs<{ version: number; content: object }>(page, "GET", `/systems/${systemId}`);
    await askAs(page, "PUT", `/systems/${systemId}`, { ...content, version: "2.0" }, version);
    await at(`/ledger/systems/${systemId}`);
    await page.getByText("取り直しが要ります").first().waitFor();
    await look("ask-again");
    await at("/intake");
    await page.getByRole("cell", { name: "取り直しが要ります" }).waitFor();
  });

  it("findings leave as a plan that other programs read", async () => {
    await at("/findings");
    await page.getByText("書き出す", { exact: true }).click();
    const link = page.getByRole("link", { name: "指摘と対応の計画（OSCAL、JSON）" });
    await link.waitFor();
    await look("plan");
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("poam.json");
  });

  it("without a mail server, letters wait for a hand; they are turned into letters by reply, and marked as sent together", async () => {
    await at("/requests/new");
    await page.getByRole("button", { name: /通を送る$/ }).click();
    await page.waitForURL(/\/workspace\/requests$/);
    await page.getByText("あと、手で送るものがあります。").waitFor();
    await look("by-hand");
    await at("/requests/new");
    await page.getByText(/もう依頼してあります/).waitFor();
    await look("already-asked");
    await at("/outbox");
    await page.getByRole("rowheader").getByRole("button").first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "返信で答えてもらう文面にする" }).click();
    await dialog.getByRole("button", { name: "リンクを入れる文面に戻す" }).waitFor();
    expect(await dialog.locator("pre").textContent()).not.toContain("（ここにリンクが入ります）");
    await look("by-reply");
    await page.keyboard.press("Escape");
    await page.getByRole("checkbox", { name: "表示中のすべてを選ぶ" }).first().check();
    await page.getByRole("button", { name: "自分で送った" }).click();
    await look("sent-by-hand-asked");
    await page.getByRole("alertdialog").getByRole("button", { name: "自分で送った" }).click();
    await page.getByRole("cell", { name: "自分で送りました" }).first().waitFor();
    await at("");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await look("overview-asked");
  });

  it("an organization gets another name, which stands everywhere", async () => {
    await at("/settings");
    await page.getByRole("textbox", { name: /^組織の名前/ }).fill("もみじ内科（架空）");
    await page.getByRole("button", { name: "保存する" }).first().click();
    await page.getByText("保存しました。").first().waitFor();
    await page.getByText("もみじ内科（架空）", { exact: true }).first().waitFor();
    await look("renamed");
  });

  it("a provider's organization begins where it answers and checks, and has no ledger", async () => {
    const { items } = await askAs<{ items: { id: string; content: { toName: string } }[] }>(page, "GET", "/requests");
    const asked = items.find(({ content }) => content.toName === "見本メディカル株式会社（架空）");
    ({ address: answerLink } = await askAs<{ address: string }>(page, "POST", `/requests/${asked?.id}/link`));
    await at("/settings");
    await page.getByRole("textbox", { name: /新しい組織の名前/ }).fill("架空システム製造（架空）");
    await page.getByRole("combobox", { name: "組織の種類" }).selectOption("provider");
    await page.getByRole("button", { name: "作って、そちらに移る" }).click();
    await page.getByRole("heading", { level: 2, name: "依頼に答える" }).waitFor();
    expect(await page.getByRole("navigation", { name: "ワークスペースの画面" }).getByRole("link", { name: /台帳|一覧表|システム/ }).count()).toBe(0);
    await look("provider-home");
    await at("/matrix");
    await page.getByRole("heading", { level: 1, name: "架空システム製造（架空）" }).waitFor();
    await page.getByRole("link", { name: "コードを入れて答える" }).click();
    await page.getByRole("heading", { level: 1, name: "コードを入力してください" }).waitFor();
  });

  it("a provider keeps what it was asked, answers, and has the copy by itself; it opens the request again from there", async () => {
    await at("/answers");
    await page.getByText("受けた依頼の控えは、まだありません").waitFor();
    await look("given-empty");
    await page.getByRole("textbox", { name: "リンクかコード" }).fill(answerLink);
    await page.getByRole("button", { name: "控える" }).click();
    await page.getByText("もみじ内科（架空）の依頼を控えました。").waitFor();
    const own = page.locator("[data-list=given-answers]");
    await own.getByRole("cell", { name: "回答の途中" }).waitFor();
    expect(await lacksOf(page, "given-answers")).toEqual([]);
    await page.goto(answerLink);
    await page.getByText(/「受けた依頼」に、何を聞かれ、何と答えたかを残せます/).waitFor();
    await page.getByRole("radiogroup").first().getByText("いいえ").click();
    await page.getByRole("textbox", { name: /備考/ }).first().fill("2027-03-31の版で対応します。");
    await page.getByRole("textbox", { name: /備考/ }).first().blur();
    await page.getByText(/件のうち1件に答えました/).waitFor();
    await page.getByRole("textbox", { name: /お名前/ }).fill("開示 太郎");
    await page.locator("summary", { hasText: "一部だけ提出する・あとで送る" }).click();
    await page.getByRole("button", { name: "一部だけ提出する・あとで送る" }).click();
    await page.getByText("「架空システム製造（架空）」の「受けた依頼」に控えました。").waitFor();
    await look("given-kept");
    await page.getByRole("link", { name: "控えを見る" }).click();
    await page.getByRole("heading", { level: 1, name: "もみじ内科（架空）" }).waitFor();
    await page.locator("[data-list=given-rows]").getByText("2027-03-31の版で対応します。").waitFor();
    expect(await lacksOf(page, "given-rows")).toEqual([]);
    await look("given-one");
    await page.getByRole("button", { name: "もう一度開く" }).click();
    await page.getByRole("heading", { level: 1, name: "もみじ内科（架空）からのお願い" }).waitFor();
    expect(await page.getByRole("textbox", { name: /備考/ }).first().inputValue()).toBe("2027-03-31の版で対応します。");
    await at("");
    await page.locator("[data-list=given-answers]").getByText("開示 太郎").waitFor();
    await look("provider-home-given");
    await at("/settings");
    await page.getByRole("textbox", { name: /新しい組織の名前/ }).fill("架空販売店（架空）");
    await page.getByRole("combobox", { name: "組織の種類" }).selectOption("dealer");
    await page.getByRole("button", { name: "作って、そちらに移る" }).click();
    // A dealer writes neither form: passing the request on comes first.
    await page.getByRole("heading", { level: 2, name: "依頼を取り次ぐ" }).waitFor();
    await look("dealer-home");
    await page.getByRole("combobox", { name: "組織", exact: true }).selectOption({ label: "もみじ内科（架空）" });
  });

  it("the newest screens stand in English and in the dark", async () => {
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByRole("button", { name: "Switch to the dark screen" }).or(page.getByRole("button", { name: /dark/i })).first().click();
    for (const [name, path] of [["audit", "/audit"], ["people", "/people"], ["account", "/account"], ["findings", "/findings"], ["intake", "/intake"], ["outbox", "/outbox"], ["needs", "/needs"]] as const) {
      await at(path);
      await page.getByRole("rowheader").first().waitFor();
      await look(`dark-english-${name}`);
    }
    await at("/findings");
    await page.getByRole("rowheader").getByRole("button").first().click();
    await page.getByRole("dialog").waitFor();
    await look("dark-english-finding");
  });

  it("has no flaw that a machine can find, and nothing that the browser complains of", () => {
    expect(flaws).toEqual([]);
    expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
  });
});

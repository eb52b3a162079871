import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LISTS, fillLists, lacksOf } from "./list-examples.ts";
import { lookAt } from "./look-at.ts";
import { launchBrowser } from "./quick-check-page.ts";
import { askAs, goToScreen, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

let server: RunningWorkspace;
let browser: Browser;
let page: Page;
let complaints: readonly string[];
const flaws: string[] = [];
const look = async (name: string) => void flaws.push(...(await lookAt(page, `lists-${name}`)));

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  ({ page, complaints } = await signUpInstitution(browser, server, "さくら診療所（架空）"));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Presses the button of the open question. */
async function confirm(name: string): Promise<string> {
  const dialog = page.getByRole("alertdialog");
  const said = (await dialog.textContent()) ?? "";
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  return said;
}

describe("lists that hold keys, people and traces", () => {
  it("take several tokens back at once, after asking", async () => {
    await goToScreen(page, "自分");
    for (const name of ["電子カルテ連携（架空）", "集計（架空）", "残す鍵（架空）"]) {
      await page.getByRole("textbox", { name: /^用途/ }).fill(name);
      await page.getByRole("button", { name: "作る", exact: true }).click();
      await page.getByRole("rowheader", { name }).waitFor();
    }
    await page.getByRole("checkbox", { name: "電子カルテ連携（架空）を選ぶ" }).check();
    await page.getByRole("checkbox", { name: "集計（架空）を選ぶ" }).check();
    await look("account");
    await page.getByRole("button", { name: "使えなくする", exact: true }).click();
    await look("tokens-asked");
    expect(await confirm("使えなくする")).toContain("電子カルテ連携（架空）、集計（架空）");
    await page.getByRole("rowheader", { name: "集計（架空）" }).waitFor({ state: "detached" });
    expect(await page.getByRole("rowheader", { name: /架空/ }).allTextContents()).toEqual([expect.stringContaining("残す鍵（架空）")]);
  });

  it("take several invitations back at once", async () => {
    await goToScreen(page, "人");
    for (const email of ["ichiro@sakura.example.jp", "jiro@sakura.example.jp", "saburo@sakura.example.jp"]) {
      await page.getByRole("textbox", { name: /メールアドレス/ }).fill(email);
      await page.getByRole("button", { name: "リンクを作る", exact: true }).click();
      await page.getByRole("rowheader", { name: email }).waitFor();
    }
    for (const name of ["ichiro", "jiro"]) await page.getByRole("checkbox", { name: `${name}@sakura.example.jpを選ぶ` }).check();
    await look("people");
    await page.getByRole("button", { name: "取り消す", exact: true }).click();
    expect(await confirm("取り消す")).toContain("jiro@sakura.example.jp");
    await page.getByRole("rowheader", { name: "jiro@sakura.example.jp" }).waitFor({ state: "detached" });
    await page.getByRole("rowheader", { name: "saburo@sakura.example.jp" }).waitFor();
  });

  it("say which systems name a provider before it is removed, and go on saying its name", async () => {
    await page.evaluate(async () => {
      const ask = async (method: string, path: string, body?: unknown) => (await fetch(path, { method, headers: { "Content-Type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).json() as Promise<{ id: string; organizations: { organizationId: string }[] }>;
      const base = `/api/organizations/${(await ask("GET", "/api/me")).organizations[0]?.organizationId}`;
      const { id } = await ask("POST", `${base}/providers`, { name: "見本メディカル株式会社（架空）", roles: [] });
      await ask("POST", `${base}/providers`, { name: "無関係商会（架空）", roles: [] });
      for (const name of ["電子カルテ", "画像"]) await ask("POST", `${base}/systems`, { name, kind: "electronic-record", delivery: "on-premise", providers: [{ providerId: id, role: "manufacturer" }] });
    });
    await page.goto(`${server.origin}/workspace/ledger/providers`);
    await page.getByRole("button", { name: "無関係商会（架空） 外す" }).click();
    await page.getByText("「無関係商会（架空）」を外しました。").waitFor();
    await page.getByRole("button", { name: "元に戻す" }).click();
    await page.getByRole("rowheader", { name: "無関係商会（架空）" }).waitFor();
    await page.getByRole("button", { name: "見本メディカル株式会社（架空） 外す" }).click();
    await look("provider-asked");
    expect(await confirm("外す")).toContain("電子カルテ、画像");
    await page.getByText("「見本メディカル株式会社（架空）」を外しました。").waitFor();
    await page.goto(`${server.origin}/workspace/ledger`);
    await page.getByText("見本メディカル株式会社（架空）（外した事業者）").first().waitFor();
    await look("provider-removed");
    await page.goto(`${server.origin}/workspace/needs`);
    await page.getByText("見本メディカル株式会社（架空）（外した事業者）").first().waitFor();
    await page.goto(`${server.origin}/workspace/ledger`);
    for (const name of ["電子カルテ", "画像"]) await page.getByRole("checkbox", { name: `${name}を選ぶ` }).check();
    await page.getByRole("button", { name: "外す", exact: true }).click();
    await page.getByText("ほか1件を外しました。").waitFor();
    await page.getByRole("button", { name: "元に戻す" }).click();
    await page.getByRole("rowheader", { name: "画像" }).waitFor();
  });

  it("narrow, turn and keep the audit trail's conditions, and tell changes in plain words", async () => {
    await goToScreen(page, "監査証跡");
    await page.getByRole("rowheader").first().waitFor();
    await page.getByRole("combobox", { name: "対象の種類" }).selectOption("provider");
    await expect.poll(() => page.getByRole("rowheader").allTextContents().then((said) => said.every((one) => one.includes("事業者：")))).toBe(true);
    const first = () => page.getByRole("rowheader").first().textContent();
    expect(await first()).toContain("外した");
    await page.getByRole("button", { name: "#" }).click();
    await expect.poll(first).toContain("加えた");
    await page.getByText("名前、役割").first().click();
    await look("audit");
    await page.getByRole("button", { name: "この条件を保存する" }).click();
    await page.getByRole("textbox", { name: /条件の名前/ }).fill("事業者の記録");
    await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
    await page.getByRole("button", { name: "条件を外す" }).click();
    await page.getByRole("combobox", { name: "保存した条件" }).selectOption({ label: "事業者の記録" });
    await expect.poll(() => page.url()).toContain("kind=provider");
    await page.getByRole("searchbox", { name: "さがす" }).fill("どこにもない言葉");
    await page.getByText("この条件の記録はありません。").waitFor();
    await goToScreen(page, "送信箱");
    await look("outbox");
  });

  it("fold their conditions behind one button on a narrow screen, which counts those in force", async () => {
    for (const path of ["/matrix", "/ledger"]) {
      await page.goto(`${server.origin}/workspace${path}`);
      await page.getByRole("searchbox").first().waitFor();
      await page.setViewportSize({ width: 390, height: 844 });
      const choice = page.getByRole("combobox").filter({ visible: true });
      expect([path, await choice.count()]).toEqual([path, 0]);
      await page.getByRole("button", { name: /^絞り込/ }).first().click();
      await choice.nth(1).selectOption({ index: 1 });
      await page.getByRole("button", { name: /^絞り込み（\d件の条件）/ }).first().click();
      expect([path, await choice.count()]).toEqual([path, 0]);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect([path, await choice.count()]).not.toEqual([path, 0]);
    }
  });

  it("are searched, put in order, narrowed by conditions that can be kept, wherever they stand", async () => {
    await fillLists(page);
    const lacks: string[] = [];
    for (const [path, lists] of LISTS) {
      await page.goto(`${server.origin}/workspace${path}`);
      for (const list of lists) lacks.push(...(await lacksOf(page, list)));
    }
    await page.goto(`${server.origin}/workspace/intake`);
    await page.locator("[data-list=disclosures] tbody").getByRole("link").first().click();
    lacks.push(...(await lacksOf(page, "answers")));
    await page.goto(`${server.origin}/workspace/requests`);
    await page.locator("[data-list=requests] tbody").getByRole("link").first().click();
    lacks.push(...(await lacksOf(page, "request-log")));
    expect(lacks).toEqual([]);
  }, 240_000);

  it("of disclosures that wait are connected and removed together, and that is taken back", async () => {
    await page.goto(`${server.origin}/workspace/intake`);
    const waiting = page.locator("[data-list=waiting-disclosures]");
    await waiting.getByRole("combobox", { name: "並べ方" }).selectOption("-name");
    await waiting.getByRole("checkbox", { name: "表示中のすべてを選ぶ" }).check();
    await look("waiting");
    await waiting.getByRole("button", { name: "候補を確かめて結び付ける" }).click();
    await page.getByRole("dialog").getByText("候補が1つに決まらない1件は").waitFor();
    await look("waiting-matches");
    expect(await lacksOf(page, "matches")).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "1件を結び付ける" }).click();
    await page.getByText("1件を結び付けました。").waitFor();
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect.poll(() => waiting.getByRole("checkbox").count()).toBe(3);
    await waiting.getByRole("checkbox", { name: "表示中のすべてを選ぶ" }).check();
    await waiting.getByRole("button", { name: "選んだ開示書を外す" }).click();
    await page.getByText("ほか1件を外しました。").waitFor();
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect.poll(() => waiting.getByRole("checkbox").count()).toBe(3);
  });

  it("print with all their columns on a sheet of A4", async () => {
    await goToScreen(page, "遵守項目");
    await page.getByRole("table").first().waitFor();
    await page.emulateMedia({ media: "print" });
    // The width of A4 without its margins, in pixels of CSS.
    await page.setViewportSize({ width: 794, height: 1123 });
    const cut = await page.evaluate(() => {
      const inner = 794 - (26 / 25.4) * 96;
      const root = document.querySelector("main") as HTMLElement;
      root.style.width = `${inner}px`;
      const table = root.querySelector("table") as HTMLElement;
      const badges = [...root.querySelectorAll("td .print-whole")];
      return { width: table.scrollWidth - inner, badges: badges.length, torn: badges.filter((badge) => badge.getBoundingClientRect().height > 26).length };
    });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ media: null });
    await page.reload();
    expect(cut.width).toBeLessThanOrEqual(1);
    expect(cut.badges).toBeGreaterThan(10);
    expect(cut.torn).toBe(0);
  });

  it("print whole, without what is pressed", async () => {
    const rows = () => page.locator("[data-list=matrix-trend], [data-list=needs], [data-list=people], [data-list=systems]").first().locator("tbody tr").count();
    for (const path of ["/needs", "/people", "/ledger"]) {
      await page.goto(`${server.origin}/workspace${path}`);
      await expect.poll(rows).toBeGreaterThan(0);
      await page.emulateMedia({ media: "print" });
      expect([path, await page.locator("main tbody :is(td, li) :is(button[data-rac], select, input)").filter({ visible: true }).count()]).toEqual([path, 0]);
      await page.emulateMedia({ media: null });
    }
    for (let more = 0; more < 100; more++) await askAs(page, "POST", "/systems", { name: `続きのシステム${more}`, kind: "electronic-record", delivery: "on-premise", providers: [] });
    await page.reload();
    await expect.poll(rows).toBe(100);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(await rows()).toBeGreaterThan(100);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await expect.poll(rows).toBe(100);
  });

  it("have no flaw that a machine can find, and nothing that the browser complains of", () => {
    expect(flaws).toEqual([]);
    expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
  });
});

import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvDisclosure } from "../../fixtures/csv-disclosure.ts";
import { lacksOf } from "./list-examples.ts";
import { lookAt } from "./look-at.ts";
import { launchBrowser } from "./quick-check-page.ts";
import { askAs, fileAs, joinByLink, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const ITEMS = library.criteriaSets[0]!.criteria.filter(({ form }) => form === "mds").flatMap(({ items }) => items);
/** Rows of one item each. */
const SINGLE = library.criteriaSets[0]!.criteria.filter(({ form, items }) => form === "mds" && items.length === 1).flatMap(({ items }) => items).slice(0, 4);

let server: RunningWorkspace;
let browser: Browser;
let hanako: Page;
let jiro: Page;
const complaints: (readonly string[])[] = [];
const flaws: string[] = [];
const look = async (page: Page, name: string) => void flaws.push(...(await lookAt(page, `approvals-${name}`)));

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  const opened = await signUpInstitution(browser, server, "かえで病院（架空）");
  hanako = opened.page;
  complaints.push(opened.complaints);
  const { id } = await askAs<{ id: string }>(hanako, "POST", "/systems", { name: "電子カルテ", kind: "electronic-record", delivery: "on-premise" });
  await fileAs(hanako, csvDisclosure({ form: "mds", on: "2026-05-01", items: ITEMS, rest: "はい", answers: { ...Object.fromEntries(SINGLE.map((item) => [item, "いいえ"])), "30.1": "はい", "31.1": ["いいえ", "写真は撮らない（架空）"] } }), "mds.csv", id);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The rows of the list, as `checkbox` names have them. */
const rowNames = (page: Page) => page.getByRole("checkbox", { name: /を選ぶ$/ }).evaluateAll((boxes) => boxes.map((box) => (box.getAttribute("aria-label") ?? "").replace(/を選ぶ$/, "")));
const pick = (page: Page, name: string) => page.getByRole("checkbox", { name: `${name}を選ぶ`, exact: true }).check();

async function openFindings(page: Page, query = ""): Promise<void> {
  await page.goto(`${server.origin}/workspace/findings${query}`);
  await page.getByRole("rowheader").first().waitFor();
}

describe("what one decides, another approves", () => {
  it("wants a second person once the institution says so", async () => {
    await hanako.goto(`${server.origin}/workspace/settings`);
    await hanako.getByRole("checkbox", { name: /承認/ }).click();
    await hanako.getByText("保存しました").first().waitFor();
    await hanako.goto(`${server.origin}/workspace/people`);
    await hanako.getByRole("textbox", { name: /メールアドレス/ }).fill("jiro@kaede.example.jp");
    await hanako.getByRole("combobox", { name: "役割" }).last().selectOption("approver");
    await hanako.getByRole("button", { name: "リンクを作る", exact: true }).click();
    const opened = await joinByLink(browser, (await hanako.getByTestId("link").textContent()) ?? "", "承認 次郎");
    jiro = opened.page;
    complaints.push(opened.complaints);
  });

  it("decides several alike, takes that back as a whole, and decides again", async () => {
    await openFindings(hanako, "?status=not-met");
    const names = (await rowNames(hanako)).filter((name) => !name.includes("すべて"));
    expect(names.length).toBeGreaterThan(3);
    for (const again of [false, true]) {
      for (const name of names.slice(0, 3)) await pick(hanako, name);
      await hanako.getByRole("button", { name: "同じ対応を付ける" }).click();
      const dialog = hanako.getByRole("dialog");
      await dialog.getByRole("textbox", { name: /理由・内容/ }).fill("入退室の記録で補う（架空）");
      await dialog.getByRole("textbox", { name: /^担当/ }).fill("桜井 花子");
      if (!again) await look(hanako, "bulk-treat");
      await dialog.getByRole("button", { name: "保存する" }).click();
      await hanako.getByText("3件を変えました。").waitFor();
      if (again) continue;
      await look(hanako, "bulk-treated");
      await hanako.getByRole("button", { name: "元に戻す" }).click();
      await hanako.getByText("3件を元に戻しました。").waitFor();
      await expect.poll(() => hanako.getByText("対応を決めた", { exact: true }).count()).toBe(await hanako.locator("option", { hasText: "対応を決めた" }).count());
    }
  });

  it("decides a row whose answers are mixed, with a reason, which waits as well", async () => {
    await openFindings(hanako, "?status=needs-judgement");
    await hanako.getByRole("rowheader").getByRole("button").first().click();
    const dialog = hanako.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "判断" }).selectOption("met");
    await dialog.getByRole("textbox", { name: /^理由/ }).first().fill("写真は使わないため（架空）");
    await look(hanako, "decide");
    await dialog.getByRole("button", { name: "判断を記録する" }).click();
    await dialog.getByText("承認を待っています。決めた人とは別の").waitFor();
    await expect.poll(() => dialog.getByRole("button", { name: "承認する" }).count()).toBe(0);
    await look(hanako, "decided");
  });

  it("approves the others' at once after asking; one's own is refused and named", async () => {
    await openFindings(jiro, "?show=open");
    // One more, decided by the approver.
    const own = (await rowNames(jiro)).filter((name) => name.startsWith("電子カルテ"))[0] ?? "";
    await jiro.getByRole("rowheader").first().getByRole("button").click();
    const finding = jiro.getByRole("dialog");
    await finding.getByRole("textbox", { name: /理由・内容/ }).fill("自分で決めた（架空）");
    await finding.locator("details").getByRole("textbox", { name: /^担当/ }).fill("承認 次郎");
    await finding.locator("details").getByRole("button", { name: "保存する" }).click();
    await finding.getByText("承認を待っています。決めた人とは別の").waitFor();
    await openFindings(jiro, "?show=treated");
    await jiro.getByRole("checkbox", { name: "表示中のすべてを選ぶ" }).check();
    await jiro.getByRole("button", { name: "承認する", exact: true }).click();
    const dialog = jiro.getByRole("dialog");
    await dialog.getByText("4件をまとめて承認しますか").waitFor();
    expect(await dialog.getByText("次の1件は、あなたが決めたものです。").count()).toBe(1);
    expect(await dialog.getByText(/写真は使わないため/).count()).toBe(1);
    await look(jiro, "bulk-approve");
    await dialog.getByRole("textbox", { name: /メモ/ }).fill("一覧で確認した（架空）");
    await dialog.getByRole("button", { name: "承認する", exact: true }).click();
    await jiro.getByText("4件を承認しました。").waitFor();
    await jiro.getByRole("row").filter({ hasText: own.replace("電子カルテ ", "電子カルテ　") }).getByText("あなたが決めたものは、別の人が承認します").waitFor();
    await look(jiro, "bulk-approved");
    await openFindings(jiro, "?show=approved");
    expect((await rowNames(jiro)).filter((name) => name.startsWith("電子カルテ"))).toHaveLength(3);
  });

  it("is approved one by one in the finding itself, too, and says by whom", async () => {
    await openFindings(hanako, "?show=approve");
    await hanako.getByRole("rowheader").getByRole("button").first().click();
    const dialog = hanako.getByRole("dialog");
    await dialog.getByText("あなたの承認を待っています。").waitFor();
    await dialog.getByRole("button", { name: "承認する" }).click();
    await dialog.getByText(/桜井 花子が.*に承認/).waitFor();
    await look(hanako, "approved");
  });

  it("asks about many at once with a list that is searched, put in order and narrowed", async () => {
    const { id } = await askAs<{ id: string }>(hanako, "POST", "/systems", { name: "画像（PACS）", kind: "pacs", delivery: "on-premise" });
    await fileAs(hanako, csvDisclosure({ form: "mds", on: "2026-05-01", items: ITEMS, rest: "いいえ" }), "images.csv", id);
    const { items } = await askAs<{ items: { id: string; version: number; content: { systemId: string; status: string } }[] }>(hanako, "GET", "/findings?limit=500");
    const open = items.filter(({ content }) => content.systemId === id && content.status === "not-met").slice(0, 12);
    await askAs(hanako, "POST", "/finding-changes", { findings: open.map(({ id: of, version }) => ({ id: of, version })), change: { treatment: { kind: "not-relevant", reason: "使っていない機能（架空）", owner: "桜井 花子" } } });
    await openFindings(jiro, "?show=treated");
    await jiro.getByRole("checkbox", { name: "表示中のすべてを選ぶ" }).check();
    await jiro.getByRole("button", { name: "承認する", exact: true }).click();
    await jiro.getByRole("dialog").getByText("12件をまとめて承認しますか").waitFor();
    expect(await lacksOf(jiro, "approvals")).toEqual([]);
    await jiro.keyboard.press("Escape");
  });

  it("has no flaw that a machine can find, and nothing that the browser complains of", () => {
    expect(flaws).toEqual([]);
    expect(complaints.flat().filter((line) => !line.includes("401"))).toEqual([]);
  });
});

import { writeFileSync, mkdtempSync } from "node:fs";
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
const folder = mkdtempSync(join(tmpdir(), "kaiji-ledger-"));

async function look(name: string): Promise<void> {
  flaws.push(...(await lookAt(page, `ledger-${name}`)));
}

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  ({ page, complaints } = await signUpInstitution(browser, server, "もみじ病院（架空）", "紅葉 太郎"));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("the ledger of a hospital", () => {
  it("comes in from a table with a preview, and goes back as a whole", async () => {
    await goToScreen(page, "台帳");
    await page.getByRole("button", { name: "Excel・CSVから取り込む" }).click();
    const rows = ["電子カルテ,サンプルカルテ,架空メディカル株式会社,山田,3,2027/3/31", "レセコン,見本レセプト,架空メディカル（株）,佐藤,2,", "画像サーバー,メディビュー,架空画像合同会社,鈴木,1,", "予約,よやくくん,架空予約株式会社,高橋,何台か,"];
    await page.getByRole("dialog").locator("input[type=file]").setInputFiles(file("システム一覧.csv", `システム名,製品名,メーカー,担当,台数,更改時期\n${rows.join("\n")}\n`));
    await page.getByText("取り込めない 1件").waitFor();
    await look("import");
    expect(await lacksOf(page, "import-system")).toEqual([]);
    const preview = page.getByRole("dialog");
    await preview.getByRole("checkbox", { name: "表示中のすべてを選ぶ" }).check();
    await preview.getByRole("button", { name: "取り込まない", exact: true }).first().click();
    expect(await preview.getByRole("button", { name: "取り込む（加える0件、変える0件）" }).isDisabled()).toBe(true);
    for (const name of ["電子カルテ", "レセコン", "画像サーバー"]) await preview.getByRole("button", { name: `${name} やはり取り込む` }).click();
    await look("import-chosen");
    await page.getByRole("button", { name: "取り込む（加える3件、変える0件）" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("rowheader", { name: "画像サーバー" }).waitFor();
    await look("systems");
    await page.getByRole("button", { name: "元に戻す" }).click();
    await page.getByText("まず、使っているシステムを選んでください").waitFor();
  });

  it("changes several systems at once", async () => {
    await page.getByRole("button", { name: "Excel・CSVから取り込む" }).click();
    await page.getByRole("dialog").locator("input[type=file]").setInputFiles(join(folder, "システム一覧.csv"));
    await page.getByRole("button", { name: "取り込む（加える3件、変える0件）" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("rowheader", { name: "画像サーバー" }).waitFor();
    await page.getByRole("checkbox", { name: "電子カルテを選ぶ" }).check();
    await page.getByRole("checkbox", { name: "レセコンを選ぶ" }).check();
    await page.getByRole("button", { name: "まとめて変える" }).click();
    await page.getByRole("checkbox", { name: "院内の担当を変える" }).check();
    await page.getByRole("dialog").getByRole("textbox", { name: "院内の担当" }).fill("情報システム係");
    await look("bulk");
    await page.getByRole("button", { name: "2件を変える" }).click();
    await page.getByText("0件を加え、2件を変えました。").waitFor();
    expect(await page.getByRole("cell", { name: "情報システム係" }).count()).toBe(2);
  });

  it("says of one system all that is stored, what changed, and what it is made of", async () => {
    await page.getByRole("link", { name: "電子カルテ", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "電子カルテ" }).waitFor();
    await page.getByRole("button", { name: "変える" }).click();
    await page.getByText("くわしく（契約・場所・情報・予定など）").click();
    await page.getByRole("dialog").getByLabel("契約を更新・変更した日").fill("2026-04-01");
    await look("system-form");
    await page.getByRole("dialog").getByRole("textbox", { name: /システムの名前/ }).fill("");
    await page.getByRole("button", { name: "保存する" }).click();
    await page.getByText("書いてください。").waitFor();
    await page.getByRole("dialog").getByRole("textbox", { name: /システムの名前/ }).fill("電子カルテ");
    await page.getByRole("button", { name: "保存する" }).click();
    await page.getByText("契約を更新・変更した日: ").waitFor();
    const bom = { bomFormat: "CycloneDX", specVersion: "1.6", metadata: { component: { name: "サンプルカルテ", version: "5" } }, components: [{ name: "sample-lib", version: "1.0", purl: "pkg:npm/sample-lib@1.0", licenses: [{ license: { id: "MIT" } }] }, { name: "old-db" }, ...Array.from({ length: 11 }, (_, each) => ({ name: `old-part-${each}` }))] };
    await page.locator("input[type=file]").setInputFiles(file("bom.json", JSON.stringify(bom)));
    await page.getByRole("button", { name: "サンプルカルテ 5" }).waitFor();
    await look("system");
    await page.getByRole("button", { name: "サンプルカルテ 5" }).click();
    await page.getByText("sample-lib").first().waitFor();
    await look("sbom");
    await page.getByRole("dialog").locator("summary").click();
    expect([...(await lacksOf(page, "sbom-components")), ...(await lacksOf(page, "sbom-problems"))]).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("has lists of devices, IDs, components and changes", async () => {
    await goToScreen(page, "台帳");
    await page.getByRole("link", { name: "機器", exact: true }).click();
    await look("devices-empty");
    await page.getByRole("button", { name: "機器を加える" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: /機器の名前/ }).fill("血圧計 3号");
    await page.getByRole("dialog").getByLabel("区分").selectOption("lent");
    await look("device-form");
    await page.getByRole("button", { name: "保存する" }).click();
    await page.getByRole("rowheader", { name: "血圧計 3号" }).waitFor();
    await look("devices");
    await page.getByRole("link", { name: "利用者ID", exact: true }).click();
    await page.getByRole("button", { name: "Excel・CSVから取り込む" }).click();
    await page.getByRole("dialog").locator("input[type=file]").setInputFiles(file("id.csv", "利用者ID,氏名,対象システム,権限\nyamada,山田,電子カルテ,一般\nsato,佐藤,レセコン,管理\n"));
    await page.getByRole("button", { name: "取り込む（加える2件、変える0件）" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("rowheader", { name: "yamada" }).waitFor();
    await look("accounts");
    await page.getByRole("link", { name: "SBOM", exact: true }).click();
    await page.getByRole("searchbox", { name: /部品/ }).fill("sample");
    await page.getByRole("rowheader", { name: "sample-lib" }).waitFor();
    await look("sboms");
    expect([...(await lacksOf(page, "sboms")), ...(await lacksOf(page, "component-uses"))]).toEqual([]);
    await page.getByRole("link", { name: "まとめた変更", exact: true }).click();
    await page.getByText("取り込み: id.csv").waitFor();
    await look("changes");
    await page.getByRole("link", { name: "事業者", exact: true }).last().click();
    await page.getByRole("rowheader", { name: "架空画像合同会社" }).waitFor();
    await look("providers");
    const edit = page.getByRole("button", { name: "架空画像合同会社 変える" });
    const email = page.getByRole("dialog").getByRole("textbox", { name: /メールアドレス/ });
    const save = page.getByRole("dialog").getByRole("button", { name: "保存する" });
    await edit.click();
    await email.fill("どこか");
    await save.click();
    await page.getByText("この書き方は使えません。").waitFor();
    await email.fill("imaging@example.jp");
    await save.click();
    await page.getByRole("cell", { name: "imaging@example.jp" }).waitFor();
    await edit.click();
    await email.fill("");
    await save.click();
    await page.getByRole("cell", { name: "imaging@example.jp" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "システム", exact: true }).last().click();
    await page.getByText("書き出す・印刷する").click();
    await page.getByRole("link", { name: "印刷する" }).click();
    await page.getByRole("cell", { name: "架空メディカル株式会社" }).first().waitFor();
    await look("guideline");
    expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
    expect(flaws).toEqual([]);
  });
});

import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvDisclosure } from "../../fixtures/csv-disclosure.ts";
import { lookAt } from "./look-at.ts";
import { launchBrowser } from "./quick-check-page.ts";
import { askAs, fileAs, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const itemsOf = (form: string) => library.criteriaSets[0]!.criteria.filter((criterion) => criterion.form === form).flatMap(({ items }) => items);

let server: RunningWorkspace;
let browser: Browser;
let page: Page;
let complaints: readonly string[];
const flaws: string[] = [];
const look = async (name: string) => void flaws.push(...(await lookAt(page, `several-${name}`)));
const at = (path: string) => page.goto(`${server.origin}/workspace/${path}`);
const rowsOfMatrix = () => page.getByRole("rowheader").allTextContents();

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  ({ page, complaints } = await signUpInstitution(browser, server, "かえで病院（架空）"));
  const provider = async (name: string) => (await askAs<{ id: string }>(page, "POST", "/providers", { name, roles: [] })).id;
  const [service, care] = [await provider("架空メディカル株式会社"), await provider("架空保守株式会社")];
  const system = (name: string, more: object) => askAs<{ id: string }>(page, "POST", "/systems", { name, kind: "booking", delivery: "on-premise", ...more });
  const east = await system("電子カルテ 東館", { product: "見本システム（架空）" });
  await system("電子カルテ 西館", { product: "見本システム（架空）" });
  const booking = await system("予約サービス", { delivery: "cloud", hasRemoteMaintenance: true, providers: [{ providerId: service, role: "service-provider" }, { providerId: care, role: "maintenance" }] });
  await fileAs(page, csvDisclosure({ form: "mds", on: "2026-05-01", items: itemsOf("mds"), rest: "はい", answers: { "4.1": "いいえ", "30.1": "いいえ", "9": "△" } }), "mds.csv", east.id);
  await fileAs(page, csvDisclosure({ form: "sds", on: "2026-05-01", name: "予約サービス（架空）", items: itemsOf("sds"), rest: "はい" }), "sds.csv", booking.id);
  const remote = new TextDecoder().decode(csvDisclosure({ form: "sds", on: "2026-06-01", name: "予約端末の遠隔保守（架空）", items: itemsOf("sds"), rest: "いいえ" })).replace("架空メディカル株式会社", "架空保守株式会社");
  await fileAs(page, new TextEncoder().encode(remote), "remote.csv", null);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("a hospital with one product in two buildings, and one service of two companies", () => {
  it("lets one original count for both buildings, and takes that back", async () => {
    await at("intake");
    await page.getByRole("link", { name: /MDS 見本システム/ }).click();
    await page.getByRole("button", { name: "ほかのシステムにも使う" }).click();
    const dialog = page.getByRole("dialog");
    await look("also");
    await dialog.getByRole("checkbox", { name: /電子カルテ 西館/ }).check();
    expect(await dialog.getByRole("checkbox", { name: /東館/ }).count()).toBe(0);
    await dialog.getByRole("button", { name: "1件のシステムに使う" }).click();
    await page.getByText("電子カルテ 西館の開示書としても綴じました。").waitFor();
    await page.getByText("同じ原本を使うシステム：").waitFor();
    await look("also-done");
    await at("matrix");
    await expect.poll(rowsOfMatrix).toEqual(expect.arrayContaining([expect.stringContaining("電子カルテ 西館")]));
    await at("intake");
    await page.getByRole("link", { name: /MDS 見本システム/ }).first().click();
    await page.getByRole("link", { name: /電子カルテ (東|西)館/ }).first().waitFor();
  });

  it("offers what was decided and read for the one building to the other, and does nothing without a person", async () => {
    const reading = page.getByRole("listitem").filter({ hasText: "△" }).last();
    await at("intake");
    await page.getByRole("link", { name: /MDS 見本システム/ }).first().click();
    await reading.getByRole("combobox", { name: /と読む|読み方|どう読む/ }).or(reading.getByRole("combobox")).first().selectOption("yes");
    await reading.getByRole("textbox").fill("欄の外に「対応済み」とある");
    await reading.getByRole("button", { name: "決める" }).click();
    await page.getByText(/に「はい」と読みました/).waitFor();
    await page.getByRole("link", { name: /電子カルテ (東|西)館/ }).last().click();
    const alike = page.getByRole("button", { name: "ここでも「はい」と読む" });
    await alike.waitFor();
    await look("read-alike");
    await alike.click();
    await alike.waitFor({ state: "detached" });
    await page.getByText(/に「はい」と読みました：欄の外に「対応済み」とある/).waitFor();
    const open = async (building: string) => {
      await at(`findings?q=${encodeURIComponent(`${building} 30.1`)}`);
      await page.getByRole("rowheader").getByRole("button").first().click();
      await page.getByRole("dialog").getByRole("heading", { name: "この行を判断する" }).waitFor();
    };
    const dialog = page.getByRole("dialog");
    await open("東館");
    expect(await dialog.getByText(/同じ原本を使う/).count()).toBe(0);
    await dialog.getByRole("combobox", { name: "判断" }).selectOption("met");
    await dialog.getByRole("textbox", { name: /理由/ }).first().fill("参照用だけに使う");
    await dialog.getByRole("button", { name: "判断を記録する" }).click();
    await dialog.getByText(/に「満たす」と判断しました。/).waitFor();
    await open("西館");
    await dialog.getByText(/同じ原本を使う「電子カルテ 東館」では/).waitFor();
    await look("decide-alike");
    await dialog.getByRole("button", { name: "このシステムでも「満たす」と判断する" }).click();
    await dialog.getByText(/参照用だけに使う（「電子カルテ 東館」と同じ判断が/).first().waitFor();
  });

  it("says that the other company's SDS counts already, proposes what this one is about, and counts both", async () => {
    await at("needs");
    await page.getByText("SDS（遠隔保守）：架空保守株式会社").waitFor();
    await look("needs");
    await at("matrix");
    await expect.poll(rowsOfMatrix).toEqual(expect.arrayContaining([expect.stringContaining("予約サービス（遠隔保守）")]));
    await at("intake");
    const item = page.getByRole("listitem").filter({ hasText: "予約端末の遠隔保守" });
    await item.getByRole("combobox", { name: "どのシステムの開示書ですか" }).selectOption((await item.locator("option", { hasText: /^予約サービス/ }).getAttribute("value")) ?? "");
    await item.getByText("架空メディカル株式会社の開示書と、両方が数えられます。").waitFor();
    expect(await item.getByRole("combobox", { name: "何についての開示書ですか" }).inputValue()).toBe("remote-maintenance");
    await look("connect");
    await item.getByRole("combobox", { name: "何についての開示書ですか" }).selectOption("");
    await item.getByText(/別の部分についての開示書なら/).waitFor();
    await look("connect-replaces");
    await item.getByRole("combobox", { name: "何についての開示書ですか" }).selectOption("remote-maintenance");
    await item.getByRole("button", { name: "結び付ける" }).click();
    await page.getByText(/に結び付けました/).waitFor();
    await page.getByRole("cell", { name: /予約サービス（遠隔保守）/ }).waitFor();
    await look("received");
    await at("matrix");
    await expect.poll(rowsOfMatrix).toEqual(expect.arrayContaining([expect.stringContaining("予約サービス（遠隔保守）")]));
    await look("matrix");
    await at("findings");
    await page.getByText("予約サービス（遠隔保守）").first().waitFor();
    await at("needs");
    await expect.poll(() => page.getByRole("row").filter({ hasText: "予約サービス" }).textContent()).toContain("そろっています");
  });

  it("has no flaw that a machine can find, and nothing that the browser complains of", () => {
    expect(flaws).toEqual([]);
    expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
  });
});

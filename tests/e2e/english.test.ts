import { fileURLToPath } from "node:url";
import { usualSubject } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvDisclosure } from "../../fixtures/csv-disclosure.ts";
import { launchBrowser, openPage } from "./quick-check-page.ts";
import { askAs, fileAs, signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

const INSTITUTION = "Maple Clinic (invented)";
const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const ITEMS = library.criteriaSets[0]!.criteria.filter(({ form }) => form === "mds").flatMap(({ items }) => items);

/** A form whose fields are filled in in English: what of it is Japanese is the form's own. */
function mds(on: string, answers: Parameters<typeof csvDisclosure>[0]["answers"]): Uint8Array {
  const text = new TextDecoder().decode(csvDisclosure({ form: "mds", on, name: "Sample System (invented)", items: ITEMS, rest: "はい", ...(answers === undefined ? {} : { answers }) }));
  return new TextEncoder().encode(text.replaceAll("架空メディカル株式会社", "Maker Ltd (invented)"));
}

let server: RunningWorkspace;
let browser: Browser;
let page: Page;
let complaints: readonly string[];
let systemId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
  ({ page, complaints } = await signUpInstitution(browser, server, INSTITUTION, "Hanako Sakurai"));
  await page.getByRole("button", { name: "Switch to English" }).click();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/**
 * Every text and name on the screen that holds Japanese letters or marks. Left out is what says of itself that it is
 * Japanese, what a person may change (a letter's words), the letter's own subject, and the signs of the matrix.
 */
async function japaneseOn(shown: Page, alsoOwn: string): Promise<string[]> {
  return shown.evaluate(([subject, own]) => {
    const japanese = { test: (text: string) => /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff65]/.test(text.replaceAll(subject, "").replaceAll("【 】", "").replace(/^\s*[－？！・＋](?=\s|$)/, "")) };
    const found = new Set<string>();
    const isOwn = (element: Element | null) => element === null || element.closest(`[lang="ja"], noscript, script, style, textarea${own}`) !== null;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const { textContent, parentElement } = texts.currentNode;
      if (japanese.test(textContent ?? "") && !isOwn(parentElement)) found.add(`${parentElement?.tagName}: ${textContent?.trim().slice(0, 120)}`);
    }
    for (const element of document.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "alt", "placeholder", "aria-description"]) {
        const text = element.getAttribute(name) ?? "";
        if (japanese.test(text) && !isOwn(element)) found.add(`${element.tagName} ${name}: ${text.slice(0, 120)}`);
      }
    }
    if (japanese.test(document.title)) found.add(`title: ${document.title}`);
    return [...found];
  }, [usualSubject(INSTITUTION), alsoOwn] as const);
}

async function expectEnglish(name: string, shown = page): Promise<void> {
  // The trail gives back what was kept, word for word.
  const found = await japaneseOn(shown, name === "audit" ? ", td, th, dd" : "");
  expect([name, found]).toEqual([name, []]);
}

async function see(path: string, ready: () => Promise<unknown> = () => page.getByRole("heading", { level: 1 }).waitFor()): Promise<void> {
  await page.goto(`${server.origin}/workspace${path}`);
  await ready();
  await page.waitForLoadState("networkidle");
  await expectEnglish(path === "" ? "overview" : path.slice(1).replaceAll("/", "-").replace(systemId, "one"));
}

describe("an institution that works in English", () => {
  it("is asked to begin, and shown every empty screen, in English", async () => {
    systemId = "none";
    for (const path of ["", "/start", "/coverage", "/ledger", "/needs", "/intake", "/matrix", "/findings", "/compliance", "/rulebook", "/requests", "/requests/new", "/outbox", "/people", "/settings", "/oversight", "/account"]) await see(path);
  });

  it("reads its screens with everything on them in English", async () => {
    const provider = await askAs<{ id: string }>(page, "POST", "/providers", { name: "Maker Ltd (invented)", email: "security@maker.example.jp", roles: ["manufacturer"] });
    const add = (name: string, more: object) => askAs<{ id: string; version: number; content: object }>(page, "POST", "/systems", { name, kind: "electronic-record", version: "1.0", delivery: "on-premise", facts: { "remote-maintenance": "yes", maker: "same" }, hasRemoteMaintenance: true, providers: [{ providerId: provider.id, role: "manufacturer" }], updates: { server: "unwritten", pc: "self", network: "contract" }, ...more });
    const record = await add("Records", {});
    systemId = record.id;
    await add("Images", { kind: "pacs", facts: {}, hasRemoteMaintenance: false });
    await add("Nobody's", { kind: "printer", providers: [], delivery: "device" });
    await fileAs(page, mds("2026-03-01", { "4.1": "いいえ" }), "old.csv", systemId);
    await fileAs(page, mds("2026-05-01", { "4.1": ["いいえ", "In the next version."], "5": "", "9": "partly", "10": "対象外", "30.1": "いいえ" }), "new.csv", systemId);
    await fileAs(page, mds("2026-05-02", {}), "whose.csv", null);
    await askAs(page, "PUT", `/systems/${systemId}`, { ...record.content, version: "2.0" }, record.version);
    await askAs(page, "POST", "/coverages", {});
    await see("");
    await see("/coverage");
    await see("/needs");
    await see("/ledger");
    await see("/ledger/providers");
    await see("/ledger/guideline");
    await see(`/ledger/systems/${systemId}`);
    await see("/intake");
    await see("/matrix");
    for (const view of ["providers", "chapters", "trend", "reading"]) await see(`/matrix/${view}`);
    await see("/findings");
    await see("/findings/criterion");
    await see("/findings/system");
  });

  it("reads why a row came out so, what a provider wrote, and what was noticed in a file, in English", async () => {
    await page.goto(`${server.origin}/workspace/findings`);
    for (let at = 0; at < 4; at++) {
      await page.getByRole("rowheader").getByRole("button").nth(at).click();
      await page.getByRole("dialog").waitFor();
      await page.waitForLoadState("networkidle");
      await expectEnglish(`finding-${at}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.goto(`${server.origin}/workspace/intake`);
    await page.getByRole("link", { name: /MDS Sample System/ }).first().click();
    await page.getByRole("heading", { level: 1, name: /Sample System/ }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectEnglish("disclosure");
  });

  it("writes to a provider from English screens; the letter itself is Japanese, and says so", async () => {
    await see("/requests/new", () => page.getByRole("button", { name: "See the letter" }).first().waitFor());
    await page.getByRole("button", { name: /^Send / }).click();
    await page.getByRole("heading", { level: 1, name: "Maker Ltd (invented)" }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectEnglish("request");
    const link = await askAs<{ address: string }>(page, "POST", `${new URL(page.url()).pathname.replace("/workspace", "")}/link`);
    await see(`${new URL(page.url()).pathname.replace("/workspace", "")}/letter`);
    await see("/requests");
    await see("/outbox");
    const { page: answering } = await openPage(browser, link.address);
    await answering.getByRole("button", { name: "Switch to English" }).click();
    await answering.waitForLoadState("networkidle");
    await expectEnglish("answer", answering);
    await answering.context().close();
  });

  it("keeps its rules, and the trail of what was done, in English", async () => {
    for (const path of ["/compliance", "/rulebook", "/rulebook/import", "/rulebook/revisions", "/people", "/settings", "/oversight", "/audit", "/account"]) await see(path);
  });

  it("is shown what a table and a document would bring in, in English", async () => {
    await page.goto(`${server.origin}/workspace/ledger`);
    await page.getByRole("button", { name: /Import from Excel/ }).click();
    const chooser = page.getByRole("dialog").locator("input[type=file]");
    const table = "System,Kind,Delivery,Status,Criticality,Remote maintenance,Server updates,Count\nRecords,pacs,クラウド,終了,高,なし,院内,3\nThird,電子カルテ,院内,予定,低,あり,事業者,several\n";
    await chooser.setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    const preview = page.getByRole("dialog").locator("[data-list=import-system]");
    await preview.waitFor();
    expect(await preview.locator("tbody").textContent()).toContain("On premises → Cloud service");
    // What a cell of the table itself says is the table's own.
    await expectEnglish("ledger-import");
    await page.goto(`${server.origin}/workspace/rulebook/import`);
    await page.setInputFiles("input[type=file]", { name: "rules.txt", mimeType: "text/plain", buffer: Buffer.from("Rules of the clinic (invented)\n1. Purpose\nTo keep records safe.\n1.1 Printing\nFetch paper at once.\n2. Purpose\nNo title stands here, and the text goes on and on for longer than a heading ever would.\n4. Cleaning\nOnce a week.\n") });
    await page.locator("[data-list=rulebook-import-clauses]").waitFor();
    await expectEnglish("rulebook-import-file");
  });

  it("checks files without an account in English", async () => {
    for (const path of ["/", "/covered", "/who", "/forms"]) {
      await page.goto(`${server.origin}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expectEnglish(`page-${path.slice(1)}`);
    }
    await page.goto(`${server.origin}/`);
    await page.setInputFiles("input[type=file]", { name: "new.csv", mimeType: "text/csv", buffer: Buffer.from(mds("2026-05-01", { "4.1": "いいえ", "5": "", "9": "partly" })) });
    await page.getByTestId("verdict").waitFor();
    await expectEnglish("quick-check");
  });

  it("has nothing that the browser complains of", () => {
    expect(complaints.filter((line) => !line.includes("401"))).toEqual([]);
  });
});

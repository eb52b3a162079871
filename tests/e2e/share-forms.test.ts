import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sectionAtTheLeft } from "../../fixtures/learn/checklists.ts";
import { axeFindings, launchBrowser, picture } from "./quick-check-page.ts";
import { signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

let server: RunningWorkspace;
let browser: Browser;
const room = mkdtempSync(join(tmpdir(), "kaiji-share-"));
const FORM = join(room, "チェックリスト.xlsx");
writeFileSync(FORM, sectionAtTheLeft().bytes);

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(room, { recursive: true, force: true });
});

describe("a learned form in an organization", () => {
  it("is saved for colleagues, handed on, taken out and put back by those who are signed in", async () => {
    const { page, complaints } = await signUpInstitution(browser, server, "さくら診療所（架空）");
    // Before anybody is known, the workspace is told so by a 401 that the browser notes.
    const before = complaints.length;
    await page.goto(`${server.origin}/forms`);
    const shared = page.getByRole("region", { name: "組織で共有する様式" });
    await shared.getByText("まだありません。", { exact: false }).waitFor();
    await page.locator("input[type=file]").setInputFiles(FORM);
    await page.getByRole("button", { name: "この内容で覚える" }).click();
    await shared.getByRole("button", { name: "cyber-checklist-provider-r8 を「さくら診療所（架空）」に保存する" }).click();
    await shared.getByRole("button", { name: "cyber-checklist-provider-r8 を「さくら診療所（架空）」から外す" }).waitFor();
    expect(await shared.getByRole("button", { name: /に保存する$/ }).count()).toBe(0);
    const download = page.waitForEvent("download");
    await shared.getByRole("link", { name: "cyber-checklist-provider-r8 のパックを保存" }).click();
    expect((await download).suggestedFilename()).toBe("cyber-checklist-provider-r8.json");
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, "share-forms-wide");
    await shared.getByRole("button", { name: /から外す$/ }).click();
    await shared.getByRole("button", { name: "元に戻す" }).click();
    await shared.getByRole("button", { name: /から外す$/ }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    await picture(page, "share-forms-phone");
    expect(complaints.slice(before)).toEqual([]);
  });
});

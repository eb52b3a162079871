import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookAt } from "./look-at.ts";
import { CHECKOUT, launchBrowser, openPage } from "./quick-check-page.ts";
import { signUpInstitution, startWorkspace, type RunningWorkspace } from "./workspace-page.ts";

let server: RunningWorkspace;
let browser: Browser;
const FILES = ["cover-and-history-sheets.xlsx", "marks-in-three-columns.xlsx"].map((name) => join(CHECKOUT, "fixtures/excel", name));

beforeAll(async () => {
  [server, browser] = await Promise.all([startWorkspace(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("a provider hands in several files", () => {
  it("which are taken in at once, after a look at what goes where", async () => {
    const { page, complaints } = await signUpInstitution(browser, server, "つばき診療所（架空）", "椿 次郎");
    await page.evaluate(async () => {
      const ask = async (method: string, path: string, body?: unknown) => {
        const reply = await fetch(path, { method, headers: { "Content-Type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
        if (!reply.ok) throw new Error(`${path} ${reply.status}`);
        return (await reply.json()) as { id: string; organizations: { organizationId: string }[] };
      };
      const base = `/api/organizations/${(await ask("GET", "/api/me")).organizations[0]?.organizationId}`;
      const { id } = await ask("POST", `${base}/providers`, { name: "見本メディカル株式会社（架空）", email: "security@mihon.example.jp", roles: ["manufacturer"] });
      await ask("POST", `${base}/systems`, { name: "画像（PACS）", kind: "pacs", delivery: "on-premise", providers: [{ providerId: id, role: "manufacturer" }] });
    });
    await page.goto(`${server.origin}/workspace/requests`);
    await page.getByRole("button", { name: "足りないものをすべて依頼する" }).click();
    await page.getByRole("button", { name: "1通を送る" }).click();
    await page.getByRole("heading", { level: 1, name: "見本メディカル株式会社（架空）" }).waitFor();
    await page.getByRole("button", { name: "リンクとコードを作る" }).click();
    const provider = await openPage(browser, (await page.getByText(/^リンク：/).textContent())?.replace("リンク：", "") ?? "");
    await provider.page.setInputFiles("input[type=file]", FILES);
    await expect.poll(() => provider.page.getByText("読み取れました（MDS）").count(), { timeout: 20_000 }).toBe(2);
    await page.reload();
    await page.getByRole("button", { name: "2件をまとめて受け取る" }).click();
    const asking = page.getByRole("alertdialog");
    await asking.getByText("→ 画像（PACS）").waitFor();
    const flaws = await lookAt(page, "accept-many-asking");
    await asking.getByRole("button", { name: "2件をまとめて受け取る" }).click();
    await expect.poll(() => page.getByText("受け取りました", { exact: true }).count()).toBe(2);
    expect([...flaws, ...(await lookAt(page, "accept-many-done"))]).toEqual([]);
    // Asking who is signed in before anybody is gives 401, which a browser notes.
    expect([...complaints, ...provider.complaints].filter((line) => !line.includes("401"))).toEqual([]);
  });
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, startKaiji, type RunningServer } from "./quick-check-page.ts";

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startKaiji()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it("the API's documentation page lists every group of operations, opens one and sends it, asks nobody else, and breaks no rule of the page's own policy", async () => {
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  const refused: string[] = [];
  page.on("request", (request) => void (request.url().startsWith(server.address) || request.url().startsWith("data:") || elsewhere.push(request.url())));
  page.on("console", (message) => void (/Content Security Policy/i.test(message.text()) && refused.push(message.text())));
  await page.goto(`${server.address}/api/docs`);
  await page.locator(".opblock").first().waitFor();
  const { paths } = (await (await page.request.get(`${server.address}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, { tags: string[] }>> };
  // What is not in view is not drawn yet.
  const groups = new Set(Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(({ tags }) => tags)));
  const seen = new Set<string>();
  for (let screen = 0; screen < 300 && seen.size < groups.size; screen++) {
    for (const name of await page.locator(".opblock-tag").allInnerTexts()) seen.add(name.trim());
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(60);
  }
  expect([...seen].toSorted()).toEqual([...groups].toSorted());
  await page.evaluate("scrollTo(0, 0)");
  await page.locator(".opblock-summary-control").first().click();
  await page.getByRole("button", { name: "Try it out" }).first().click();
  await page.getByRole("button", { name: "Execute" }).first().click();
  await page.locator(".live-responses-table .response-col_status").first().waitFor();
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
});

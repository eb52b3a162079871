import type { Page } from "playwright-core";
import { axeFindings, documentPicture, picture } from "./quick-check-page.ts";

/** Views that the guide shows, by the file they become in docs/images. `KAIJI_WRITE_IMAGES=1` writes them. */
const GUIDE: Readonly<Record<string, string>> = {
  "start-systems": "start-systems",
  "start-coverage": "coverage",
  "start-overview": "overview",
  "ledger-systems": "ledger",
  "intake-sure": "intake",
  "intake-readings": "intake-readings",
  "ws-matrix": "matrix",
  "ws-finding": "finding",
  "rules-items-late": "compliance-items",
  "rules-compare": "rulebook-compared",
  "requests-compose": "requests",
  "requests-preview": "request-letter",
  "requests-answer-first": "answer-page",
};

/**
 * Looks at a screen as it stands, wide and on a phone: keeps pictures of both, and says what axe finds and whether
 * it scrolls sideways.
 * @param name names the pictures, e.g. `ledger-systems`
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  await page.evaluate(() => scrollTo(0, 0));
  await picture(page, `${name}-1280`);
  const shown = GUIDE[name];
  if (shown !== undefined && process.env["KAIJI_WRITE_IMAGES"] === "1") await documentPicture(page, shown);
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, `${name}-390`);
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...(isTooWide ? [`${name} scrolls sideways at 390`] : []), ...(await axeFindings(page)).map((flaw) => `${name}: ${flaw}`)];
}

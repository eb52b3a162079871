import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Json } from "./api-setup.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** The bytes of an invented workbook. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`${fixtures}${name}`));
}

/** Keeps a file and files its disclosures. @returns the answer's items */
export async function fileWorkbook(browser: Browser, organizationId: string, bytes: Uint8Array, fileName: string, systemId: string | null = null): Promise<Json[]> {
  const base = `/api/organizations/${organizationId}`;
  const kept = await browser.send("POST", `${base}/files?name=${encodeURIComponent(fileName)}`, bytes);
  if (kept.status !== 201) throw new Error(JSON.stringify(kept.body));
  const filed = await browser.send("POST", `${base}/disclosures`, { sha256: kept.body.sha256, fileName, systemId });
  if (filed.status !== 201) throw new Error(JSON.stringify(filed.body));
  return filed.body.items;
}

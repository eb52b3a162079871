import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import type { Page } from "playwright-core";
import { csvDisclosure } from "../../fixtures/csv-disclosure.ts";
import { askAs, fileAs } from "./workspace-page.ts";

const library = readLibrary(fileURLToPath(new URL("../../", import.meta.url)));
const itemsOf = (form: string) => library.criteriaSets[0]?.criteria.filter((criterion) => criterion.form === form).flatMap(({ items }) => items) ?? [];

/** Every list of the workspace that stands on a screen by itself, by the address where it stands. */
export const LISTS: readonly (readonly [path: string, lists: readonly string[]])[] = [
  ["", ["due"]],
  ["/coverage", ["coverage-systems", "coverage-asks", "coverages"]],
  ["/ledger", ["systems"]],
  ["/ledger/providers", ["providers"]],
  ["/ledger/devices", ["devices"]],
  ["/ledger/accounts", ["accounts"]],
  ["/ledger/changes", ["ledger-changes"]],
  ["/ledger/guideline", ["guideline-systems"]],
  ["/needs", ["needs"]],
  ["/intake", ["waiting-disclosures", "disclosures"]],
  ["/matrix/providers", ["matrix-providers"]],
  ["/matrix/chapters", ["matrix-chapters"]],
  ["/matrix/trend", ["matrix-trend"]],
  ["/matrix/reading", ["composite-rows"]],
  ["/findings", ["findings"]],
  ["/findings/criterion", ["findings-criterion"]],
  ["/findings/system", ["findings-of-system"]],
  ["/compliance", ["compliance-items"]],
  ["/rulebook", ["clauses"]],
  ["/rulebook/revisions", ["rulebook-revisions", "rulebook-changes"]],
  ["/requests", ["requests"]],
  ["/requests/new", ["request-drafts"]],
  ["/outbox", ["outbox"]],
  ["/people", ["people", "invitations"]],
  ["/account", ["sessions", "api-tokens"]],
];

/** Puts something into every list of an institution. All names are invented. */
export async function fillLists(page: Page): Promise<void> {
  const providers: string[] = [];
  for (const name of ["架空メディカル株式会社", "見本画像合同会社", "例示予約株式会社", "仮想検査株式会社"]) providers.push((await askAs<{ id: string }>(page, "POST", "/providers", { name, email: `${providers.length}@kaku.example.jp`, roles: [] })).id);
  const systems: { id: string; version: number }[] = [];
  for (let each = 0; each < 12; each++) systems.push(await askAs(page, "POST", "/systems", { name: `架空システム${each}`, kind: "electronic-record", delivery: "on-premise", renewalOn: "2020-01-01", facts: { information: "medical", server: "on-premise", updates: "unclear" }, ...(each === 4 ? { product: "見本システム（架空）" } : {}), providers: [{ providerId: providers[each % providers.length], role: "manufacturer" }] }));
  await askAs(page, "POST", "/bulk-edits", { kind: "system", rows: systems.slice(0, 2).map(({ id, version }) => ({ id, version })), set: { owner: "情報係（架空）" } });
  for (const name of ["血圧計（架空）", "端末（架空）"]) await askAs(page, "POST", "/devices", { name, use: "own", status: "in-use" });
  await askAs(page, "POST", "/accounts", { name: "yamada", isShared: false, status: "active" });
  const mds = (name: string, rest: "はい" | "いいえ") => csvDisclosure({ form: "mds", on: "2026-05-01", name, items: itemsOf("mds"), rest });
  await fileAs(page, mds("架空カルテ", "いいえ"), "held.csv", systems[0]?.id ?? null);
  await fileAs(page, mds("待つ開示書（架空）", "はい"), "waiting.csv", null);
  await fileAs(page, mds("見本システム（架空）", "はい"), "proposed.csv", null);
  const clauses: { id: string; version: number; content: object }[] = [];
  for (let each = 1; each <= 4; each++) clauses.push(await askAs(page, "POST", "/clauses", { number: `第${each}条`, title: "目的（架空）", text: "前の本文。", covers: [] }));
  for (let each = 1; each <= 4; each++) await askAs(page, "POST", "/rulebook-revisions", { title: "規程（架空）", inForceOn: `2026-04-0${each}`, approvedBy: "院長（架空）", note: "" });
  for (const { id, version, content } of clauses) await askAs(page, "PUT", `/clauses/${id}`, { ...content, text: "いまの本文。" }, version);
  await askAs(page, "POST", "/coverages", {});
  const { requests } = await askAs<{ requests: object[] }>(page, "POST", "/requests/propose", { findingIds: null, systemIds: [systems[0]?.id], providerIds: null });
  const { items } = await askAs<{ items: { id: string }[] }>(page, "POST", "/requests", { campaign: null, requests });
  await askAs(page, "POST", "/requests/send", { requestIds: items.map(({ id }) => id) });
}

/** What a list of the present screen lacks: nothing, when it is searched, put in order and its conditions can be kept. */
export async function lacksOf(page: Page, list: string): Promise<string[]> {
  const own = page.locator(`[data-list="${list}"]`).first();
  const lacks: string[] = [];
  const want = async (what: string, look: () => Promise<unknown>) => void (await look().catch(() => lacks.push(`${list}: ${what}`)));
  await want("is not there", () => own.waitFor());
  if (lacks.length > 0) return lacks;
  await want("cannot be put in order", async () => {
    const order = own.getByRole("combobox", { name: "並べ方" });
    if ((await order.count()) > 0) {
      await order.selectOption({ index: 2 });
      if ((await order.inputValue()) === "") throw new Error("nothing was chosen");
    } else {
      await own.locator("th button").first().click();
      await own.locator("th[aria-sort=ascending]").waitFor();
    }
  });
  const search = own.getByRole("searchbox", { name: "さがす" });
  await want("cannot be searched", async () => {
    await search.fill("どこにもない言葉");
    await own.getByText("条件に合うものはありません。").waitFor();
  });
  await want("keeps no conditions", () => own.getByRole("button", { name: "この条件を保存する" }).waitFor());
  await want("does not let go of its conditions", async () => {
    await own.getByRole("button", { name: "条件を外す" }).click();
    await own.locator("table, ul").first().waitFor();
  });
  return lacks;
}

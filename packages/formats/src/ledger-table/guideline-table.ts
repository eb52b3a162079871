import type { KnownRecord } from "./plan-import.ts";
import type { LookUp } from "./table-field.ts";
import type { Table } from "./write-table.ts";

/** Who stands in the column of contracted providers, the direct contractor first. */
const ORDER = ["direct-contractor", "service-provider", "maintenance", "dealer", "manufacturer"];

/**
 * The list of systems in the form that the guideline shows: system, contracted provider, product, contracted work.
 * Systems that are no longer used are left out. Source: guideline 7.0 保守委託機関編, chapter 3, section 2.
 */
export function guidelineTable(records: readonly KnownRecord[], look: LookUp, institution: string): Table {
  return {
    sheet: "システム一覧",
    title: institution === "" ? "医療情報システムの一覧" : `${institution}　医療情報システムの一覧`,
    headings: ["導入している医療情報システム", "委託先事業者", "製品名", "委託業務概要"],
    kinds: ["text", "text", "text", "text"],
    widths: [28, 30, 30, 48],
    rows: records
      .filter(({ content }) => content["status"] !== "retired")
      .map(({ content }) => [text(content["name"]), contracted(content, look), [text(content["product"]), text(content["version"])].filter((part) => part !== "").join(" "), text(content["outsourced"])]),
  };
}

function contracted(content: KnownRecord["content"], look: LookUp): string {
  const engaged = ((content["providers"] as readonly { providerId: string; role: string }[] | undefined) ?? []).toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
  // Where a direct contractor is named, the contract is with them alone.
  const direct = engaged.filter(({ role }) => role === "direct-contractor");
  return [...new Set((direct.length > 0 ? direct : engaged).map(({ providerId }) => look.providerName(providerId) ?? ""))].filter((name) => name !== "").join("\n");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

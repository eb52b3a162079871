import { describe, expect, it } from "vitest";
import { openSheets } from "../index.ts";
import { planImport, proposeMapping, LEDGER_TABLES, type KnownRecord, type LedgerKind, type LookUp, type PlannedRow } from "./index.ts";
import { guidelineTable } from "./guideline-table.ts";

const ids = ["019f0000-0000-7000-8000-000000000001", "019f0000-0000-7000-8000-000000000002"] as const;
const names = new Map<string, string>([[ids[0], "株式会社サンプル"], [ids[1], "架空画像(株)"]]);
const look: LookUp = {
  providerName: (id) => names.get(id) ?? null,
  isProvider: (name) => [...names.values()].includes(name),
  providerOf: (name) => [...names].find(([, known]) => known === name)?.[0] ?? ids[1],
  systemName: () => null,
  systemOf: () => null,
};
const known: KnownRecord[] = [
  { id: "019f0000-0000-7000-8000-00000000000a", version: 1, content: { name: "電子カルテ", kind: "electronic-record", product: "サンプルカルテ", delivery: "on-premise", hasRemoteMaintenance: true, providers: [{ providerId: ids[0], role: "manufacturer" }], status: "in-use", owner: "山田" } },
  { id: "019f0000-0000-7000-8000-00000000000b", version: 1, content: { name: "画像", kind: "pacs", delivery: "on-premise", hasRemoteMaintenance: false, providers: [], status: "in-use" } },
  { id: "019f0000-0000-7000-8000-00000000000c", version: 1, content: { name: "画像", kind: "pacs", delivery: "on-premise", hasRemoteMaintenance: false, providers: [], status: "in-use", location: "2階" } },
];

async function plan(csv: string, options: { kind?: LedgerKind; clearsBlanks?: boolean } = {}): Promise<PlannedRow[]> {
  const kind = options.kind ?? "system";
  const opened = await openSheets(new TextEncoder().encode(csv), { name: "台帳.csv" });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const grid = opened.value[0]!;
  const { headingRow, columns } = proposeMapping(grid, LEDGER_TABLES[kind].fields);
  return planImport(grid, { kind, headingRow, columns: columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])), known: kind === "system" ? known : [], look, clearsBlanks: options.clearsBlanks ?? false, defaults: kind === "system" ? { kind: "その他", delivery: "on-premise" } : { use: "byod" } });
}
const told = (rows: PlannedRow[]) => rows.map(({ name, status, changes, faults }) => [name, status, ...changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`), ...faults.map(({ place, code }) => `${place} ${code}`)]);

describe("a table for the ledger", () => {
  it("is understood by its headings, wherever they stand, in the words that people use", async () => {
    const rows = await plan("医療情報システム一覧,,,\n,,,\nシステム名称,製品名（商品名）,ベンダー,保守期限\n予約,よやくくん,架空画像(株),令和9年3月31日\n");
    expect(told(rows)).toEqual([["予約", "new"]]);
    expect(rows[0]?.content).toEqual({ name: "予約", product: "よやくくん", kind: "その他", delivery: "on-premise", hasRemoteMaintenance: false, status: "in-use", providers: [{ providerId: ids[1], role: "direct-contractor" }], contract: { endsOn: "2027-03-31" } });
  });

  it("finds the system of the same name and product, says what would change, and leaves alone what the table does not say", async () => {
    expect(told(await plan("名前,製品名,担当,版\n電子カルテ,ｻﾝﾌﾟﾙｶﾙﾃ,佐藤,5.1\n"))).toEqual([["電子カルテ", "changed", "product: サンプルカルテ → ｻﾝﾌﾟﾙｶﾙﾃ", "version:  → 5.1", "owner: 山田 → 佐藤"]]);
    expect(told(await plan("名前,製品名,担当\n電子カルテ,サンプルカルテ,\n"))).toEqual([["電子カルテ", "unchanged"]]);
    expect(told(await plan("名前,製品名,担当\n電子カルテ,サンプルカルテ,\n", { clearsBlanks: true }))).toEqual([["電子カルテ", "changed", "owner: 山田 → "]]);
    expect(told(await plan("名前,製品名\n電子カルテ,別のカルテ\n"))).toEqual([["電子カルテ", "new"]]);
  });

  it("names the cell of everything that it cannot take", async () => {
    const rows = await plan("名前,提供形態,台数,更改予定日\n画像,院内,1,\n,クラウド,2,\nレセコン,どこか,三台,未定\n予約,クラウド,２台,2027/4/1\n予約,クラウド,,\n");
    expect(told(rows)).toEqual([
      ["画像", "faulty", "台帳!A2 ambiguous"],
      ["", "faulty", "台帳!A3 needed"],
      ["レセコン", "faulty", "台帳!B4 unknown-choice", "台帳!C4 not-a-number", "台帳!D4 not-a-day"],
      ["予約", "new"],
      ["予約", "faulty", "台帳!A6 twice"],
    ]);
    expect(rows[3]?.content).toMatchObject({ count: 2, renewalOn: "2027-04-01" });
  });

  it("a record's number decides, and one that is not there is a fault", async () => {
    expect(told(await plan(`Kaijiの番号,名前\n${known[1]!.id},画像サーバー\n019f0000-0000-7000-8000-0000000000ff,何か\n`))).toEqual([["画像サーバー", "changed", "name: 画像 → 画像サーバー"], ["何か", "faulty", "台帳!A3 no-such-id"]]);
  });

  it("several providers in one cell are several, and a name with a comma is one", async () => {
    const rows = await plan('名前,メーカー\nA,"株式会社サンプル、架空画像(株)"\nB,"Sample, Inc."\n');
    expect(rows.map(({ content }) => (content["providers"] as unknown[]).length)).toEqual([2, 1]);
  });

  it("devices and their days come in the same way", async () => {
    const rows = await plan("機器名,区分,貸出先,リスク説明日,同意日,連絡先\n血圧計 3,患者貸出,P-001,R8.4.1,2026年4月1日,03-0000-0000\n", { kind: "device" });
    expect(rows[0]).toMatchObject({ status: "new", content: { name: "血圧計 3", use: "lent", riskExplainedOn: "2026-04-01", consentOn: "2026-04-01", contact: "03-0000-0000" } });
  });
});

describe("the guideline's list of systems", () => {
  it("has its four columns, the contracted provider first, and leaves out what is no longer used", () => {
    const table = guidelineTable([{ ...known[0]!, content: { ...known[0]!.content, version: "5", outsourced: "導入\n保守" } }, { ...known[1]!, content: { ...known[1]!.content, status: "retired" } }], look, "さくら診療所");
    expect(table.rows).toEqual([["電子カルテ", "株式会社サンプル", "サンプルカルテ 5", "導入\n保守"]]);
    expect(table.headings).toHaveLength(4);
  });
});

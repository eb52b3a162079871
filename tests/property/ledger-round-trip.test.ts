import { openSheets } from "@kaiji/formats";
import { fullTable, LEDGER_TABLES, planImport, proposeMapping, writeTableCsv, writeTableWorkbook, type KnownRecord, type LedgerKind, type LookUp } from "@kaiji/formats/ledger-table";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Every stored ledger, written as a table and read again, changes nothing. */
const PROVIDERS = ["株式会社サンプル", "架空画像(株)", "Sample, Inc.", "甲、乙商会", "=1+1"].map((name, each) => ({ name, id: `019f0000-0000-7000-8000-00000000010${each}` }));
const SYSTEM_ID = "019f0000-0000-7000-8000-000000000200";
const look: LookUp = {
  providerName: (id) => PROVIDERS.find((one) => one.id === id)?.name ?? null,
  isProvider: (name) => PROVIDERS.some((one) => one.name === name),
  providerOf: (name) => PROVIDERS.find((one) => one.name === name)?.id ?? "019f0000-0000-7000-8000-0000000001ff",
  systemName: (id) => (id === SYSTEM_ID ? "電子カルテ" : null),
  systemOf: (name) => (name === "電子カルテ" ? SYSTEM_ID : null),
};

const sly = fc.constantFrom("4.10", "1-2", "=SUM(A1)", "+81 3", "'5", "''=x", "2026/5/1", "はい", "０１２", "a,b", 'q"q', "@x", "-", "𠮷野家", "ﾊﾝｶｸ", "#N/A", "TRUE", "1e5");
const line = fc.oneof(sly, fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 })).map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\uFFFD\uFEFF]/gu, "").trim()).filter((text) => text !== "");
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join("\n"));
const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2060-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const party = fc.constantFrom("contract", "unwritten", "self", "nobody", "unknown", "none-there");
const plain = (content: Record<string, unknown>) => JSON.parse(JSON.stringify(content)) as Record<string, unknown>;

const CONTENTS: Readonly<Record<LedgerKind, fc.Arbitrary<Record<string, unknown>>>> = {
  system: fc.record({
    name: line, kind: fc.oneof(fc.constantFrom("pacs", "claims"), line), product: maybe(line), version: maybe(line), delivery: fc.constantFrom("on-premise", "cloud", "device", "network"), hasRemoteMaintenance: fc.boolean(),
    providers: fc.uniqueArray(fc.record({ providerId: fc.constantFrom(...PROVIDERS.map(({ id }) => id)), role: fc.constantFrom("manufacturer", "service-provider", "dealer", "maintenance", "direct-contractor") }), { maxLength: 6, selector: JSON.stringify }),
    contract: maybe(fc.record({ name: maybe(line), startsOn: maybe(day), renewedOn: maybe(day), endsOn: maybe(day), coversUpdates: maybe(fc.boolean()) })), updates: maybe(fc.record({ server: party, pc: party, network: party })),
    facts: maybe(fc.dictionary(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 9 }).filter((key) => key !== "__proto__"), line)), location: maybe(line), count: maybe(fc.integer({ min: 0, max: 1_000_000 })), information: maybe(lines), connections: maybe(lines), outsourced: maybe(lines),
    owner: maybe(line), criticality: maybe(fc.constantFrom("high", "medium", "low")), renewalOn: maybe(day), status: fc.constantFrom("planned", "in-use", "retired"), note: maybe(lines),
  }).map(plain),
  device: fc.record({ name: line, use: fc.constantFrom("byod", "lent", "own"), holder: maybe(line), model: maybe(line), assetNumber: maybe(line), allowedUse: maybe(lines), registeredOn: maybe(day), consentOn: maybe(day), contact: maybe(line), status: fc.constantFrom("in-use", "returned", "lost", "retired"), note: maybe(lines) }).map(plain),
  account_entry: fc.record({ name: line, person: maybe(line), systemId: maybe(fc.constant(SYSTEM_ID)), authority: maybe(line), isShared: fc.boolean(), issuedOn: maybe(day), checkedOn: maybe(day), status: fc.constantFrom("active", "suspended", "removed"), note: maybe(lines) }).map(plain),
};

describe.each(["system", "device", "account_entry"] as const)("an exported list of %s", (kind) => {
  it.each(["xlsx", "csv"] as const)("as %s comes back unchanged", async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(CONTENTS[kind], { minLength: 1, maxLength: 4 }), fc.constantFrom("ja", "en"), async (contents, language) => {
        const known: KnownRecord[] = contents.map((content, each) => ({ id: `019f0000-0000-7000-8000-00000000000${each}`, version: 1, content: LEDGER_TABLES[kind].content.parse(content) }));
        const table = fullTable(kind, known, look, language as "ja");
        const opened = await openSheets(format === "xlsx" ? writeTableWorkbook(table) : writeTableCsv(table), { name: "x" });
        if (!opened.ok) throw new Error(opened.refusal.code);
        const grid = opened.value[0]!;
        const { headingRow, columns } = proposeMapping(grid, LEDGER_TABLES[kind].fields);
        expect(columns.filter(({ field }) => field === null)).toEqual([]);
        const rows = planImport(grid, { kind, headingRow, columns: columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])), known, look, clearsBlanks: true, defaults: {} });
        expect(rows.map(({ status, faults, changes }) => [status, faults, changes])).toEqual(known.map(() => ["unchanged", [], []]));
      }),
      { numRuns: 60 },
    );
  });
});

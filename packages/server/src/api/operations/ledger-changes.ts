import { accountEntryContent, bulkEdit, deviceContent, ledgerChangeContent, ledgerImport, ledgerImportRun, providerContent, systemContent } from "@kaiji/formats/api";
import type { PlannedRow } from "@kaiji/formats/ledger-table";
import { findRecord } from "@kaiji/storage";
import { z } from "zod";
import { readOwnFile } from "../../filing/kept-bytes.ts";
import { beginChangeSet, undoChangeSet, type ChangedKind } from "../../ledger/change-set.ts";
import { openTable, planTable, type OpenedImport } from "../../ledger/read-import.ts";
import { Refusal, type FieldFault } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "台帳";
const CONTENTS: Readonly<Record<ChangedKind, z.ZodType<Record<string, unknown>>>> = { system: systemContent, provider: providerContent, device: deviceContent, account_entry: accountEntryContent };

const preview = z.looseObject({
  sheets: z.array(z.string()),
  sheet: z.string(),
  headingRow: z.number(),
  columns: z.array(z.object({ column: z.number(), heading: z.string(), field: z.string().nullable() })),
  counts: z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), faulty: z.number() }),
  rows: z.array(z.looseObject({ place: z.string(), name: z.string(), status: z.string() })),
  newProviders: z.array(z.string()),
});

/** Changes of many records at once: imports of tables, and one change for several rows. Each can be taken back as a whole. */
export const LEDGER_CHANGES = [
  ...readingOperations({ kind: "ledger_change", plural: "ledger-changes", name: "LedgerChange", tag: TAG, ja: "まとめた変更", en: "change of many records", content: ledgerChangeContent }),
  operation({
    id: "previewLedgerImport",
    method: "post",
    path: "/api/organizations/{organizationId}/ledger-imports/preview",
    tag: TAG,
    summary: "表を取り込むと何が変わるかを見る(まだ何も変えない) / what importing a table would do; nothing is changed",
    access: "write",
    body: ledgerImport,
    answer: preview,
    async handle({ services, organizationId, body }) {
      const sheets = await openTable(services.reader, await readOwnFile(services.keeping, organizationId, body.sha256), body.fileName);
      return { body: shownPlan(await planTable(services.keeping.database.read(organizationId), organizationId, sheets, body)) };
    },
  }),
  operation({
    id: "importLedger",
    method: "post",
    path: "/api/organizations/{organizationId}/ledger-imports",
    tag: TAG,
    summary: "表を台帳に取り込む(誤りのある行と、外すと決めた行は取り込まない。全体を元に戻せる) / import a table; faulty rows and those of `leftOut` are not taken; it can be undone as a whole",
    access: "write",
    takesKey: true,
    body: ledgerImportRun,
    answer: recordAnswer(ledgerChangeContent),
    status: 201,
    async handle(call) {
      const { services, organizationId, body } = call;
      const sheets = await openTable(services.reader, await readOwnFile(services.keeping, organizationId, body.sha256), body.fileName);
      return idempotentChange(call, async (work) => {
        const { rows, names } = await planTable(work.db, organizationId, sheets, body);
        const seen = [rows.filter(({ status }) => status === "new"), rows.filter(({ status }) => status === "changed")] as const;
        // Somebody worked on the ledger since the preview: what would be done now is not what was looked at.
        if (seen[0].length !== body.expected.added || seen[1].length !== body.expected.changed) throw new Refusal("record-changed");
        const leftOut = new Set(body.leftOut);
        const [added, changed] = seen.map((some) => some.filter(({ place }) => !leftOut.has(place))) as [PlannedRow[], PlannedRow[]];
        const set = beginChangeSet(work);
        const providers = new Map<string, string>();
        for (const [id, name] of names.newProviders) if (isNamed(id, [...added, ...changed])) providers.set(id, (await set.add("provider", providerContent.parse({ name }))).id);
        for (const row of added) await set.add(body.kind, withIds(row.content, providers));
        for (const row of changed) {
          const record = await findRecord(work.db, body.kind, organizationId, row.id ?? "");
          if (record === null || record.version !== row.version) throw new Refusal("record-changed");
          await set.change(body.kind, record, withIds(row.content, providers));
        }
        return answerRecord(await set.keep({ what: "import", kind: body.kind, name: body.fileName, sha256: body.sha256, faulty: rows.filter(({ status }) => status === "faulty").length }), 201);
      });
    },
  }),
  operation({
    id: "bulkEdit",
    method: "post",
    path: "/api/organizations/{organizationId}/bulk-edits",
    tag: TAG,
    summary: "選んだ行をまとめて変える(全体を元に戻せる) / the same change for several records; it can be undone as a whole",
    access: "write",
    takesKey: true,
    body: bulkEdit,
    answer: recordAnswer(ledgerChangeContent),
    status: 201,
    handle: (call) =>
      idempotentChange(call, async (work) => {
        const { body, organizationId } = call;
        if (body.provider !== undefined && (await findRecord(work.db, "provider", organizationId, body.provider.providerId))?.removedAt !== null) throw new Refusal("not-found");
        const set = beginChangeSet(work);
        const faults: FieldFault[] = [];
        for (const { id, version } of body.rows) {
          const record = await findRecord(work.db, body.kind, organizationId, id);
          if (record === null || record.removedAt !== null) throw new Refusal("not-found");
          if (record.version !== version) throw new Refusal("record-changed");
          const next: Record<string, unknown> = { ...record.content };
          for (const [name, value] of Object.entries(body.set)) if (value === null) delete next[name];
            else if (value !== undefined) next[name] = value;
          if (body.provider !== undefined) next["providers"] = [...((record.content["providers"] as { role: string }[] | undefined) ?? []).filter(({ role }) => role !== body.provider?.role), body.provider];
          const parsed = CONTENTS[body.kind].safeParse(next);
          if (parsed.success) await set.change(body.kind, record, parsed.data);
          else faults.push(...parsed.error.issues.map((issue) => ({ path: `${String(record.content["name"])}: ${issue.path.join(".")}`, message: issue.message })));
        }
        if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
        return answerRecord(await set.keep({ what: "bulk-edit", kind: body.kind, name: Object.keys({ ...body.set, ...(body.provider === undefined ? {} : { provider: 1 }) }).join(" ") }), 201);
      }),
  }),
  operation({
    id: "undoLedgerChange",
    method: "post",
    path: "/api/organizations/{organizationId}/ledger-changes/{id}/undo",
    tag: TAG,
    summary: "まとめた変更を元に戻す(そのあと変えられた行は残し、名前を返す) / take a change of many back; rows changed since are left and named",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(ledgerChangeContent),
    handle: ({ services, organizationId, actor, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await undoChangeSet(work, params["id"] ?? "", version))),
  }),
];

function shownPlan({ sheets, sheet, headingRow, columns, rows, names }: OpenedImport) {
  const count = (wanted: string) => rows.filter(({ status }) => status === wanted).length;
  const good = rows.filter(({ status }) => status === "new" || status === "changed");
  return {
    sheets,
    sheet,
    headingRow,
    columns,
    counts: { new: count("new"), changed: count("changed"), unchanged: count("unchanged"), faulty: count("faulty") },
    rows: rows.map(({ place, name, status, id, changes, faults }) => ({ place, name, status, id, changes, faults })),
    newProviders: [...names.newProviders].filter(([id]) => isNamed(id, good)).map(([, name]) => name),
  };
}

interface Engaging {
  readonly content: Readonly<Record<string, unknown>>;
}

function engagedIn(content: Readonly<Record<string, unknown>>): readonly { readonly providerId: string }[] {
  return (content["providers"] as { providerId: string }[] | undefined) ?? [];
}

function isNamed(id: string, rows: readonly Engaging[]): boolean {
  return rows.some(({ content }) => engagedIn(content).some(({ providerId }) => providerId === id));
}

/** The content with the ids that new providers were given. */
function withIds(content: Readonly<Record<string, unknown>>, providers: ReadonlyMap<string, string>): Record<string, unknown> {
  return content["providers"] === undefined ? { ...content } : { ...content, providers: engagedIn(content).map((one) => ({ ...one, providerId: providers.get(one.providerId) ?? one.providerId })) };
}

import { z } from "zod";
import { day, id, line, lines } from "./fields.ts";

export const ledgerKind = z.enum(["system", "device", "account_entry"]);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A table to import: a kept file, which sheet and row, and what each column is taken for. */
export const ledgerImport = z.strictObject({
  kind: ledgerKind,
  sha256,
  fileName: line(255),
  /** The first sheet with known headings when absent. */
  sheet: z.string().max(255).optional(),
  /** Counted from 0; found by itself when absent. */
  headingRow: z.int().min(0).max(1_048_575).optional(),
  /** By the column, counted from 0; proposed when absent. */
  mapping: z.record(z.string().regex(/^\d{1,5}$/), z.string().max(60).nullable()).optional(),
  clearsBlanks: z.boolean().default(false),
  /** What a new record has where the table says nothing. */
  defaults: z.strictObject({ delivery: z.enum(["on-premise", "cloud", "device", "network"]).optional(), kind: line(60).optional(), use: z.enum(["byod", "lent", "own"]).optional() }).default({}),
});

/** What was seen in the preview, so that nothing else is done. */
export const ledgerImportRun = z.strictObject({
  ...ledgerImport.shape,
  expected: z.strictObject({ added: z.int().min(0), changed: z.int().min(0) }),
  /** Rows of the preview, by their place, that a person leaves out; `expected` counts them too. */
  leftOut: z.array(z.string().max(300)).max(10_000).default([]),
});

/** The same change for several records. A field that is `null` is taken away. */
export const bulkEdit = z.strictObject({
  kind: z.enum(["system", "provider", "device", "account_entry"]),
  rows: z.array(z.strictObject({ id, version: z.int().min(1) })).min(1).max(1000),
  set: z.strictObject({
    owner: line(100).nullable().optional(),
    renewalOn: day.nullable().optional(),
    status: z.enum(["planned", "in-use", "retired", "returned", "lost", "active", "suspended", "removed"]).optional(),
    criticality: z.enum(["high", "medium", "low"]).nullable().optional(),
    location: line().nullable().optional(),
    kind: line(60).optional(),
    delivery: z.enum(["on-premise", "cloud", "device", "network"]).optional(),
    checkedOn: day.nullable().optional(),
    removedOn: day.nullable().optional(),
    returnedOn: day.nullable().optional(),
    consentOn: day.nullable().optional(),
    note: lines().nullable().optional(),
  }),
  /** Names this provider in this role, beside those that are there in other roles. */
  provider: z.strictObject({ providerId: id, role: z.enum(["manufacturer", "service-provider", "dealer", "maintenance", "direct-contractor"]) }).optional(),
});

/** A change of many records, as it is remembered. */
export const ledgerChangeContent = z.looseObject({
  name: z.string(),
  what: z.enum(["import", "bulk-edit"]),
  kind: z.string(),
  added: z.number(),
  changed: z.number(),
  byName: z.string(),
  undoneAt: z.string().nullable(),
  undoneByName: z.string().nullable(),
  kept: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string() })),
});

export type LedgerImport = z.input<typeof ledgerImport>;
export type BulkEdit = z.input<typeof bulkEdit>;
export type LedgerChangeContent = z.infer<typeof ledgerChangeContent>;

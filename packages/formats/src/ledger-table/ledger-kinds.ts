import type { z } from "zod";
import { accountEntryContent, deviceContent, systemContent } from "../api/ledger.ts";
import { ACCOUNT_FIELDS, DEVICE_FIELDS } from "./list-fields.ts";
import { SYSTEM_FIELDS } from "./system-fields.ts";
import type { TableField } from "./table-field.ts";

export const LEDGER_KINDS = ["system", "device", "account_entry"] as const;
/** What can be imported from and exported to a table. */
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export interface DescribedLedgerKind {
  readonly fields: readonly TableField[];
  readonly content: z.ZodType<Record<string, unknown>>;
  /** A record is the same when these fields are; the first must be there. */
  readonly keys: readonly string[];
  /** Name of the sheet. */
  readonly ja: string;
  readonly en: string;
}

export const LEDGER_TABLES: Readonly<Record<LedgerKind, DescribedLedgerKind>> = {
  system: { fields: SYSTEM_FIELDS, content: systemContent, keys: ["name", "product"], ja: "台帳", en: "Ledger" },
  device: { fields: DEVICE_FIELDS, content: deviceContent, keys: ["name", "assetNumber"], ja: "機器", en: "Devices" },
  account_entry: { fields: ACCOUNT_FIELDS, content: accountEntryContent, keys: ["name", "systemId"], ja: "利用者ID", en: "Accounts" },
};

/** The column that names the record in Kaiji. */
export const ID_COLUMN = { id: "id", ja: "Kaijiの番号", en: "Kaiji number" } as const;

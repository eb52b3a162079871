import { accountEntryContent, deviceContent, providerContent, systemContent } from "@kaiji/formats/api";
import { recordOperations } from "./records.ts";

/** What an institution uses, and from whom. */
export const LEDGER = [
  ...recordOperations({ kind: "provider", plural: "providers", name: "Provider", tag: "台帳", ja: "事業者", en: "provider", content: providerContent }),
  ...recordOperations({ kind: "system", plural: "systems", name: "System", tag: "台帳", ja: "システム", en: "system", content: systemContent }),
  ...recordOperations({ kind: "device", plural: "devices", name: "Device", tag: "台帳", ja: "機器", en: "device", content: deviceContent }),
  ...recordOperations({ kind: "account_entry", plural: "accounts", name: "Account", tag: "台帳", ja: "利用者ID", en: "account entry", content: accountEntryContent }),
];

import { accountEntryContent, clauseContent, deviceContent, providerContent, systemContent } from "@kaiji/formats/api";
import { recordOperations } from "./records.ts";

/** What an institution uses, from whom, and under which rules. */
export const LEDGER = [
  ...recordOperations({ kind: "provider", plural: "providers", name: "Provider", tag: "台帳", ja: "事業者", en: "provider", content: providerContent }),
  ...recordOperations({ kind: "system", plural: "systems", name: "System", tag: "台帳", ja: "システム", en: "system", content: systemContent }),
  ...recordOperations({ kind: "clause", plural: "clauses", name: "Clause", tag: "運用管理規程", ja: "条項", en: "clause", content: clauseContent }),
  ...recordOperations({ kind: "device", plural: "devices", name: "Device", tag: "台帳", ja: "機器", en: "device", content: deviceContent }),
  ...recordOperations({ kind: "account_entry", plural: "accounts", name: "Account", tag: "台帳", ja: "利用者ID", en: "account entry", content: accountEntryContent }),
];

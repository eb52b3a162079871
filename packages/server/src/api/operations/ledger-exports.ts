import { ledgerKind } from "@kaiji/formats/api";
import { fullTable, guidelineTable, writeTableCsv, writeTableWorkbook } from "@kaiji/formats/ledger-table";
import { listRecords } from "@kaiji/storage";
import { z } from "zod";
import { MOST_RECORDS, readNames } from "../../ledger/look-up.ts";
import { operation } from "../operation.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Tables of what is stored: the whole, which comes back unchanged, and the list in the guideline's form. */
export const LEDGER_EXPORTS = [
  operation({
    id: "exportLedger",
    method: "get",
    path: "/api/organizations/{organizationId}/ledger-export",
    tag: "台帳",
    summary: "台帳を表で書き出す(full=すべての項目、guideline=ガイドラインの一覧の形) / the ledger as a table",
    access: "read",
    query: z.strictObject({ kind: ledgerKind.default("system"), form: z.enum(["full", "guideline"]).default("full"), format: z.enum(["xlsx", "csv"]).default("xlsx"), language: z.enum(["ja", "en"]).default("ja") }),
    answerMedia: XLSX,
    async handle({ services, organizationId, query }) {
      const db = services.keeping.database.read(organizationId);
      const records = await listRecords(db, query.kind, organizationId, { limit: MOST_RECORDS });
      const names = await readNames(db, organizationId);
      const organization = await db.selectFrom("organization").select("name").where("organization_id", "=", organizationId).executeTakeFirst();
      const table = query.form === "guideline" && query.kind === "system" ? guidelineTable(records, names, organization?.name ?? "") : fullTable(query.kind, records, names, query.language);
      const bytes = query.format === "xlsx" ? writeTableWorkbook(table) : writeTableCsv(table);
      const name = `${table.sheet}.${query.format}`;
      return new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: {
          "Content-Type": query.format === "xlsx" ? XLSX : "text/csv; charset=utf-8",
          "Content-Disposition": `attachment; filename="ledger.${query.format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
          "Cache-Control": "private, no-store",
        },
      });
    },
  }),
];

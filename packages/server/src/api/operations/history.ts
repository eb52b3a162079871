import type { AuditEntry } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { numberCursor, pageOf, pageQuery } from "../schemas.ts";

/** Kinds whose history everyone who sees the record may see. Any other kind has none here: people, keys and settings stay with the audit trail. */
const SHOWN_KINDS = ["system", "provider", "device", "account_entry", "sbom", "disclosure", "finding", "clause", "compliance_answer", "rulebook_revision", "rulebook_import"];

const entry = z.object({ number: z.number(), at: z.string(), action: z.string(), personName: z.string(), before: z.looseObject({}).nullable(), after: z.looseObject({}).nullable() });

/** What became of one record: who changed what, and when. Without addresses and request ids, which are the auditor's. */
export const HISTORY = [
  operation({
    id: "listHistory",
    method: "get",
    path: "/api/organizations/{organizationId}/history/{id}",
    tag: "台帳",
    summary: "1件の履歴(新しい順) / the history of one record, newest first",
    access: "read",
    query: pageQuery,
    answer: pageOf(entry),
    async handle({ services, organizationId, params, query }) {
      let found = services.keeping.database.read(organizationId).selectFrom("audit_entry").select("payload").where("organization_id", "=", organizationId).where("subject_kind", "in", SHOWN_KINDS).where("subject_id", "=", params["id"] ?? "");
      const before = numberCursor(query.cursor);
      if (before !== null) found = found.where("number", "<", String(before));
      const rows = await found.orderBy("number", "desc").limit(query.limit + 1).execute();
      const items = rows.slice(0, query.limit).map(({ payload }) => {
        const kept = JSON.parse(payload) as AuditEntry;
        return { number: kept.number, at: kept.at, action: kept.action, personName: kept.personName, before: kept.before ?? null, after: kept.after ?? null };
      });
      if (items.length === 0 && query.cursor === undefined) throw new Refusal("not-found");
      return { body: { items, next: rows.length > query.limit ? String(items.at(-1)?.number ?? "") : null } };
    },
  }),
];

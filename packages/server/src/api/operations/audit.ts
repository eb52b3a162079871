import type { AuditEntry } from "@kaiji/storage";
import { z } from "zod";
import type { OrganizationCall } from "../operation.ts";
import { operation } from "../operation.ts";
import { instant, numberCursor, pageOf, pageQuery } from "../schemas.ts";

const TAG = "監査証跡";
const filters = {
  action: z.string().max(100).optional(),
  subjectId: z.string().max(100).optional(),
  personId: z.string().max(100).optional(),
  since: instant.optional(),
  until: instant.optional(),
  search: z.string().max(200).optional(),
  /** The first part of the action, e.g. `finding`. */
  kind: z.string().regex(/^[a-z_-]{1,60}$/).optional(),
};
const entryAnswer = z.looseObject({ number: z.number(), at: z.string(), action: z.string(), personName: z.string() });

/** The organization's audit trail: newest first or oldest first, filtered, searched, and as CSV. */
export const AUDIT = [
  operation({
    id: "listAudit",
    method: "get",
    path: "/api/organizations/{organizationId}/audit",
    tag: TAG,
    summary: "監査証跡(新しい順、または古い順) / the audit trail, newest or oldest first",
    access: "audit",
    query: z.strictObject({ ...pageQuery.shape, ...filters, order: z.enum(["newest", "oldest"]).default("newest") }),
    answer: pageOf(entryAnswer),
    async handle(call) {
      const { cursor, limit, order } = call.query;
      const entries = await page(call, call.query, numberCursor(cursor), limit + 1, order);
      const items = entries.slice(0, limit);
      return { body: { items, next: entries.length > limit ? String(items.at(-1)?.number ?? "") : null } };
    },
  }),
  operation({
    id: "exportAudit",
    method: "get",
    path: "/api/organizations/{organizationId}/audit.csv",
    tag: TAG,
    summary: "監査証跡をCSVで書き出す(日本時間) / the trail as CSV, in Japan's time",
    access: "audit",
    query: z.strictObject(filters),
    answerMedia: "text/csv",
    async handle(call) {
      const total = Number((await filtered(call, call.query, null).select((select) => select.fn.countAll<string>().as("count")).executeTakeFirstOrThrow()).count);
      const encoder = new TextEncoder();
      let before: number | null = null;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${CSV_HEAD.map(csvCell).join(",")}\r\n`)),
        async pull(controller) {
          const entries = await page(call, call.query, before, 1000);
          for (const entry of entries) controller.enqueue(encoder.encode(`${csvRow(entry)}\r\n`));
          before = entries.at(-1)?.number ?? before;
          if (entries.length < 1000) controller.close();
        },
      });
      return new Response(body, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="audit.csv"', "X-Total-Count": String(total) } });
    },
  }),
];

type Filters = { [Name in keyof typeof filters]?: string | undefined };

/** Entries beyond a number, newest first or oldest first. */
async function page(call: OrganizationCall, query: Filters, beyond: number | null, limit: number, order: "newest" | "oldest" = "newest"): Promise<AuditEntry[]> {
  const rows = await filtered(call, query, beyond, order).select("payload").orderBy("number", order === "newest" ? "desc" : "asc").limit(limit).execute();
  return rows.map((row) => JSON.parse(row.payload) as AuditEntry);
}

function filtered({ services, organizationId }: OrganizationCall, query: Filters, beyond: number | null, order: "newest" | "oldest" = "newest") {
  let found = services.keeping.database.read(organizationId).selectFrom("audit_entry").where("organization_id", "=", organizationId);
  if (beyond !== null) found = found.where("number", order === "newest" ? "<" : ">", String(beyond));
  if (query.kind !== undefined) found = found.where("action", "like", `${query.kind.replaceAll("_", String.raw`\_`)}.%`);
  if (query.action !== undefined) found = found.where("action", "=", query.action);
  if (query.subjectId !== undefined) found = found.where("subject_id", "=", query.subjectId);
  if (query.personId !== undefined) found = found.where("person_id", "=", query.personId);
  if (query.since !== undefined) found = found.where("at", ">=", new Date(query.since).toISOString());
  if (query.until !== undefined) found = found.where("at", "<", new Date(query.until).toISOString());
  if (query.search !== undefined && query.search.trim() !== "") found = found.where("payload", "ilike", `%${query.search.trim().replace(/[\\%_]/g, "\\$&")}%`);
  return found;
}

const CSV_HEAD = ["番号", "日時(日本)", "操作", "人", "経路", "接続元", "対象の種類", "対象", "対象の名前", "変更前", "変更後", "要求番号"];

function csvRow(entry: AuditEntry): string {
  const japan = new Date(Date.parse(entry.at) + 9 * 60 * 60_000).toISOString().replace("T", " ").slice(0, 19);
  return [entry.number, japan, entry.action, entry.personName, entry.via, entry.address, entry.subjectKind, entry.subjectId, entry.subjectName, asText(entry.before), asText(entry.after), entry.requestId].map(csvCell).join(",");
}

function asText(value: unknown): string {
  return value === undefined || value === null ? "" : JSON.stringify(value);
}

/** A cell that a spreadsheet does not take for a formula. */
function csvCell(value: unknown): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

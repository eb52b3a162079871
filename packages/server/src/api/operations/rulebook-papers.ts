import { orderClauses } from "@kaiji/domain";
import { rulebookRevisionContent } from "@kaiji/formats/api";
import { renderComplianceCsv, renderComplianceWorkbook, renderRulebookDocx, type ComplianceListContent } from "@kaiji/formats/rulebook";
import { listRecords, type Database } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { complianceSetOf } from "../../rulebook/compliance-set.ts";
import { listItemAnswers, listItemStatuses } from "../../rulebook/item-statuses.ts";
import { clausesOfRevision, draftClauses } from "../../rulebook/rule-clauses.ts";
import { operation, type OrganizationCall } from "../operation.ts";

const BASE = "/api/organizations/{organizationId}";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** More revisions than anybody makes. */
const MOST_REVISIONS = 5000;

/** The rulebook and the compliance items as files. */
export const RULEBOOK_PAPERS = [
  operation({
    id: "getRulebookDocument",
    method: "get",
    path: `${BASE}/rulebook.docx`,
    tag: "運用管理規程",
    summary: "運用管理規程をWord(.docx)で受け取る(revision がなければ、いまの案) / the rulebook as a Word document; the draft unless a revision is named",
    access: "read",
    query: z.strictObject({ revision: z.uuid().optional() }),
    answerMedia: WORD,
    async handle({ services, organizationId, query }) {
      const reader = services.keeping.database.read(organizationId);
      const kept = await listRecords(reader, "rulebook_revision", organizationId, { limit: MOST_REVISIONS });
      const all = kept.map(({ id, content }) => ({ id, ...rulebookRevisionContent.parse(content) }));
      const revision = query.revision === undefined ? null : (all.find(({ id }) => id === query.revision) ?? null);
      if (query.revision !== undefined && revision === null) throw new Refusal("not-found");
      const clauses = revision === null ? await draftClauses(reader, organizationId) : await clausesOfRevision(reader, organizationId, revision.id);
      const bytes = renderRulebookDocx({
        institution: await nameOf(services.keeping.database, organizationId),
        title: revision?.title ?? all.at(-1)?.title ?? services.library().outlines[0]?.title.ja ?? "運用管理規程",
        revision,
        revisions: revision === null ? all : all.filter(({ number }) => number <= revision.number),
        clauses,
        compliance: complianceSetOf(services.library()),
        statuses: new Map(Object.entries(revision === null ? await listItemStatuses(reader, organizationId) : revision.itemStatuses)),
        printedOn: today(services.now()),
      });
      return file(bytes, WORD, `運用管理規程${revision === null ? "_案" : `_第${revision.number}版`}.docx`);
    },
  }),
  operation({
    id: "getComplianceWorkbook",
    method: "get",
    path: `${BASE}/compliance-items.xlsx`,
    tag: "遵守項目",
    summary: "遵守項目の一覧をExcelで受け取る / the compliance items as a workbook",
    access: "read",
    answerMedia: WORKBOOK,
    handle: async (call) => file(renderComplianceWorkbook(await listContent(call)), WORKBOOK, "遵守項目.xlsx"),
  }),
  operation({
    id: "getComplianceCsv",
    method: "get",
    path: `${BASE}/compliance-items.csv`,
    tag: "遵守項目",
    summary: "遵守項目の一覧をCSVで受け取る / the compliance items as CSV",
    access: "read",
    answerMedia: "text/csv",
    handle: async (call) => file(new TextEncoder().encode(renderComplianceCsv(await listContent(call))), "text/csv; charset=utf-8", "遵守項目.csv"),
  }),
];

async function listContent({ services, organizationId }: OrganizationCall): Promise<ComplianceListContent> {
  const { database } = services.keeping;
  return {
    institution: await nameOf(database, organizationId),
    compliance: complianceSetOf(services.library()),
    answers: await listItemAnswers(database.read(organizationId), organizationId),
    clauses: orderClauses(await draftClauses(database.read(organizationId), organizationId)),
    printedOn: today(services.now()),
  };
}

async function nameOf(database: Database, organizationId: string): Promise<string> {
  const row = await database.read(organizationId).selectFrom("organization").select("name").where("organization_id", "=", organizationId).executeTakeFirst();
  return row?.name ?? "";
}

/** The day in Japan. */
function today(now: number): string {
  return new Date(now + 9 * 3_600_000).toISOString().slice(0, 10);
}

function file(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { "Content-Type": type, "Content-Length": String(bytes.byteLength), "Content-Disposition": `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name)}`, "Cache-Control": "private, no-store" },
  });
}

import type { ComplianceStatus } from "@kaiji/domain";
import { complianceAnswerContent, type ComplianceAnswerContent } from "@kaiji/formats/api";
import { listRecords, type Database, type Work } from "@kaiji/storage";

type Reader = Work["db"] | ReturnType<Database["read"]>;

/** More than there are compliance items. */
const MOST = 5000;

/** What the institution has answered to the compliance items. */
export async function listItemAnswers(reader: Reader, organizationId: string): Promise<ComplianceAnswerContent[]> {
  const records = await listRecords(reader, "compliance_answer", organizationId, { limit: MOST });
  return records.map(({ content }) => complianceAnswerContent.parse(content));
}

/** How each answered compliance item stands now, by the item's id. */
export async function listItemStatuses(reader: Reader, organizationId: string): Promise<Record<string, ComplianceStatus>> {
  const answers = await listItemAnswers(reader, organizationId);
  return Object.fromEntries(answers.map(({ itemId, status }) => [itemId, status]));
}

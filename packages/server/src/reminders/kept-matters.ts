import { findCriteriaSet, mattersOfFinding, mattersOfItem, mattersOfSystem, type DatedMatter, type Library, type RemindedFinding } from "@kaiji/domain";
import { listRecords, type Work } from "@kaiji/storage";
import { CRITERIA } from "../filing/judge.ts";
import { complianceSetOf } from "../rulebook/compliance-set.ts";
import { listItemAnswers } from "../rulebook/item-statuses.ts";

const MOST = 100_000;

/** Everything with a day that an organization keeps: findings and treatments, systems and contracts, compliance items. */
export async function keptMatters(work: Work, library: Library): Promise<DatedMatter[]> {
  const systems = await listRecords(work.db, "system", work.organizationId, { limit: MOST });
  const names = new Map(systems.map(({ id, content }) => [id, String(content["name"])]));
  const rows = new Map(findCriteriaSet(library, CRITERIA)?.criteria.map((criterion) => [criterion.id, `${criterion.form.toUpperCase()} ${criterion.items.join("・")} ${criterion.label.ja}`]));
  const items = new Map(complianceSetOf(library).items.map((item) => [item.id, `${item.number} ${item.label.ja}`]));
  const findings = await listRecords(work.db, "finding", work.organizationId, { limit: MOST });
  return [
    ...findings.flatMap(({ content }) => mattersOfFinding(content as unknown as RemindedFinding, `${names.get(String(content["systemId"])) ?? "？"}：${rows.get(String(content["criterionId"])) ?? String(content["criterionId"])}`)),
    ...systems.flatMap(({ content }) => mattersOfSystem(content as unknown as Parameters<typeof mattersOfSystem>[0])),
    ...(await listItemAnswers(work.db, work.organizationId)).flatMap((answer) => mattersOfItem(answer, items.get(answer.itemId) ?? answer.itemId)),
  ];
}

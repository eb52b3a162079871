import type { Answer, AnswerDecision } from "@kaiji/domain";
import { addRecord, listRecords, type Database, type KeptRecord, type Work } from "@kaiji/storage";

const MOST = 10_000;

/** What people read in a disclosure where the reader did not understand. */
export async function listAnswerDecisions(db: Work["db"] | ReturnType<Database["read"]>, organizationId: string, disclosureId: string): Promise<KeptRecord[]> {
  return listRecords(db, "answer_decision", organizationId, { limit: MOST, match: { disclosureId } });
}

/** The same, for judging. */
export async function answerDecisionsOf(db: Work["db"] | ReturnType<Database["read"]>, organizationId: string, disclosureId: string): Promise<AnswerDecision[]> {
  return (await listAnswerDecisions(db, organizationId, disclosureId)).map(({ content }) => ({ item: String(content["item"]), answer: content["answer"] as Answer, reason: String(content["reason"]), byName: String(content["byName"]) }));
}

/** What was read in an original holds wherever that original counts. */
export async function copyAnswerDecisions(work: Work, from: string, to: string): Promise<void> {
  for (const { content } of await listAnswerDecisions(work.db, work.organizationId, from)) await addRecord(work, "answer_decision", { ...content, disclosureId: to });
}

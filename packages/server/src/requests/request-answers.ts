import type { ItemAnswerContent, ReceivedFileContent } from "@kaiji/formats/api";
import { listRecords, type KeptRecord, type Work } from "@kaiji/storage";

const MOST = 10_000;

/** A file that came by a link. */
export interface ReceivedFile extends KeptRecord {
  readonly content: KeptRecord["content"] & ReceivedFileContent;
}

/** An answer that came by a link. */
export interface KeptAnswer extends KeptRecord {
  readonly content: KeptRecord["content"] & ItemAnswerContent;
}

/** All answers to a request, by the row's key. */
export async function answersOf(work: Pick<Work, "db" | "organizationId">, requestId: string): Promise<Map<string, KeptAnswer>> {
  const records = await listRecords(work.db, "item_answer", work.organizationId, { limit: MOST, match: { requestId } });
  return new Map(records.map((record) => [String(record.content["key"]), record as KeptAnswer]));
}

/** All files that came for a request. */
export async function receivedFilesOf(work: Pick<Work, "db" | "organizationId">, requestId: string): Promise<ReceivedFile[]> {
  return (await listRecords(work.db, "received_file", work.organizationId, { limit: MOST, match: { requestId } })) as ReceivedFile[];
}

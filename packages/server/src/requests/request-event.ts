import type { RequestContent, RequestEventKind } from "@kaiji/formats/api";
import { addRecord, findRecord, type KeptRecord, type Work } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";

/** A kept request with its content as the schema describes it. */
export interface KeptRequest extends KeptRecord {
  readonly content: KeptRecord["content"] & RequestContent;
}

/** Writes a line of a request's log: what was asked and answered, when, by whom. */
export function noteEvent(work: Work, requestId: string, what: RequestEventKind, text: string | null = null, more: Readonly<Record<string, unknown>> = {}): Promise<KeptRecord> {
  return addRecord(work, "request_event", { requestId, what, who: work.actor.name, via: work.actor.via, text, ...more });
}

/** Finds a request that is to be worked on. @throws Refusal `not-found` */
export async function getRequest(work: Pick<Work, "db" | "organizationId">, id: string): Promise<KeptRequest> {
  const record = await findRecord(work.db, "disclosure_request", work.organizationId, id);
  if (record === null || record.removedAt !== null) throw new Refusal("not-found");
  return record as KeptRequest;
}

/** @throws Refusal `state-differs` unless the request is in one of these states */
export function requireState({ content }: KeptRequest, ...states: readonly RequestContent["state"][]): void {
  if (!states.includes(content.state)) throw new Refusal("state-differs", { state: content.state });
}

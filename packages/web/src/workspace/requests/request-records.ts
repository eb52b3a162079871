import { letterLeftAt, requestStanding, type RequestStanding } from "@kaiji/domain";
import { dayInJapan, type ItemAnswerContent, type ReceivedFileContent, type RequestContent, type RequestDraft, type RequestEventContent } from "@kaiji/formats/api";
import { useQuery } from "@tanstack/react-query";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";

export type RequestRecord = ApiRecord<RequestContent>;

/** A request with everything that came back. */
export interface RequestDetail {
  readonly request: RequestRecord;
  readonly answers: readonly ApiRecord<ItemAnswerContent & { readonly reason?: string }>[];
  readonly files: readonly ApiRecord<ReceivedFileContent>[];
  readonly events: readonly ApiRecord<RequestEventContent>[];
  readonly links: readonly { readonly id: string; readonly expiresAt: string }[];
}

/** Drafts as the server proposes them. */
export interface ProposedRequests {
  readonly requests: readonly RequestDraft[];
  readonly withoutProvider: readonly { readonly id: string; readonly name: string }[];
}

/** Where a request stands today. */
export function standingOf({ content }: RequestRecord, today: string): RequestStanding {
  return requestStanding({ state: content.state, dueOn: content.dueOn, isOpened: content.openedAt !== null, isLetterOut: letterLeftAt(content) !== null, received: content.received }, today);
}

/** The day in Japan on which a request's letter left the house, `""` while it waits. */
export function letterDay({ content }: RequestRecord): string {
  return dayOf(letterLeftAt(content));
}

/** The day in Japan of an instant, `""` when there is none. */
export function dayOf(at: string | null | undefined): string {
  return at === null || at === undefined ? "" : dayInJapan(Date.parse(at));
}

/** One request with its answers, files and log. */
export function useRequestDetail(id: string) {
  const { base } = useOrganization();
  return useQuery({ queryKey: [base, "requests", id], queryFn: ({ signal }) => ask<RequestDetail>("GET", `${base}/requests/${id}/detail`, { signal }) });
}

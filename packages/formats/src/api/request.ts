import { REQUEST_STATES } from "@kaiji/domain";
import { z } from "zod";
import { systemPart } from "./disclosure.ts";
import { day, id, line, lines } from "./fields.ts";

/** A disclosure that a provider is asked for. */
export const askedDisclosure = z.strictObject({ systemId: id, systemName: line(), form: z.enum(["mds", "sds"]), part: systemPart.optional() });

/** One row that a provider is asked about. `key` is the finding's id, or `disclosure id/item` for a cell that could not be read. */
export const askedRow = z.strictObject({
  key: line(120),
  systemId: id,
  systemName: line(),
  form: z.enum(["mds", "sds"]),
  numbers: z.array(line(20)).min(1).max(20),
  criterionId: line(100).nullable(),
  findingId: id.nullable(),
  disclosureId: id,
  status: z.enum(["not-met", "unanswered", "needs-judgement", "unreadable"]),
  label: line(200),
  ask: lines(2000),
});

const recipient = { toName: line(), contactName: line(100).nullable(), toEmail: z.email().max(254).nullable() };
const letterWords = { subject: line(200), opening: lines(4000), closing: lines(4000) };

/** What a person writes of a request before it goes out. */
export const requestDraft = z.strictObject({
  providerId: id,
  ...recipient,
  ...letterWords,
  dueOn: day,
  by: z.enum(["mail", "print"]),
  disclosures: z.array(askedDisclosure).max(1000),
  rows: z.array(askedRow).max(5000),
});

/** What may be changed of a draft. */
export const requestChange = requestDraft.omit({ providerId: true });

/** Requests that go out together; `campaign` names the batch. */
export const requestBatch = z.strictObject({ campaign: line().nullable(), requests: z.array(requestDraft).min(1).max(500) });

/** 提出依頼: what one provider is asked for, and how it stands. */
export const requestContent = z.looseObject({
  ...requestDraft.shape,
  name: z.string(),
  campaignId: id.nullable(),
  state: z.enum(REQUEST_STATES),
  sentAt: z.string().nullable(),
  /** When its letter left the house; `null` while it waits for the post or a hand, absent in requests from before this was kept. */
  letterOutAt: z.string().nullable().optional(),
  openedAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  received: z.number(),
  waitUntil: z.string().nullable(),
  chasers: z.array(z.looseObject({ on: z.string(), kind: z.enum(["before", "after"]) })),
  forward: z.looseObject({ name: z.string(), email: z.string(), reason: z.string() }).nullable(),
  forwardedTo: id.nullable(),
  forwardedFrom: id.nullable(),
});

/** One answer that came by a link. */
export const itemAnswer = z.strictObject({ key: line(120), answer: z.enum(["yes", "no", "na"]).nullable(), remark: lines(4000) });

/** Remarks belong to every いいえ. */
export const isWholeAnswer = ({ answer, remark }: { readonly answer: "yes" | "no" | "na" | null; readonly remark: string }) => answer !== null && (answer !== "no" || remark.trim() !== "");

export const itemAnswerContent = z.looseObject({
  requestId: id,
  key: z.string(),
  answer: z.enum(["yes", "no", "na"]).nullable(),
  remark: z.string(),
  state: z.enum(["draft", "submitted", "accepted", "declined"]),
});

export const receivedFileContent = z.looseObject({
  requestId: id,
  sha256: z.string(),
  name: z.string(),
  size: z.number(),
  state: z.enum(["quarantined", "accepted", "declined", "withdrawn"]),
  /** What the reader made of it. */
  reading: z.looseObject({ isRead: z.boolean(), forms: z.array(z.looseObject({ form: z.string() })), refusal: z.string().nullable() }),
});

export const REQUEST_EVENTS = ["made", "changed", "sent", "letter-out", "link-made", "links-revoked", "opened", "answered-item", "file-received", "file-withdrawn", "submitted", "provider-wrote", "institution-wrote", "wait-asked", "forward-asked", "forward-confirmed", "forward-declined", "answers-accepted", "answers-declined", "file-accepted", "file-declined", "chased", "chase-by-hand", "closed", "reopened"] as const;

/** One line of a request's log: what was asked and answered, when, by whom. */
export const requestEventContent = z.looseObject({ requestId: id, what: z.enum(REQUEST_EVENTS), who: z.string(), text: z.string().nullable() });

export type AskedDisclosure = z.infer<typeof askedDisclosure>;
export type AskedRow = z.infer<typeof askedRow>;
export type RequestDraft = z.infer<typeof requestDraft>;
export type RequestChange = z.infer<typeof requestChange>;
export type RequestContent = z.infer<typeof requestContent>;
export type ItemAnswer = z.infer<typeof itemAnswer>;
export type ItemAnswerContent = z.infer<typeof itemAnswerContent>;
export type ReceivedFileContent = z.infer<typeof receivedFileContent>;
export type RequestEventContent = z.infer<typeof requestEventContent>;
export type RequestEventKind = (typeof REQUEST_EVENTS)[number];

import { findCriteriaSet, type Library } from "@kaiji/domain";
import type { AnsweringView, ItemAnswerContent, ReceivedFileContent, RequestEventContent } from "@kaiji/formats/api";
import { dayInJapan, refusalSentence, type Refusal as ReadRefusal } from "@kaiji/formats";
import { listRecords, type KeptRecord } from "@kaiji/storage";
import { CRITERIA } from "../filing/judge.ts";
import type { LinkWork } from "./enter-by-link.ts";
import { MOST_FILES, RECEIVED_LIMIT } from "./receive-file.ts";
import { answersOf, receivedFilesOf } from "./request-answers.ts";
import type { KeptRequest } from "./request-event.ts";
import { organizationName } from "./send-request.ts";

const MOST = 10_000;

/** What a provider sees of its request: what was asked, what it has answered, and nothing else of the institution. */
export async function showToProvider({ work, request, expiresAt }: Pick<LinkWork, "work" | "request" | "expiresAt">, library: Library): Promise<AnsweringView> {
  const { content } = request;
  const answers = await answersOf(work, request.id);
  const files = await receivedFilesOf(work, request.id);
  const events = (await listRecords(work.db, "request_event", work.organizationId, { limit: MOST, match: { requestId: request.id } })) as (KeptRecord & { readonly content: RequestEventContent })[];
  return {
    institution: await organizationName(work),
    toName: content.toName,
    subject: content.subject,
    opening: content.opening,
    closing: content.closing,
    dueOn: content.dueOn,
    expiresOn: dayInJapan(expiresAt.getTime()),
    state: content.state as AnsweringView["state"],
    waitUntil: content.waitUntil,
    disclosures: content.disclosures.map(({ systemName, form }) => ({ systemName, form })),
    rows: rowsOf(request, answers, library),
    files: files.filter((file) => file.content.state !== "withdrawn").map(shownFile),
    talk: events.filter(({ content: event }) => event.what === "provider-wrote" || event.what === "institution-wrote").map((event) => ({ at: event.createdAt.toISOString(), isOurs: event.content.what === "institution-wrote", text: event.content.text ?? "" })),
    limits: { files: MOST_FILES, fileBytes: RECEIVED_LIMIT },
  };
}

function rowsOf({ content }: KeptRequest, answers: ReadonlyMap<string, { readonly content: ItemAnswerContent }>, library: Library): AnsweringView["rows"] {
  const criteria = new Map(findCriteriaSet(library, CRITERIA)?.criteria.map((criterion) => [criterion.id, criterion]));
  return content.rows.map((row) => {
    const criterion = row.criterionId === null ? undefined : criteria.get(row.criterionId);
    const given = answers.get(row.key)?.content;
    return {
      key: row.key,
      systemName: row.systemName,
      form: row.form,
      numbers: row.numbers,
      status: row.status,
      label: row.label,
      labelEn: criterion?.label.en ?? row.label,
      explanation: criterion?.explanation.ja ?? null,
      explanationEn: criterion?.explanation.en ?? null,
      ask: row.ask,
      answer: given?.answer ?? null,
      remark: given?.remark ?? "",
      state: given?.state ?? "none",
    };
  });
}

/** A file as its sender sees it. */
export function shownFile({ id, content }: { readonly id: string; readonly content: ReceivedFileContent }): AnsweringView["files"][number] {
  const { reading } = content;
  const refusal = reading.refusal === null ? null : ({ code: reading.refusal, params: {} } as ReadRefusal);
  return {
    id,
    name: content.name,
    size: content.size,
    state: content.state,
    isRead: reading.isRead,
    forms: reading.forms.map(({ form }) => form),
    refusal: refusal === null ? null : refusalSentence(refusal, "ja"),
    refusalEn: refusal === null ? null : refusalSentence(refusal, "en"),
  };
}

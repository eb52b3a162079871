import { isWholeAnswer, type ItemAnswer } from "@kaiji/formats/api";
import { addRecord, changeRecord } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import { announce } from "../webhooks/announce.ts";
import type { LinkWork } from "./enter-by-link.ts";
import { noteEvent } from "./request-event.ts";
import { answersOf, receivedFilesOf } from "./request-answers.ts";

/**
 * Saves one answer as it stands; it is shown to the institution when it is submitted. What the institution has
 * accepted stays as it was accepted.
 * @throws Refusal `not-found` for a row that was not asked, `state-differs` for one that was accepted
 */
export async function saveAnswer({ work, request }: LinkWork, given: ItemAnswer): Promise<void> {
  if (!request.content.rows.some(({ key }) => key === given.key)) throw new Refusal("not-found");
  if (request.content.state === "forwarding") throw new Refusal("state-differs", { state: "forwarding" });
  const answers = await answersOf(work, request.id);
  const before = answers.get(given.key);
  if (before?.content.state === "accepted") throw new Refusal("state-differs", { state: "accepted" });
  const content = { requestId: request.id, ...given, state: "draft", by: work.actor.name, address: work.actor.address };
  if (before === undefined) await addRecord(work, "item_answer", { ...content, name: given.key });
  else if (before.content.answer !== given.answer || before.content.remark !== given.remark) await changeRecord(work, "item_answer", before.id, null, { ...before.content, ...content });
  if (answers.size === 0) await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, received: request.content.received + 1 });
}

/** How a provider hands in: everything, or a part with the rest on a later day. */
export interface Submission {
  /** Who answers, in their own words. */
  readonly name: string;
  readonly isAll: boolean;
  readonly waitUntil: string | null;
  readonly note: string;
}

/**
 * Hands the answers in. Handing in everything needs an answer to every row, and a remark to every いいえ.
 * @throws Refusal `invalid-request` with the rows that are not whole
 */
export async function submitAnswers({ work, request }: LinkWork, { name, isAll, waitUntil, note }: Submission): Promise<{ readonly submitted: number; readonly left: number }> {
  if (request.content.state === "forwarding") throw new Refusal("state-differs", { state: "forwarding" });
  const answers = await answersOf(work, request.id);
  const files = (await receivedFilesOf(work, request.id)).filter(({ content }) => content.state === "quarantined" || content.state === "accepted");
  const left = request.content.rows.filter(({ key }) => {
    const given = answers.get(key);
    return given === undefined || !isWholeAnswer(given.content);
  });
  if (isAll && left.length > 0) throw new Refusal("invalid-request", {}, left.slice(0, 50).map(({ key, numbers }) => ({ path: key, message: `項番${numbers.join("・")}：回答と、「いいえ」の備考が必要です / an answer is needed, and a remark for a "no"` })));
  if (isAll && request.content.disclosures.length > 0 && files.length === 0) throw new Refusal("invalid-request", {}, [{ path: "files", message: "開示書のファイルがまだありません / no file has come yet" }]);
  let submitted = 0;
  for (const { key } of request.content.rows) {
    const given = answers.get(key);
    if (given === undefined || given.content.state !== "draft" || !isWholeAnswer(given.content)) continue;
    await changeRecord(work, "item_answer", given.id, null, { ...given.content, state: "submitted", by: name, submittedAt: work.at.toISOString() });
    submitted++;
  }
  const received = files.length + request.content.rows.length - left.length;
  const state = isAll ? "answered" : "sent";
  await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, state, received, submittedAt: work.at.toISOString(), submittedBy: name, waitUntil: isAll ? null : (waitUntil ?? request.content.waitUntil) });
  await noteEvent(work, request.id, "submitted", note.trim() === "" ? null : note, { by: name, isAll, answers: submitted, files: files.length, left: left.length });
  if (note.trim() !== "") await noteEvent(work, request.id, "provider-wrote", note, { by: name });
  if (!isAll && waitUntil !== null) await noteEvent(work, request.id, "wait-asked", waitUntil, { by: name });
  await announce(work, "request.changed", { id: request.id, state });
  return { submitted, left: left.length };
}

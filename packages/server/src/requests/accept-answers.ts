import { dayInJapan, answerWord } from "@kaiji/formats";
import { changeRecord, findRecord, type Work } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import { announce } from "../webhooks/announce.ts";
import { noteEvent, type KeptRequest } from "./request-event.ts";
import { answersOf } from "./request-answers.ts";

/**
 * Accepts answers that a provider has submitted: each finding keeps the provider's words with their source and is
 * `answered`. The disclosure stays as it is: a provider changes it by sending a new one.
 * @param keys the rows; `null` accepts all that are submitted
 * @throws Refusal `state-differs` when none of them is submitted
 */
export async function acceptAnswers(work: Work, request: KeptRequest, keys: readonly string[] | null): Promise<number> {
  const answers = await answersOf(work, request.id);
  const chosen = request.content.rows.filter(({ key }) => (keys === null || keys.includes(key)) && answers.get(key)?.content.state === "submitted");
  if (chosen.length === 0) throw new Refusal("state-differs", { state: "nothing-submitted" });
  for (const { key, findingId } of chosen) {
    const given = answers.get(key);
    if (given === undefined || given.content.answer === null) continue;
    const { answer, remark } = given.content;
    await changeRecord(work, "item_answer", given.id, null, { ...given.content, state: "accepted", acceptedBy: work.actor.name, acceptedAt: work.at.toISOString() });
    if (findingId === null) continue;
    const finding = await findRecord(work.db, "finding", work.organizationId, findingId);
    if (finding === null || finding.removedAt !== null) continue;
    const source = { answer, remark, by: String(given.content["by"]), provider: request.content.toName, at: String(given.content["submittedAt"]), requestId: request.id };
    const said = `【${request.content.toName}の回答 ${dayInJapan(Date.parse(source.at))}】${answerWord(answer, "ja")}${remark.trim() === "" ? "" : `：${remark.trim()}`}`;
    const note = typeof finding.content["note"] === "string" && finding.content["note"] !== "" ? `${finding.content["note"]}\n${said}` : said;
    const isWaiting = finding.content["state"] === "asked" || finding.content["state"] === "open";
    await changeRecord(work, "finding", finding.id, null, { ...finding.content, state: isWaiting ? "answered" : finding.content["state"], note: note.slice(-4000), providerAnswer: source });
    await announce(work, "finding.changed", { id: finding.id, state: isWaiting ? "answered" : finding.content["state"], criterionId: finding.content["criterionId"] });
  }
  await noteEvent(work, request.id, "answers-accepted", null, { count: chosen.length });
  return chosen.length;
}

/** Sends answers back with a reason; the provider may answer again. @throws Refusal `state-differs` */
export async function declineAnswers(work: Work, request: KeptRequest, keys: readonly string[], reason: string): Promise<number> {
  const answers = await answersOf(work, request.id);
  const chosen = keys.flatMap((key) => {
    const given = answers.get(key);
    return given?.content.state === "submitted" ? [given] : [];
  });
  if (chosen.length === 0) throw new Refusal("state-differs", { state: "nothing-submitted" });
  for (const given of chosen) await changeRecord(work, "item_answer", given.id, null, { ...given.content, state: "declined", reason });
  await noteEvent(work, request.id, "answers-declined", reason, { keys: chosen.map(({ content }) => content.key) });
  await noteEvent(work, request.id, "institution-wrote", reason);
  if (request.content.state === "answered") await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, state: "sent" });
  return chosen.length;
}

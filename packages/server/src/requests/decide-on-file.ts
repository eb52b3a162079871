import type { Disclosure, SystemPart } from "@kaiji/domain";
import { changeRecord, findRecord, type Work } from "@kaiji/storage";
import { fileDisclosures, type Filed } from "../filing/file-disclosures.ts";
import type { JudgingRules } from "../filing/settle.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { ReceivedFile } from "./request-answers.ts";
import { noteEvent, type KeptRequest } from "./request-event.ts";

/** @throws Refusal `not-found`, `state-differs` unless the file waits in quarantine */
export async function getQuarantined(work: Pick<Work, "db" | "organizationId">, requestId: string, fileId: string): Promise<ReceivedFile> {
  const file = (await findRecord(work.db, "received_file", work.organizationId, fileId)) as ReceivedFile | null;
  if (file === null || file.content.requestId !== requestId) throw new Refusal("not-found");
  if (file.content.state !== "quarantined") throw new Refusal("state-differs", { state: file.content.state });
  return file;
}

/** What accepting a file needs to know. */
export interface Acceptance {
  readonly systemId: string | null;
  /** What the reader made of it just now; empty for a file without a form. */
  readonly disclosures: readonly Disclosure[];
  readonly rules: JudgingRules;
}

/** Lets a file out of quarantine: it is kept like any other, and its forms are filed and judged as usual. */
export async function acceptFile(work: Work, request: KeptRequest, file: ReceivedFile, { systemId, disclosures, rules }: Acceptance): Promise<Filed[]> {
  const { sha256, name, size } = file.content;
  await work.db
    .insertInto("kept_file")
    .values({ organization_id: work.organizationId, sha256, name, media_type: "application/octet-stream", size, kept_at: work.at, kept_by: work.actor.personId })
    .onConflict((on) => on.doNothing())
    .execute();
  work.audit({ action: "file.keep", subjectKind: "file", subjectId: sha256, subjectName: name, after: { size, requestId: request.id } });
  const filed = disclosures.length === 0 ? [] : await fileDisclosures(work, { sha256, fileName: name, disclosures }, systemId, rules, (form) => partAsked(request, systemId, form));
  await changeRecord(work, "received_file", file.id, null, { ...file.content, state: "accepted", acceptedBy: work.actor.name, disclosureIds: filed.map(({ disclosure }) => disclosure.id) });
  await noteEvent(work, request.id, "file-accepted", name, { fileId: file.id, systemId });
  return filed;
}

/** What of a system a form was asked for; not known when it was asked for several parts, or not at all. */
function partAsked({ content }: KeptRequest, systemId: string | null, form: string): SystemPart | undefined {
  const asked = content.disclosures.filter((one) => one.systemId === systemId && one.form === form);
  return asked.length === 1 ? (asked[0]?.part ?? null) : undefined;
}

/** Refuses a file with a reason that its sender is told. */
export async function declineFile(work: Work, request: KeptRequest, file: ReceivedFile, reason: string): Promise<void> {
  await changeRecord(work, "received_file", file.id, null, { ...file.content, state: "declined", reason });
  await noteEvent(work, request.id, "file-declined", `${file.content.name}: ${reason}`, { fileId: file.id });
  await noteEvent(work, request.id, "institution-wrote", `${file.content.name}：${reason}`);
  if (request.content.state === "answered") await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, state: "sent" });
}

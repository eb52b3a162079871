import type { Library } from "@kaiji/domain";
import { isWholeAnswer, type GivenAnswerContent, type GivenAnswerDocument } from "@kaiji/formats/api";
import { INSTALLATION, addRecord, changeRecord, findRecord, listRecords, lockKey, type Database, type KeptRecord, type Work } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import type { LinkWork } from "./enter-by-link.ts";
import { linkIfOpen } from "./link-if-open.ts";
import { receivedFilesOf } from "./request-answers.ts";
import { showToProvider } from "./show-to-provider.ts";

/** What is taken along of a request: a line for the list, and all of it. */
export interface GivenAnswer {
  readonly content: GivenAnswerContent;
  readonly document: GivenAnswerDocument;
}

/** Collects what the holder of a link sees of its request, to be kept in the holder's own organization; the institution's trail is told by whom. */
export async function collectGivenAnswer(entered: LinkWork, library: Library, keeper: string): Promise<GivenAnswer> {
  const { work, request, expiresAt } = entered;
  const view = await showToProvider(entered, library);
  const files = (await receivedFilesOf(work, request.id)).filter(({ content }) => content.state !== "withdrawn");
  work.audit({ action: "request-link.keep", subjectKind: "disclosure_request", subjectId: request.id, subjectName: request.content.name, after: { keptBy: keeper } });
  return {
    content: {
      name: view.institution,
      institutionId: work.organizationId,
      requestId: request.id,
      toName: view.toName,
      subject: view.subject,
      dueOn: view.dueOn,
      state: view.state,
      submittedAt: request.content.submittedAt,
      submittedBy: request.content.submittedBy,
      askedDisclosures: view.disclosures.length,
      askedRows: view.rows.length,
      answeredRows: view.rows.filter(isWholeAnswer).length,
      fileNames: files.map(({ content }) => content.name),
      keptAt: work.at.toISOString(),
      opensUntil: expiresAt.toISOString(),
    },
    document: {
      opening: view.opening,
      closing: view.closing,
      disclosures: view.disclosures,
      rows: view.rows,
      files: files.map(({ content }) => ({ name: content.name, size: content.size, sha256: content.sha256, state: content.state, forms: content.reading.forms.map((form) => ({ form: form.form, edition: textOf(form["edition"]), name: textOf(form["name"]), date: textOf(form["date"]) })) })),
      talk: view.talk,
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Keeps it in the organization that has entered: once for each request, as it stands now. */
export async function keepGivenAnswer(work: Work, { content, document }: GivenAnswer): Promise<KeptRecord> {
  await lockKey(work, `given-answer ${content.institutionId} ${content.requestId}`);
  const [known] = await listRecords(work.db, "given_answer", work.organizationId, { limit: 1, match: { requestId: content.requestId, institutionId: content.institutionId } });
  const text = JSON.stringify(document).replaceAll("\\u0000", "\\uFFFD");
  if (known === undefined) return addRecord(work, "given_answer", content, { document: text });
  await work.db.updateTable("given_answer").set({ document: text }).where("organization_id", "=", work.organizationId).where("id", "=", known.id).execute();
  return changeRecord(work, "given_answer", known.id, null, content);
}

/** @throws Refusal `state-differs` for an organization that answers nobody */
export async function requireAnswering(work: Pick<Work, "db" | "organizationId">): Promise<string> {
  const { name, kind } = await work.db.selectFrom("organization").select(["name", "kind"]).where("organization_id", "=", work.organizationId).executeTakeFirstOrThrow();
  if (kind !== "provider" && kind !== "dealer") throw new Refusal("state-differs", { state: kind });
  return name;
}

/**
 * A new link for a request that is kept, as long as the link by which it was kept would hold and nobody has taken the
 * request's links back since. Both trails are told, each inside its own organization.
 * @throws Refusal `not-found`, `link-spent` whatever is wrong with it
 */
export function openGivenAnswer(database: Database, organizationId: string, actor: Work["actor"], id: string): Promise<{ readonly key: string }> {
  return database.door(async (door) => {
    const own = await door.enter(organizationId, actor);
    const keeper = await requireAnswering(own);
    const record = await findRecord(own.db, "given_answer", organizationId, id);
    if (record === null || record.removedAt !== null) throw new Refusal("not-found");
    const { institutionId, requestId, keptAt, opensUntil, name } = record.content as unknown as GivenAnswerContent;
    own.audit({ action: "given_answer.open", subjectKind: "given_answer", subjectId: id, subjectName: name });
    if (institutionId === INSTALLATION || opensUntil <= door.at.toISOString()) throw new Refusal("link-spent");
    const institution = await door.enter(institutionId, { ...actor, personId: null, name: `${keeper} ${actor.name}`, via: "link" });
    const link = await linkIfOpen(institution, requestId, keptAt);
    if (link === null) throw new Refusal("link-spent");
    return { key: link.key };
  });
}

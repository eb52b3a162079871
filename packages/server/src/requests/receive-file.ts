import { createHash } from "node:crypto";
import type { Library } from "@kaiji/domain";
import { refusalSentence, type Refusal as ReadRefusal } from "@kaiji/formats";
import { addRecord, changeRecord, type Work } from "@kaiji/storage";
import { openRateLimit } from "../api/rate-limit.ts";
import type { FileReader } from "../filing/file-reader.ts";
import { Refusal } from "../refusal/refusal.ts";
import { receivedFilesOf, type ReceivedFile } from "./request-answers.ts";
import { noteEvent, type KeptRequest } from "./request-event.ts";

/** The largest file that is taken by a link, in bytes. */
export const RECEIVED_LIMIT = 20 * 1024 * 1024;
/** Files and bytes that one request takes in all; what was withdrawn counts too. */
export const MOST_FILES = 30;
const MOST_BYTES = 100 * 1024 * 1024;
const AN_HOUR = 60;
const uploads = openRateLimit(AN_HOUR, 3_600_000, Date.now);

/** What a file is, as far as it can be told without opening it to anybody. */
export interface CheckedFile {
  readonly sha256: string;
  readonly reading: {
    readonly isRead: boolean;
    readonly forms: readonly { readonly form: string; readonly edition: string | null; readonly name: string | null; readonly organization: string | null; readonly date: string | null; readonly answers: number; readonly problems: number }[];
    readonly refusal: string | null;
  };
}

/** A file without a form may still be what backs an answer; everything else that cannot be read is not taken. */
const HARMLESS: ReadonlySet<string> = new Set(["no-form-found", "no-answer-column"]);

/**
 * Looks into a file by its content, never by its name.
 * @throws Refusal `unreadable-file` for what is no document that we read: programs, archives, locked and damaged files
 */
export async function checkFile(reader: FileReader, bytes: Uint8Array, name: string, library: Library): Promise<CheckedFile> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (bytes.length > 0 && !isDocument(bytes)) throw unreadable({ code: "unknown-file", params: {} }, name);
  const reading = await reader.read(bytes, name, library);
  if (reading.ok)
    return {
      sha256,
      reading: { isRead: true, refusal: null, forms: reading.value.map(({ form, edition, basicInfo, answers, problems }) => ({ form, edition, name: basicInfo.name, organization: basicInfo.organization, date: basicInfo.date, answers: answers.length, problems: problems.length })) },
    };
  const { refusal } = reading;
  if (!HARMLESS.has(refusal.code)) throw unreadable(refusal, name);
  return { sha256, reading: { isRead: false, forms: [], refusal: refusal.code } };
}

function unreadable(refusal: ReadRefusal, name: string): Refusal {
  return new Refusal("unreadable-file", { reason: refusal.code }, [{ path: name, message: `${refusalSentence(refusal, "ja")} / ${refusalSentence(refusal, "en")}` }]);
}

/** The first bytes of PDF, of zip (xlsx, ods), of OLE (xls), and of text in UTF-16. */
const MARKS = [[0x25, 0x50, 0x44, 0x46], [0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe], [0xfe, 0xff]];

/** Text has no control characters but these: tab, line feed, form feed, carriage return, escape (ISO-2022-JP). */
const IN_TEXT: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/** Whether the content is of a kind that a form or its backing comes in: a PDF, a workbook, or text. */
function isDocument(bytes: Uint8Array): boolean {
  return MARKS.some((mark) => mark.every((byte, place) => bytes[place] === byte)) || bytes.every((byte) => byte >= 0x20 || IN_TEXT.has(byte));
}

/** @throws Refusal `too-many-files`, `body-too-large` when the request has taken as much as it takes */
export async function requireRoom(work: Pick<Work, "db" | "organizationId">, requestId: string, size: number): Promise<void> {
  const files = await receivedFilesOf(work, requestId);
  if (files.length >= MOST_FILES) throw new Refusal("too-many-files", { limit: MOST_FILES });
  const taken = files.reduce((sum, { content }) => sum + content.size, 0);
  if (taken + size > MOST_BYTES) throw new Refusal("body-too-large", { limit: MOST_BYTES - taken });
}

/** @throws Refusal `rate-limited` when a link brings too much in an hour */
export function takeUpload(linkId: string): void {
  uploads.take(linkId);
}

/** Notes a checked file as received, in quarantine: nobody but those who decide on it sees it. */
export async function keepReceived(work: Work, request: KeptRequest, file: CheckedFile & { readonly name: string; readonly size: number }): Promise<ReceivedFile> {
  const files = await receivedFilesOf(work, request.id);
  const same = files.find(({ content }) => content.sha256 === file.sha256 && content.state !== "withdrawn" && content.state !== "declined");
  if (same !== undefined) return same;
  await requireRoom(work, request.id, file.size);
  const record = await addRecord(work, "received_file", { requestId: request.id, name: file.name, sha256: file.sha256, size: file.size, reading: file.reading, state: "quarantined", reason: null, disclosureIds: [], by: work.actor.name, address: work.actor.address });
  await changeRecord(work, "disclosure_request", request.id, null, { ...request.content, received: request.content.received + 1 });
  await noteEvent(work, request.id, "file-received", file.name, { fileId: record.id });
  return record as ReceivedFile;
}

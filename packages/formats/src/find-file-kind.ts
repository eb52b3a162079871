import { includesUtf16, startsWith } from "./byte-marks.ts";
import { decodeText } from "./delimited/decode-text.ts";
import { isOpenDocument } from "./ods/read-ods.ts";
import { ReadFailure } from "./read-failure.ts";
import { isUnlisted } from "./xls/compound-file.ts";
import { openArchive } from "./zip/archive.ts";
import { isDocument } from "./zip-of-files/list-archive-files.ts";

export type FileKind = "workbook" | "ods" | "xls" | "pdf" | "json" | "delimited" | "archive-of-files" | "unknown";

/** What a file is, by its bytes alone. `workbook` is also what only claims to be one: its reader says what is wrong. */
export function findFileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return isOldWorkbook(bytes) ? "xls" : "workbook";
  if (startsWith(bytes, [0x50, 0x4b])) return zipKind(bytes);
  // A PDF may begin with up to 1024 bytes of something else.
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  return textKind(bytes);
}

/** Protected .xlsx files are in the same container; only old workbooks have a stream called Workbook or Book. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  if (includesUtf16(bytes, "EncryptedPackage")) return false;
  // What cannot be listed could be anything; the reader of old workbooks says that it is damaged.
  return includesUtf16(bytes, "Workbook") || includesUtf16(bytes, "Book") || isUnlisted(bytes);
}

function zipKind(bytes: Uint8Array): FileKind {
  try {
    const archive = openArchive(bytes);
    if (archive.entries.has("[content_types].xml")) return "workbook";
    if (isOpenDocument(archive)) return "ods";
    return isDocument(archive) ? "unknown" : "archive-of-files";
  } catch (error) {
    // The reader of workbooks opens it again and gives the reason.
    if (error instanceof ReadFailure) return "workbook";
    throw error;
  }
}

function textKind(bytes: Uint8Array): FileKind {
  const head = decodeText(bytes.subarray(0, 4096))?.text ?? decodeText(bytes)?.text;
  if (head === undefined) return "unknown";
  const start = head.replace(/^\uFEFF/, "").trimStart();
  if (/^[{[]/.test(start)) return "json";
  return /^<(?:\?xml|!doctype|html|[a-z])/i.test(start) || start.startsWith("{\\rtf") ? "unknown" : "delimited";
}

import { includesUtf16, startsWith } from "./byte-marks.ts";
import { ReadFailure } from "./read-failure.ts";
import { LIMITS, mebibytes } from "./zip/limits.ts";

/**
 * Says in one refusal why bytes that are no zip archive cannot be a workbook.
 * Password-protected workbooks and old .xls files are both OLE containers; their stream names tell them apart.
 * @throws ReadFailure unless the bytes begin like a zip archive
 */
export function requireZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new ReadFailure("empty-file");
  if (bytes.length > LIMITS.file) throw new ReadFailure("too-large", { what: "file", limit: `${mebibytes(LIMITS.file)} MiB` });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    if (includesUtf16(bytes, "EncryptedPackage")) throw new ReadFailure("password-protected", { container: "ole" });
    if (includesUtf16(bytes, "Workbook") || includesUtf16(bytes, "Book")) throw new ReadFailure("old-xls");
    throw new ReadFailure("not-a-workbook", { found: "ole" });
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new ReadFailure("not-a-workbook", { found: "pdf" });
  if (!startsWith(bytes, [0x50, 0x4b])) throw new ReadFailure("not-a-workbook", { found: "unknown" });
}

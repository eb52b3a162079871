import { readFileSync } from "node:fs";
import { UsageError } from "../usage-error.ts";

/** The bytes of a file that a call names. @throws UsageError when it cannot be opened */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} を開けません: ${reason} / Cannot open ${file}: ${reason}`);
  }
}

import { writeFileSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/** Writes text or bytes to the file that was asked for, or to stdout. @throws UsageError when the file cannot be written */
export function writeOutput(content: string | Uint8Array, file: string | boolean | undefined): void {
  if (typeof file !== "string") {
    process.stdout.write(typeof content !== "string" || content.endsWith("\n") ? content : `${content}\n`);
    return;
  }
  try {
    writeFileSync(file, content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} に書き込めません: ${reason} / Cannot write ${file}: ${reason}`);
  }
}

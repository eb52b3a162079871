import { writeFileSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/** Writes text to the file that was asked for, or to stdout. @throws UsageError when the file cannot be written */
export function writeOutput(text: string, file: string | boolean | undefined): void {
  if (typeof file !== "string") {
    process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} に書き込めません: ${reason} / Cannot write ${file}: ${reason}`);
  }
}

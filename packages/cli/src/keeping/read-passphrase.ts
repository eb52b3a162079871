import { readFileSync } from "node:fs";
import { UsageError } from "../usage-error.ts";

const LEAST = 12;

/**
 * The passphrase in a file, without the line's end; `null` when no file is named. It is never taken from the
 * command line, where other people on the machine can see it.
 * @throws UsageError when the file is not there or the passphrase too short
 */
export function readPassphrase(file: string | boolean | undefined): string | null {
  if (typeof file !== "string") return null;
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new UsageError(`合言葉のファイル ${file} を読めません。 / Cannot read the passphrase file ${file}.`);
  }
  if ([...text].length < LEAST) throw new UsageError(`合言葉は ${LEAST} 文字以上にしてください。 / The passphrase needs at least ${LEAST} characters.`);
  return text;
}

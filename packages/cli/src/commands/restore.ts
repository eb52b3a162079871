import { resolve } from "node:path";
import { StorageError, restoreBackup } from "@kaiji/storage";
import { readPassphrase } from "../keeping/read-passphrase.ts";
import { placeOf } from "../keeping/with-engine.ts";
import { parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";

/** `kaiji restore FILE`: brings a backup back into an empty folder, and an empty database. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, { data: { type: "string" }, "passphrase-file": { type: "string" } });
  const [file] = words;
  if (file === undefined || words.length > 1) throw new UsageError("バックアップのファイルを1つ指定してください。 / Name one backup file.");
  const place = placeOf(values["data"]);
  try {
    const summary = await restoreBackup(resolve(file), readPassphrase(values["passphrase-file"]), { ...place, appDatabaseUrl: process.env["DATABASE_APP_URL"] || undefined });
    process.stdout.write(`${place.dataFolder} に戻しました: 行 ${summary.rows}、ファイル ${summary.files}。\nRestored into ${place.dataFolder}: ${summary.rows} rows, ${summary.files} files.\n`);
    return 0;
  } catch (error) {
    if (error instanceof StorageError) throw new UsageError(error.message);
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw new UsageError(`${file} がありません。 / There is no ${file}.`);
    throw error;
  }
}

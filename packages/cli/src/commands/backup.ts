import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { writeBackup } from "@kaiji/storage";
import { readPassphrase } from "../keeping/read-passphrase.ts";
import { placeOf, withEngine } from "../keeping/with-engine.ts";
import { parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";

/** `kaiji backup -o FILE`: everything that is kept, in one file, also while Kaiji runs. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions(args, { output: { type: "string", short: "o" }, data: { type: "string" }, "passphrase-file": { type: "string" } });
  const output = values["output"];
  if (typeof output !== "string") throw new UsageError("-o で書き出し先のファイルを指定してください。 / Name the file to write with -o.");
  if (existsSync(output)) throw new UsageError(`${output} はすでにあります。上書きしません。 / ${output} exists; it is not overwritten.`);
  const passphrase = readPassphrase(values["passphrase-file"]);
  const place = placeOf(values["data"]);
  const isWatched = process.stderr.isTTY;
  const summary = await withEngine(place, (engine) =>
    writeBackup(engine, {
      dataFolder: place.dataFolder,
      file: resolve(output),
      passphrase,
      onProgress: (entries, bytes) => void (isWatched && process.stderr.write(`\r\u001B[K${entries} 件 ${Math.round(bytes / 1024)} KiB`)),
    }),
  );
  if (isWatched) process.stderr.write("\r\u001B[K");
  process.stdout.write(
    `${output}: 行 ${summary.rows}、ファイル ${summary.files}、${summary.size} バイト。書いた後に読み直して確かめました${passphrase === null ? "（暗号化なし: 鍵も入っています。安全な場所に置いてください）" : "（暗号化済み）"}。\n` +
      `${output}: ${summary.rows} rows, ${summary.files} files, ${summary.size} bytes; read back and compared${passphrase === null ? " (not encrypted, and it holds keys: keep it safe)" : " (encrypted)"}.\n`,
  );
  return 0;
}

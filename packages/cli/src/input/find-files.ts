import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { placeInFolder } from "@kaiji/formats";
import { UsageError } from "../usage-error.ts";

/** Names of passed-over files that are told; more are counted. */
const MOST_TOLD = 5;

/**
 * The files that words of a call name: files as they are, folders with every workbook, table, PDF and archive below them.
 * What else lies in a folder is told on stderr, but for what file managers and Excel leave there.
 * @throws UsageError when a word names nothing, or a folder holds nothing to read
 */
export function findFiles(words: readonly string[]): string[] {
  if (words.length === 0) throw new UsageError("ファイルを指定してください。 / Name at least one file.");
  return words.flatMap((word) => {
    const stat = statSync(word, { throwIfNoEntry: false });
    if (stat === undefined) throw new UsageError(`${word}: ファイルが見つかりません。名前と場所を確かめてください。 / ${word}: no such file; check its name and place.`);
    if (!stat.isDirectory()) return [word];
    const inside = readdirSync(word, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const namesTo = (place: "read" | "tell") => inside.filter(({ name }) => placeInFolder(name) === place).map((entry) => join(entry.parentPath, entry.name)).toSorted();
    const found = namesTo("read");
    tellPassedOver(word, namesTo("tell"));
    if (found.length === 0) throw new UsageError(`${word}: 読めるファイル（Excel・ODS・CSV・PDF・zip）が見つかりません。 / ${word}: nothing to read in this folder.`);
    return found;
  });
}

function tellPassedOver(folder: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const told = names.slice(0, MOST_TOLD).join(", ") + (names.length > MOST_TOLD ? ", …" : "");
  process.stderr.write(`kaiji: ${folder}: 様式でない名前のファイル ${names.length} 件は読んでいません。読むにはファイルを直接指定してください。 / ${names.length} file(s) passed over by name; name them to read them: ${told}\n`);
}

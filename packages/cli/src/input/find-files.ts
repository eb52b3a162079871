import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../usage-error.ts";

const READABLE = /\.(xlsx|xlsm|xltx|xltm|xls|xlsb|ods|csv|tsv|pdf|zip)$/i;

/**
 * The files that words of a call name: files as they are, folders with every workbook, table, PDF and archive below them.
 * Lock files that Excel leaves (`~$…`) are passed over.
 * @throws UsageError when a word names nothing, or a folder holds nothing to read
 */
export function findFiles(words: readonly string[]): string[] {
  if (words.length === 0) throw new UsageError("ファイルを指定してください。 / Name at least one file.");
  return words.flatMap((word) => {
    const stat = statSync(word, { throwIfNoEntry: false });
    if (stat === undefined) throw new UsageError(`${word}: ファイルが見つかりません。名前と場所を確かめてください。 / ${word}: no such file; check its name and place.`);
    if (!stat.isDirectory()) return [word];
    const found = readdirSync(word, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && READABLE.test(entry.name) && !entry.name.startsWith("~$"))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    if (found.length === 0) throw new UsageError(`${word}: 読めるファイル（Excel・ODS・CSV・PDF・zip）が見つかりません。 / ${word}: nothing to read in this folder.`);
    return found;
  });
}

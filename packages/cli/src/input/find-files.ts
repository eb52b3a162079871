import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../usage-error.ts";

const WORKBOOK = /\.(xlsx|xlsm|xltx|xltm|xls|xlsb)$/i;

/**
 * The files that words of a call name: files as they are, folders with every workbook below them.
 * Lock files that Excel leaves (`~$…`) are passed over.
 * @throws UsageError when a word names nothing, or a folder holds no workbook
 */
export function findFiles(words: readonly string[]): string[] {
  if (words.length === 0) throw new UsageError("ファイルを指定してください。 / Name at least one file.");
  return words.flatMap((word) => {
    const stat = statSync(word, { throwIfNoEntry: false });
    if (stat === undefined) throw new UsageError(`${word}: ファイルが見つかりません。名前と場所を確かめてください。 / ${word}: no such file; check its name and place.`);
    if (!stat.isDirectory()) return [word];
    const found = readdirSync(word, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && WORKBOOK.test(entry.name) && !entry.name.startsWith("~$"))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    if (found.length === 0) throw new UsageError(`${word}: Excel のブックが見つかりません。 / ${word}: no workbook in this folder.`);
    return found;
  });
}

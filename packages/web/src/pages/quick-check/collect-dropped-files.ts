import type { DropItem } from "react-aria-components";

const MOST_FILES = 1_000;
const READABLE = /\.(xlsx|xlsm|xltx|xltm|xlsb|xls|ods|csv|tsv|pdf|zip)$/i;

/** The files among what was dropped; of folders, those in them that may be disclosures, but not Excel's lock files. */
export async function collectDroppedFiles(items: readonly DropItem[]): Promise<readonly File[]> {
  const found: File[] = [];
  for (const item of items) {
    if (found.length >= MOST_FILES) break;
    if (item.kind === "file") found.push(await item.getFile());
    if (item.kind !== "directory") continue;
    const inside: DropItem[] = [];
    for await (const entry of item.getEntries()) {
      if (entry.kind === "directory" || (READABLE.test(entry.name) && !entry.name.startsWith("~$"))) inside.push(entry);
    }
    found.push(...(await collectDroppedFiles(inside)));
  }
  return found.slice(0, MOST_FILES);
}

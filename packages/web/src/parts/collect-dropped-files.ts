import { placeInFolder } from "@kaiji/formats";
import type { DropItem } from "react-aria-components";

/** Files taken from one drop, at most. */
export const MOST_FILES = 1_000;

/** What was dropped. */
export interface Dropped {
  readonly files: readonly File[];
  /** Names of files in folders that are no disclosures by their names. */
  readonly passedOver: readonly string[];
  /** More files lay there than are taken at once. */
  readonly isCut: boolean;
}

/** The files among what was dropped; of folders, those in them that may be disclosures. */
export async function collectDroppedFiles(items: Iterable<DropItem>): Promise<Dropped> {
  const [files, passedOver]: [File[], string[]] = [[], []];
  let isCut = false;
  const take = async (item: DropItem, isInFolder: boolean): Promise<void> => {
    if (item.kind === "directory") {
      for await (const entry of item.getEntries()) await take(entry, true);
    } else if (item.kind === "file") {
      const place = isInFolder ? placeInFolder(item.name) : "read";
      if (place === "tell") passedOver.push(item.name);
      if (place !== "read") return;
      if (files.length < MOST_FILES) files.push(await item.getFile());
      else isCut = true;
    }
  };
  for (const item of items) await take(item, false);
  return { files, passedOver, isCut };
}

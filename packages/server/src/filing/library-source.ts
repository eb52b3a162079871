import { readFileSync } from "node:fs";
import { withPacks, type Library } from "@kaiji/domain";
import { readPackFolder } from "@kaiji/library/packs";

/** The library as it ships, with the forms that this installation has learned, read anew at most every ten seconds. */
export function libraryFrom(libraryFile: string, dataFolder: string, now: () => number): () => Library {
  let shipped: Library | null = null;
  let library: Library | null = null;
  let until = 0;
  return () => {
    if (library !== null && now() < until) return library;
    shipped ??= JSON.parse(readFileSync(libraryFile, "utf8")) as Library;
    library = withPacks(shipped, readPackFolder(dataFolder).packs);
    until = now() + 10_000;
    return library;
  };
}

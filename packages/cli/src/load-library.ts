import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withPacks, type Library } from "@kaiji/domain";
import { dataFolder, readPackFolder } from "@kaiji/library/packs";
import { UsageError } from "./usage-error.ts";

/** The library file that was built beside the program, with the forms that this installation has learned. */
export function loadLibrary(): Library {
  const { packs, unreadable } = readPackFolder(dataFolder(process.env["KAIJI_DATA"]));
  for (const file of unreadable) process.stderr.write(`kaiji: ${file} は様式パックとして読めないので使いません。 / ${file} is no form pack and is not used.\n`);
  return withPacks(shippedLibrary(), packs);
}

/** What ships: it was validated when it was built. */
export function shippedLibrary(): Library {
  const file = libraryFile();
  if (!existsSync(file)) throw new UsageError(`${file} がありません。npm run build で作ってください。 / ${file} is missing; make it with npm run build.`);
  return JSON.parse(readFileSync(file, "utf8")) as Library;
}

export function libraryFile(): string {
  return process.env["KAIJI_LIBRARY"] ?? join(programFolder(), "..", "library.json");
}

/** Folder of the built program. Parts of it may lie in files of their own beside it. */
export function programFolder(): string {
  return dirname(fileURLToPath(import.meta.url));
}

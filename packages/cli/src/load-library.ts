import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Library } from "@kaiji/domain";
import { UsageError } from "./usage-error.ts";

/** The library file that was built beside the program. It was validated when it was built. */
export function loadLibrary(): Library {
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

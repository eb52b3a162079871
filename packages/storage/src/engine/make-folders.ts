import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./storage-error.ts";

/**
 * Makes a folder and those above it; one that is there stays as it is. Unlike `mkdir` with `recursive`, which
 * says ENOENT on a read-only disk, it fails with what is really in the way.
 * @param mode of the folders that are made
 */
export async function makeFolders(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (codeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolders(dirname(folder), mode);
    await makeFolders(folder, mode);
  }
}

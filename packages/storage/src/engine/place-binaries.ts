import { chmod, copyFile, mkdir, readFile, readdir, readlink, rename, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { codeOf } from "./storage-error.ts";

/** What the name of every copy begins with; the package's version follows. */
export const COPY = "postgresql-";

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links between library names that the package lists in `native/pg-symlinks.json`; those that are
 * there stay. Where links are not allowed, copies.
 * @param packageFolder where the list is
 * @param folder where the links go, laid out like the package
 * @throws the file system's error, for instance when the folder is read-only
 */
export async function linkLibraries(packageFolder: string, folder: string): Promise<void> {
  for (const { source, target } of await readLinks(packageFolder)) {
    const link = join(folder, target);
    try {
      await symlink(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if (codeOf(error) === "EEXIST") continue;
      if (codeOf(error) !== "EPERM" && codeOf(error) !== "ENOTSUP") throw error;
      await copyFile(join(folder, source), link);
    }
  }
}

async function readLinks(packageFolder: string): Promise<readonly LibraryLink[]> {
  try {
    const list: unknown = JSON.parse(await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8"));
    return Array.isArray(list) ? list.filter(isLink) : [];
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

function isLink(value: unknown): value is LibraryLink {
  const inside = (path: unknown) => typeof path === "string" && path.startsWith("native/") && !path.includes("..");
  return typeof value === "object" && value !== null && "source" in value && inside(value.source) && "target" in value && inside(value.target);
}

/** Copies a folder, its own folders open to all: those of a read-only installation would take no links. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name.endsWith(".a") || entry.name === "pgxs") continue;
    if (entry.isDirectory()) await copyFolder(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await copyFile(source, target);
  }
}

/**
 * Copies the programs to a folder and makes their links. The copy gets its name last, so that one that is there
 * is whole. Leaves out what is only for building against the libraries; copies of other versions beside it go.
 */
export async function copyBinaries(packageFolder: string, folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    if (name.startsWith(COPY)) await rm(join(parent, name), { recursive: true, force: true });
  }
  const half = `${folder}.new`;
  await mkdir(half);
  await chmod(half, 0o755);
  await copyFolder(join(packageFolder, "native"), join(half, "native"));
  await linkLibraries(packageFolder, half);
  await rename(half, folder);
}

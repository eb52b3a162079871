import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FormPack } from "@kaiji/domain";

/** The learned forms of an installation, oldest first, and the files in their folder that are none. */
export interface PackFolder {
  readonly packs: readonly FormPack[];
  readonly unreadable: readonly string[];
}

function folderOf(data: string): string {
  return join(data, "packs");
}

/** Reads `packs/` of the data folder. A file that is no pack is named, never a reason to stop. */
export function readPackFolder(data: string): PackFolder {
  const folder = folderOf(data);
  if (!existsSync(folder)) return { packs: [], unreadable: [] };
  const packs: { pack: FormPack; since: number }[] = [];
  const unreadable: string[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    if (!name.endsWith(".json")) continue;
    const pack = readPackFile(join(folder, name));
    if (pack === null) unreadable.push(join(folder, name));
    else packs.push({ pack, since: statSync(join(folder, name)).mtimeMs });
  }
  return { packs: packs.toSorted((a, b) => a.since - b.since).map(({ pack }) => pack), unreadable };
}

function readPackFile(file: string): FormPack | null {
  try {
    const value = JSON.parse(readFileSync(file, "utf8")) as Partial<FormPack> | null;
    // Whole files were checked against the schema when they were kept.
    return value?.kind === "kaiji-form-pack" && value.schemaVersion === 1 && Array.isArray(value.items) ? (value as FormPack) : null;
  } catch {
    return null;
  }
}

/** Keeps a learned form as `packs/<id>.json`; whole or not at all. Returns the file. */
export function savePack(data: string, pack: FormPack): string {
  const folder = folderOf(data);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${pack.id}.json`);
  writeFileSync(`${file}.part`, `${JSON.stringify(pack, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return file;
}

/** Forgets a learned form. Returns whether there was one of this id. */
export function forgetPack(data: string, id: string): boolean {
  const file = join(folderOf(data), `${id}.json`);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(id) || !existsSync(file)) return false;
  unlinkSync(file);
  return true;
}

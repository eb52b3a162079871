import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { makeFolders } from "./make-folders.ts";
import { asFolderError, codeOf } from "./storage-error.ts";
import { syncFolder } from "./sync-folder.ts";

/** The passwords and keys that Kaiji makes and keeps, one file each under `secrets/` of the data folder. */
export type SecretName = "database-engine" | "database-owner" | "database-app" | "audit-signing" | "data-encryption";

/** Reads a kept secret, or `null` when there is none. */
export async function readSecret(dataFolder: string, name: SecretName): Promise<string | null> {
  try {
    return (await readFile(secretPath(dataFolder, name), "utf8")).trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw asFolderError(error, secretPath(dataFolder, name));
  }
}

/**
 * Gives the kept secret, or makes a random one and keeps it, readable by nobody else (0600) and synced
 * before it is used, so that no role ever has a password that is not on disk.
 */
export async function keepSecret(dataFolder: string, name: SecretName): Promise<string> {
  const kept = await readSecret(dataFolder, name);
  if (kept !== null && kept !== "") return kept;
  const secret = randomBytes(24).toString("base64url");
  const path = secretPath(dataFolder, name);
  try {
    await makeFolders(join(dataFolder, "secrets"), 0o700);
    const file = await open(`${path}.new`, "w", 0o600);
    await file.writeFile(`${secret}\n`);
    await file.sync();
    await file.close();
    await rename(`${path}.new`, path);
    await syncFolder(join(dataFolder, "secrets"));
    await syncFolder(dataFolder);
  } catch (error) {
    throw asFolderError(error, dataFolder);
  }
  return secret;
}

function secretPath(dataFolder: string, name: SecretName): string {
  return join(dataFolder, "secrets", name);
}

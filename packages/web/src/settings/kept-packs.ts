import type { FormPack } from "@kaiji/domain";
import { findRemembered } from "./remembered.ts";

const KEY = "packs";

/** The forms that this browser has learned, oldest first. */
export function keptPacks(): FormPack[] {
  const kept = findRemembered(KEY);
  if (kept === null) return [];
  try {
    const packs: unknown = JSON.parse(kept);
    return Array.isArray(packs) ? (packs as FormPack[]).filter((pack) => pack?.kind === "kaiji-form-pack" && pack.schemaVersion === 1) : [];
  } catch {
    return [];
  }
}

/** Keeps the learned forms in this browser. Returns whether there was room and permission. */
export function keepPacks(packs: readonly FormPack[]): boolean {
  try {
    localStorage.setItem(`kaiji.${KEY}`, JSON.stringify(packs));
    return true;
  } catch {
    return false;
  }
}

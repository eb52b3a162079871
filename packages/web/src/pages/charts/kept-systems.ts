import type { ChartedSystem } from "@kaiji/domain";
import { findRemembered, saveRemembered } from "../../settings/remembered.ts";

/** The systems that somebody has listed in this browser, and the day they last changed something (`YYYY-MM-DD`). */
export interface KeptSystems {
  readonly systems: readonly ChartedSystem[];
  readonly changedOn: string | null;
}

const KEY = "systems";

export function keptSystems(): KeptSystems {
  try {
    const kept: unknown = JSON.parse(findRemembered(KEY) ?? "null");
    if (kept !== null && typeof kept === "object" && "systems" in kept && Array.isArray(kept.systems)) return kept as KeptSystems;
  } catch {
    // What is not ours is as good as nothing.
  }
  return { systems: [], changedOn: null };
}

export function keepSystems(systems: readonly ChartedSystem[], changedOn: string): void {
  saveRemembered(KEY, JSON.stringify({ systems, changedOn } satisfies KeptSystems));
}

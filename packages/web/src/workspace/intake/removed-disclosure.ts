/** The disclosures that were removed last, by organization: shown with the way back on the screen that one comes to. */
export interface Removed {
  readonly items: readonly { readonly id: string; readonly version: number }[];
  /** Of the first. */
  readonly name: string;
}

const removed = new Map<string, Removed>();

/** Keeps what was removed, for as long as the page is open. */
export function noteRemoved(base: string, what: Removed | null): void {
  if (what === null) removed.delete(base);
  else removed.set(base, what);
}

/** What was removed last; `null` when nothing was, or it was put back. */
export function findRemoved(base: string): Removed | null {
  return removed.get(base) ?? null;
}

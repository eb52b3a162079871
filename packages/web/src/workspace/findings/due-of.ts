import type { FindingRecord } from "../api/answers.ts";

/** The day on which a treatment is looked at again. */
export function dueOf(treatment: FindingRecord["content"]["treatment"]): string | null {
  const { dueOn, expiresOn } = (treatment ?? {}) as { dueOn?: string; expiresOn?: string };
  return [dueOn, expiresOn].filter((day) => day !== undefined).toSorted()[0] ?? null;
}

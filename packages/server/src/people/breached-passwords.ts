import { dictionary } from "@zxcvbn-ts/language-common";

const BREACHED = new Set<string>(dictionary["passwords-common"]);

/**
 * Whether a password is on the list of breached ones that ships with Kaiji (no network is asked), or such a one
 * dressed up: doubled, with digits or signs around it, or made of the person's own words.
 */
export function isBreached(password: string, words: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const bare = lower.replace(/[^\p{L}\p{N}]/gu, "");
  const core = bare.replace(/^\d+|\d+$/g, "");
  const half = lower.slice(0, Math.floor(lower.length / 2));
  if ([lower, bare, core].some((form) => BREACHED.has(form))) return true;
  if (half.length >= 4 && half.repeat(2) === lower && (BREACHED.has(half) || new Set(half).size <= 3)) return true;
  if (new Set(lower).size <= 3) return true;
  return ["kaiji", ...words].map((word) => word.toLowerCase()).some((word) => word.length >= 4 && core.replaceAll(word, "").length <= 3);
}

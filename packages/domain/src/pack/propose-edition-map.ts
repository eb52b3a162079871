import type { ItemNumber } from "../catalog/item-number.ts";
import { likeness } from "./likeness.ts";
import type { EditionMap, MapConfidence, MapLine, MapReason, PackItem } from "./form-pack.ts";

/** An item of the earlier edition. `wording` is `null` where only the number is known. */
export interface EarlierItem {
  readonly number: ItemNumber;
  readonly wording: string | null;
}

/** Revised, yet the same question. */
const SIMILAR = 0.55;
/** So alike that it is the question, wherever it stands. */
const MOVED = 0.8;
/** So much more alike than the item of its own number that the number has gone to another question. */
const AHEAD = 0.15;
/** Two sentences with less in common ask different things. */
const OTHER = 0.3;

/**
 * Proposes which item of an earlier edition each item of a new one carries on, with a confidence and a reason for
 * every line. An earlier item is the target of one line at most; the surest line has it.
 *
 * @param items the new edition
 * @param earlier the earlier edition; with its exact wording where it was learned too
 * @param catalog id of the earlier edition's catalog
 */
export function proposeEditionMap(items: readonly PackItem[], earlier: readonly EarlierItem[], catalog: string): EditionMap {
  const byNumber = new Map(earlier.map((item) => [item.number, item]));
  const proposals = items.map((item) => propose(item, byNumber, earlier));
  const rank = (line: MapLine) => ["high", "medium", "low"].indexOf(line.confidence) - (line.likeness ?? 0.5) / 10;
  const taken = new Map<ItemNumber, MapLine>();
  for (const line of proposals.toSorted((a, b) => rank(a) - rank(b)))
    if (line.to !== null && !taken.has(line.to)) taken.set(line.to, line);
  const lines = proposals.map((line) =>
    line.to === null || taken.get(line.to) === line ? line : { ...line, to: null, confidence: "low" as const, reason: "new-item" as const, accepted: false },
  );
  const led = new Set(lines.map((line) => line.to));
  return { catalog, lines, gone: earlier.map((item) => item.number).filter((number) => !led.has(number)) };
}

function propose({ number, wording }: PackItem, byNumber: ReadonlyMap<ItemNumber, EarlierItem>, earlier: readonly EarlierItem[]): MapLine {
  const line = (to: ItemNumber | null, confidence: MapConfidence, reason: MapReason, alike: number | null): MapLine => ({
    number,
    to,
    confidence,
    reason,
    likeness: alike === null ? null : Math.round(alike * 100) / 100,
    accepted: confidence !== "low",
  });
  const own = byNumber.get(number);
  const ownLikeness = own === undefined || own.wording === null || wording === "" ? null : likeness(wording, own.wording);
  if (ownLikeness === 1) return line(number, "high", "same-number-same-wording", 1);
  const { item: other, alike } = nearestOther(number, wording, earlier);
  if (other !== null && alike === 1) return line(other.number, "high", "same-wording-other-number", 1);
  if (other !== null && alike >= MOVED && alike > (ownLikeness ?? 0) + AHEAD)
    return line(other.number, own !== undefined && ownLikeness === null ? "low" : "medium", "similar-wording-other-number", alike);
  if (own === undefined) return line(null, other !== null && alike >= SIMILAR ? "low" : "high", "new-item", null);
  if (ownLikeness === null) return line(number, "medium", "same-number", null);
  if (ownLikeness >= SIMILAR) return line(number, "high", "same-number-similar-wording", ownLikeness);
  return line(number, ownLikeness >= OTHER ? "medium" : "low", ownLikeness >= OTHER ? "same-number-similar-wording" : "same-number-other-wording", ownLikeness);
}

function nearestOther(number: ItemNumber, wording: string, earlier: readonly EarlierItem[]): { item: EarlierItem | null; alike: number } {
  let best: { item: EarlierItem | null; alike: number } = { item: null, alike: 0 };
  if (wording === "") return best;
  for (const item of earlier) {
    if (item.number === number || item.wording === null) continue;
    const alike = likeness(wording, item.wording);
    if (alike > best.alike) best = { item, alike };
  }
  return best;
}

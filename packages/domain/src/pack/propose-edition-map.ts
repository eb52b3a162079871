import type { ItemNumber } from "../catalog/item-number.ts";
import { likeness } from "./likeness.ts";
import type { EditionMap, MapConfidence, MapLine, MapReason, PackItem } from "./form-pack.ts";

/** An item of the earlier edition. `wording` is `null` where only the number is known. */
export interface EarlierItem {
  readonly number: ItemNumber;
  readonly wording: string | null;
  /** Our own label of it: where the wording is not known, it hints at whether the number still asks the same. */
  readonly label?: string;
}

/** Revised, yet the same question. */
const SIMILAR = 0.55;
/** So alike that it is the question, wherever it stands. */
const MOVED = 0.8;
/** So much more alike than the item of its own number that the number has gone to another question. */
const AHEAD = 0.15;
/** Two sentences with less in common ask different things. */
const OTHER = 0.3;
/** A label with less in common with a sentence tells nothing; fewer sentences than this say nothing of a form. */
const TELLING = 0.2;
const FEW = 5;
/** Of the numbers, at least this share stands in both editions: then a number says something without its sentence. */
const STEADY = 0.9;

/**
 * Proposes which item of an earlier edition each item of a new one carries on, with a confidence and a reason for
 * every line. An earlier item is the target of one line at most; the surest line has it. Where an item may have been
 * split, or moved while its number went to another, a person decides: such lines are not accepted by themselves.
 *
 * @param items the new edition
 * @param earlier the earlier edition; with its exact wording where it was learned too
 * @param catalog id of the earlier edition's catalog
 */
export function proposeEditionMap(items: readonly PackItem[], earlier: readonly EarlierItem[], catalog: string): EditionMap {
  const byNumber = new Map(earlier.map((item) => [item.number, item]));
  const isSteady = items.filter(({ number }) => byNumber.has(number)).length >= STEADY * Math.max(items.length, earlier.length) && labelsStayed(items, earlier);
  const proposals = withoutSplits(items.map((item) => propose(item, byNumber, earlier, isSteady)));
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

/** Two items that are about as like one earlier item may each be half of it: neither answers for the whole by itself. */
function withoutSplits(lines: readonly MapLine[]): MapLine[] {
  return lines.map((line) => {
    const isSplit = line.to !== null && line.likeness !== null && line.likeness < 1 && lines.some((other) => other !== line && other.to === line.to && other.likeness !== null && other.likeness >= SIMILAR && other.likeness > line.likeness! - AHEAD);
    return isSplit ? { ...line, confidence: "low" as const, accepted: false } : line;
  });
}

/** Whether enough sentences are most like the label of their own number: where numbers have moved, next to none is. */
function labelsStayed(items: readonly PackItem[], earlier: readonly EarlierItem[]): boolean {
  if (earlier.every(({ wording }) => wording !== null)) return true;
  const telling = items.map((item) => ({ number: item.number, ...nearestLabel(item, earlier) })).filter(({ fit }) => fit >= TELLING);
  return telling.length < FEW || telling.filter(({ number, best }) => best?.number === number).length >= telling.length / 4;
}

/** The item whose label is most like a sentence, and how much more like it is than that of another number. */
function nearestLabel({ number, wording }: PackItem, earlier: readonly EarlierItem[]): { own: number; best: EarlierItem | null; fit: number } {
  let [own, fit] = [0, 0];
  let best: EarlierItem | null = null;
  for (const item of earlier) {
    const alike = item.label === undefined ? 0 : likeness(wording, item.label);
    if (item.number === number) own = alike;
    if (alike > fit || (alike === fit && item.number === number)) [best, fit] = [item, alike];
  }
  return { own, best, fit };
}

function propose(asked: PackItem, byNumber: ReadonlyMap<ItemNumber, EarlierItem>, earlier: readonly EarlierItem[], isSteady: boolean): MapLine {
  const { number, wording } = asked;
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
  if (ownLikeness === null) {
    const { own: fitsOwn, best, fit } = nearestLabel(asked, earlier);
    // Labels are short and worded otherwise than the sentences: only one that fits far better speaks against a number.
    const fitsAnother = best !== null && best.number !== number && fit >= SIMILAR && fit > fitsOwn + OTHER;
    if (fitsAnother) return line(best.number, "low", "similar-wording-other-number", fit);
    const isLikely = !fitsAnother && (isSteady || (fitsOwn >= OTHER && best?.number === number));
    return line(number, isLikely ? "medium" : "low", "same-number", null);
  }
  // Revised and moved: under its own number stands something that is less like it.
  if (other !== null && alike >= SIMILAR && alike > ownLikeness + AHEAD) return line(other.number, "low", "similar-wording-other-number", alike);
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

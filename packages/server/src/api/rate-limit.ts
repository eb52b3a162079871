import { Refusal } from "../refusal/refusal.ts";

/** Lets so many through in a window, by key. */
export interface RateLimit {
  /** @throws Refusal `rate-limited` */
  take(key: string): void;
}

/** A limit in this process's memory. Old keys are dropped as windows pass. */
export function openRateLimit(most: number, windowMs: number, now: () => number): RateLimit {
  let counts = new Map<string, number>();
  let endsAt = now() + windowMs;
  return {
    take(key) {
      if (now() >= endsAt) {
        counts = new Map();
        endsAt = now() + windowMs;
      }
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > most) throw new Refusal("rate-limited", { seconds: Math.max(1, Math.ceil((endsAt - now()) / 1000)) });
    },
  };
}

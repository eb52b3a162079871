/** A key made ready for being compared many times. */
export interface Measured {
  readonly key: string;
  /** Letter pairs, and how often each stands there. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly total: number;
  /** The numbers in it, in their order. */
  readonly numbers: string;
}

/** Measures keys, each once. */
export function openMeasure(): (key: string) => Measured {
  const known = new Map<string, Measured>();
  return (key) => {
    const measured = known.get(key) ?? measure(key);
    known.set(key, measured);
    return measured;
  };
}

function measure(key: string): Measured {
  const letters = [...key];
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < letters.length; i++) pairs.set(`${letters[i]}${letters[i + 1]}`, (pairs.get(`${letters[i]}${letters[i + 1]}`) ?? 0) + 1);
  return { key, pairs, total: Math.max(0, letters.length - 1), numbers: (key.match(/\d+/gu) ?? []).join(" ") };
}

/** How alike two keys are, 0 to 1: the share of letter pairs that both have (Dice). Names whose numbers differ are other products, however alike the rest. */
export function nearness(one: Measured, other: Measured): number {
  if (one.key === other.key) return 1;
  const total = one.total + other.total;
  if (total === 0) return 0;
  const [few, many] = one.pairs.size < other.pairs.size ? [one.pairs, other.pairs] : [other.pairs, one.pairs];
  let shared = 0;
  for (const [pair, count] of few) shared += Math.min(count, many.get(pair) ?? 0);
  const alike = Math.min((2 * shared) / total, 0.999);
  return one.numbers === other.numbers ? alike : alike * 0.6;
}

/** Text without width, case, white space and punctuation: what is left when two prints of a sentence are compared. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/[\s\p{P}\p{S}]+/gu, "");
}

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const letters = [...text];
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = `${letters[i]}${letters[i + 1]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** How alike two sentences are, 0 to 1: the share of letter pairs that both have (Dice). 1 means the same but for width and punctuation. */
export function likeness(left: string, right: string): number {
  const [a, b] = [plain(left), plain(right)];
  if (a === b) return 1;
  const [ofA, ofB] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const [pair, count] of ofA) shared += Math.min(count, ofB.get(pair) ?? 0);
  const all = Math.max(0, [...a].length - 1) + Math.max(0, [...b].length - 1);
  return all === 0 ? 0 : Math.min((2 * shared) / all, 0.999);
}

/** Makes the text of a sentence from its parts. */
type Made = (parts: readonly string[]) => string;

/** Stand for parts while a sentence is turned into a pattern; no text of a file holds them. */
const MARKS = ["\uE000", "\uE001", "\uE002", "\uE003"] as const;

/**
 * Reads the parts back out of a sentence that was made and kept in one language, so that it can be told in another.
 * @param make the sentence as it is made, from as many parts as `count`
 * @returns the parts in their order; `null` when the sentence was not made so
 */
export function readBack(sentence: string, count: number, make: Made): string[] | null {
  const marks = MARKS.slice(0, count);
  const pieces = make(marks).split(/([\uE000-\uE003])/);
  const order = pieces.filter((_, at) => at % 2 === 1);
  const last = order.length - 1;
  // Only the last part may hold whatever it likes: the sentence's own words end the others.
  const pattern = pieces.map((piece, at) => (at % 2 === 0 ? literal(piece) : (at - 1) / 2 === last ? "([\\s\\S]*)" : "([\\s\\S]*?)")).join("");
  const found = new RegExp(`^${pattern}$`, "u").exec(sentence);
  if (found === null) return null;
  return marks.map((mark) => found[order.indexOf(mark) + 1] ?? "");
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

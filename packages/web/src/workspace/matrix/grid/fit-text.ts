/**
 * A text that is no wider than it may be: cut with "…" when it has to be.
 * @param widthOf how wide a text is drawn
 */
export function fitText(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  const signs = [...text];
  let [fits, tooLong] = [0, signs.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (widthOf(`${signs.slice(0, middle).join("")}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return fits === 0 ? "" : `${signs.slice(0, fits).join("")}…`;
}

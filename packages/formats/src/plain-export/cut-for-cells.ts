/** A cell of a workbook holds so many UTF-16 units (Excel specifications and limits). */
export const LONGEST_CELL = 32_767;

/** A text in pieces that each fit into a cell, one at least; a pair of surrogates stays together. */
export function cutForCells(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + LONGEST_CELL, text.length);
    if (to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1]!)) to--;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces.length === 0 ? [""] : pieces;
}

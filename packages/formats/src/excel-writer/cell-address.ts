/** A cell's place, both counted from 1. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** "E12" → row 12, column 5. Throws on anything that is not a plain address: only our own code calls it. */
export function parseAddress(address: string): CellPlace {
  const match = /^([A-Z]{1,3})([1-9]\d*)$/.exec(address);
  if (match === null) throw new Error(`Not a cell address: ${address}`);
  return { column: columnNumber(match[1]!), row: Number(match[2]) };
}

/** Row 12, column 5 → "E12". */
export function formatAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** "A" → 1, "AA" → 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.charCodeAt(0) - 64);
  return number;
}

/** 1 → "A", 27 → "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

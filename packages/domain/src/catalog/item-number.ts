/** An item's number as the form prints it. A string: "4.10" is not "4.1". */
export type ItemNumber = string;

/**
 * Orders two item numbers the way a form lists them: part by part (4.10, MPII-2.1), a parent before its children.
 * Parts that are not whole numbers are compared as text. Returns a negative number, 0 or a positive number.
 */
export function compareItemNumbers(left: ItemNumber, right: ItemNumber): number {
  const a = left.split(/[.-]/);
  const b = right.split(/[.-]/);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const x = a[i];
    const y = b[i];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (x === y) continue;
    const difference = Number(x) - Number(y);
    if (Number.isNaN(difference)) return x < y ? -1 : 1;
    if (difference !== 0) return difference;
    return x < y ? -1 : 1;
  }
  return 0;
}

/** The number one level up ("12.3.1" → "12.3"), or `null` for a top-level item. */
export function parentNumber(number: ItemNumber): ItemNumber | null {
  const cut = number.lastIndexOf(".");
  return cut < 0 ? null : number.slice(0, cut);
}

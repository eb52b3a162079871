const [TAB, LF, FF, CR, SPACE] = [9, 10, 12, 13, 32];
const [LEFT, RIGHT, BACKSLASH, PERCENT, SLASH, LESS, GREATER, OPEN, CLOSE] = [40, 41, 92, 37, 47, 60, 62, 91, 93];
const MOST_OPERANDS = 64;

/** An operator's letters as one number; below 0 when there are more of them than any operator has. */
export function operatorCode(letters: ArrayLike<number>, from = 0, to = letters.length): number {
  let code = to - from > 3 ? -1 : 0;
  for (let i = from; code >= 0 && i < to; i++) code = code * 256 + letters[i]!;
  return code;
}

/**
 * Walks through a page's content.
 * @param use gets each operator (`operatorCode`) with the numbers before it and how many they are; texts, names and
 *   arrays are passed over. When it says `false`, the walk ends.
 */
export function walkContent(parts: readonly Uint8Array[], use: (operator: number, operands: Float64Array, count: number) => boolean): void {
  const operands = new Float64Array(MOST_OPERANDS);
  let count = 0;
  for (const bytes of parts) {
    const { length } = bytes;
    let at = 0;
    while (at < length) {
      const c = bytes[at]!;
      if (isSpace(c)) at++;
      else if ((c >= 48 && c <= 57) || c === 45 || c === 46 || c === 43) {
        let end = at + 1;
        while (end < length && isNumber(bytes[end]!)) end++;
        if (count < MOST_OPERANDS) operands[count++] = numberOf(bytes, at, end);
        at = end;
      } else if (c === LEFT) at = afterText(bytes, at + 1);
      else if (c === OPEN) at = afterArray(bytes, at + 1);
      else if (c === LESS) at = bytes[at + 1] === LESS ? afterDictionary(bytes, at + 2) : after(bytes, GREATER, at + 1);
      else if (c === PERCENT) while (at < length && bytes[at] !== LF && bytes[at] !== CR) at++;
      else if (c === SLASH) at = endOfName(bytes, at + 1);
      else {
        const end = endOfName(bytes, at + 1);
        if (!use(operatorCode(bytes, at, end), operands, count)) return;
        count = 0;
        at = end;
      }
    }
  }
}

function isSpace(c: number): boolean {
  return c === SPACE || c === LF || c === CR || c === TAB || c === FF || c === 0;
}

function isNumber(c: number): boolean {
  return (c >= 48 && c <= 57) || c === 46 || c === 45;
}

/** A plain number is put together from its digits; anything else is parsed as a text. */
function numberOf(bytes: Uint8Array, from: number, to: number): number {
  let sign = 1;
  let at = from;
  if (bytes[at] === 45) {
    sign = -1;
    at++;
  } else if (bytes[at] === 43) at++;
  let whole = 0;
  let scale = 0;
  for (; at < to; at++) {
    const c = bytes[at]!;
    if (c === 46 && scale === 0) scale = 1;
    else if (c === 46 || c === 45) return Number.parseFloat(String.fromCharCode(...bytes.subarray(from, to)));
    else {
      whole = whole * 10 + (c - 48);
      scale *= 10;
    }
  }
  return (sign * whole) / (scale === 0 ? 1 : scale);
}

function endOfName(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const c = bytes[at]!;
    if (isSpace(c) || c === LEFT || c === SLASH || c === LESS || c === GREATER || c === OPEN || c === CLOSE || c === PERCENT) break;
    at++;
  }
  return at;
}

function after(bytes: Uint8Array, c: number, from: number): number {
  const at = bytes.indexOf(c, from);
  return at < 0 ? bytes.length : at + 1;
}

function afterText(bytes: Uint8Array, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < bytes.length && depth > 0; at++) {
    const c = bytes[at];
    if (c === BACKSLASH) at++;
    else if (c === LEFT) depth++;
    else if (c === RIGHT) depth--;
  }
  return at;
}

function afterArray(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const c = bytes[at]!;
    if (c === CLOSE) return at + 1;
    if (c === LEFT) at = afterText(bytes, at + 1);
    else if (c === LESS && bytes[at + 1] !== LESS) at = after(bytes, GREATER, at + 1);
    else if (c === OPEN) at = afterArray(bytes, at + 1);
    else at++;
  }
  return at;
}

/** Behind the bracket that closes a dictionary; those within it are passed over. */
function afterDictionary(bytes: Uint8Array, from: number): number {
  let depth = 1;
  let at = from;
  while (at < bytes.length && depth > 0) {
    const c = bytes[at]!;
    const isPair = bytes[at + 1] === c;
    if (c === LEFT) at = afterText(bytes, at + 1);
    else if (c === LESS && isPair) [depth, at] = [depth + 1, at + 2];
    else if (c === GREATER && isPair) [depth, at] = [depth - 1, at + 2];
    else if (c === LESS) at = after(bytes, GREATER, at + 1);
    else at++;
  }
  return at;
}

/** A horizontal line drawn on a page; points from the page's upper left corner. */
export interface Ruling {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** Commands of a path, as the PDF library writes them. */
export const MOVE = 0;
export const LINE = 1;
export const CURVE = 2;
const QUADRATIC = 3;
export const CLOSE = 4;
/** What is filled and no higher than this is a line. */
const THIN = 2;
export const MOST_PATHS = 50_000;

export type Matrix = readonly number[];

/** The horizontal lines that a path draws: pieces and edges of what is stroked, and thin boxes that are filled. */
export function pathRulings(path: Float32Array, matrix: Matrix, isStroked: boolean): Ruling[] {
  return isStroked ? horizontals(path, matrix) : thinBoxes(path, matrix);
}

export function multiply(m: Matrix, n: Matrix): Matrix {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const [g, h, i, j, k, l] = n as [number, number, number, number, number, number];
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Gives the straight pieces of a path, on the page. */
function eachSegment(path: Float32Array, m: Matrix, use: (x1: number, y1: number, x2: number, y2: number) => void): void {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (let i = 0; i < path.length; ) {
    const command = path[i]!;
    if (command === CLOSE) {
      use(x, y, startX, startY);
      [x, y] = [startX, startY];
      i += 1;
      continue;
    }
    i += command === CURVE ? 7 : command === QUADRATIC ? 5 : 3;
    const [px, py] = [path[i - 2]!, path[i - 1]!];
    const [toX, toY] = [a * px + c * py + e, b * px + d * py + f];
    if (command === LINE) use(x, y, toX, toY);
    else if (command === MOVE) [startX, startY] = [toX, toY];
    [x, y] = [toX, toY];
  }
}

function horizontals(path: Float32Array, matrix: Matrix): Ruling[] {
  const found: Ruling[] = [];
  eachSegment(path, matrix, (x1, y1, x2, y2) => {
    if (Math.abs(y1 - y2) < 0.6 && Math.abs(x1 - x2) > 5) found.push({ y: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  });
  return found;
}

function thinBoxes(path: Float32Array, matrix: Matrix): Ruling[] {
  let [from, to, top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  eachSegment(path, matrix, (x1, y1, x2, y2) => {
    from = Math.min(from, x1, x2);
    to = Math.max(to, x1, x2);
    top = Math.min(top, y1, y2);
    bottom = Math.max(bottom, y1, y2);
  });
  return bottom - top <= THIN && to - from > 5 ? [{ y: (top + bottom) / 2, from, to }] : [];
}

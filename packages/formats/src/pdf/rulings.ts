import type { PDFPageProxy } from "unpdf/pdfjs";
import { loadPdfLibrary } from "./pdf-library.ts";

/** A horizontal line drawn on a page; points from the page's upper left corner. */
export interface Ruling {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** Path commands of the PDF library. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
/** What is filled and no higher than this is a line. */
const THIN = 2;
const MOST_PATHS = 50_000;

/** The horizontal lines of a page, as a table's cells are drawn: strokes, thin boxes and edges of stroked boxes. */
export async function readRulings(page: PDFPageProxy): Promise<Ruling[]> {
  const { OPS } = await loadPdfLibrary();
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const strokes = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const fills = new Set<number>([OPS.fill, OPS.eoFill]);
  const rulings: Ruling[] = [];
  const stack: Matrix[] = [];
  let matrix = page.getViewport({ scale: 1 }).transform as Matrix;
  for (let i = 0; i < fnArray.length && rulings.length < MOST_PATHS; i++) {
    const args = argsArray[i] as unknown[];
    if (fnArray[i] === OPS.save) stack.push(matrix);
    else if (fnArray[i] === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (fnArray[i] === OPS.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (fnArray[i] === OPS.constructPath) {
      const [operator, [path]] = args as [number, [Float32Array | null]];
      if (path === null || path === undefined) continue;
      if (strokes.has(operator)) rulings.push(...horizontals(path, matrix));
      else if (fills.has(operator)) rulings.push(...thinBoxes(path, matrix));
    }
  }
  return rulings;
}

type Matrix = readonly number[];

function multiply(m: Matrix, n: Matrix): Matrix {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const [g, h, i, j, k, l] = n as [number, number, number, number, number, number];
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** The straight pieces of a path as point pairs, on the page. */
function segments(path: Float32Array, m: Matrix): [x1: number, y1: number, x2: number, y2: number][] {
  const found: [number, number, number, number][] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const place = (at: number): [number, number] => [m[0]! * path[at]! + m[2]! * path[at + 1]! + m[4]!, m[1]! * path[at]! + m[3]! * path[at + 1]! + m[5]!];
  for (let i = 0; i < path.length; ) {
    const command = path[i];
    if (command === MOVE || command === LINE) {
      const [toX, toY] = place(i + 1);
      if (command === LINE) found.push([x, y, toX, toY]);
      else [startX, startY] = [toX, toY];
      [x, y] = [toX, toY];
      i += 3;
    } else if (command === CURVE || command === QUADRATIC) {
      const size = command === CURVE ? 7 : 5;
      [x, y] = place(i + size - 2);
      i += size;
    } else {
      found.push([x, y, startX, startY]);
      [x, y] = [startX, startY];
      i += 1;
    }
  }
  return found;
}

function horizontals(path: Float32Array, matrix: Matrix): Ruling[] {
  return segments(path, matrix)
    .filter(([x1, y1, x2, y2]) => Math.abs(y1 - y2) < 0.6 && Math.abs(x1 - x2) > 5)
    .map(([x1, y1, x2]) => ({ y: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) }));
}

function thinBoxes(path: Float32Array, matrix: Matrix): Ruling[] {
  const points = segments(path, matrix).flatMap(([x1, y1, x2, y2]) => [[x1, y1], [x2, y2]] as const);
  if (points.length === 0) return [];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [from, to, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return bottom - top <= THIN && to - from > 5 ? [{ y: (top + bottom) / 2, from, to }] : [];
}

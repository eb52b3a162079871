import type { PDFPageProxy } from "unpdf/pdfjs";
import { ReadFailure } from "../read-failure.ts";
import { type Matrix, MOST_PATHS, multiply, pathRulings, type Ruling } from "./path-rulings.ts";
import { loadPdfLibrary } from "./pdf-library.ts";
import { findUnseenRuns, type Layers, type Operators } from "./unseen-runs.ts";

const LONGEST = 8000;

/** The horizontal lines of a page, as the PDF library finds them once it has loaded all that the page draws. */
export async function libraryRulings(page: PDFPageProxy): Promise<Ruling[]> {
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
      if (strokes.has(operator) || fills.has(operator)) rulings.push(...pathRulings(path, matrix, strokes.has(operator)));
    }
  }
  return rulings;
}

/**
 * Lines through text on a page that nobody sees.
 * @param layers which layers of the file are shown; `null` when it has none
 */
export async function libraryUnseen(page: PDFPageProxy, layers: Layers | null): Promise<Ruling[]> {
  const { OPS } = await loadPdfLibrary();
  const list = await inTime(page.getOperatorList({ annotationMode: 0 }));
  return findUnseenRuns(list, OPS as unknown as Operators, page.getViewport({ scale: 1 }).transform as Matrix, layers);
}

/** @throws ReadFailure when a page draws longer than any form does */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ReadFailure("pdf-too-much", { what: "time", limit: `${LONGEST / 1000} s` })), LONGEST);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

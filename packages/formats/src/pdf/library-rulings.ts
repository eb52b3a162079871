import type { PDFPageProxy } from "unpdf/pdfjs";
import { type Matrix, MOST_PATHS, multiply, pathRulings, type Ruling } from "./path-rulings.ts";
import { loadPdfLibrary } from "./pdf-library.ts";

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


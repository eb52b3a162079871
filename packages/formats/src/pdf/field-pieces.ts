import type { PDFPageProxy } from "unpdf/pdfjs";
import { letterUnits, type TextPiece } from "./page-text.ts";
import type { Matrix } from "./path-rulings.ts";
import type { PdfObjects } from "./pdf-objects.ts";

/** What the PDF library tells of a field, or of a note typed onto a page. */
interface Annotation {
  readonly subtype?: string;
  readonly rect?: readonly number[];
  readonly annotationFlags?: number;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly options?: readonly { readonly exportValue?: string; readonly displayValue?: string }[];
  readonly contentsObj?: { readonly str?: string };
}

/** Hidden, and not shown on screens (ISO 32000-1, 12.5.3). */
const NOT_SHOWN = 2 | 32;
const LARGEST_LETTERS = 10;

/** Whether pages may have fields or notes at all; objects that are packed into others are not seen. */
export function mayHaveFields(objects: PdfObjects): boolean {
  if (objects.size === 0) return true;
  for (const object of objects.values()) if (object === null || /\/(?:Annots|ObjStm)\b/.test(object.text)) return true;
  return false;
}

/** What stands in the fields of a page, and in notes that are typed onto it, as pieces of text where a reader sees them. */
export async function fieldPieces(page: PDFPageProxy, number: number): Promise<TextPiece[]> {
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  const view = page.getViewport({ scale: 1 }).transform as Matrix;
  return annotations.flatMap((annotation) => {
    const text = ((annotation.annotationFlags ?? 0) & NOT_SHOWN) === 0 ? textOf(annotation) : "";
    return text === "" || annotation.rect === undefined ? [] : piecesOf(text, annotation.rect, view, number);
  });
}

function textOf({ subtype, fieldType, fieldValue, checkBox, radioButton, exportValue, buttonValue, options, contentsObj }: Annotation): string {
  if (subtype === "FreeText") return (contentsObj?.str ?? "").trim();
  if (subtype !== "Widget") return "";
  if (fieldType === "Btn") {
    if (checkBox !== true && radioButton !== true) return "";
    const on = checkBox === true ? exportValue : buttonValue;
    return typeof fieldValue === "string" && fieldValue !== "Off" && fieldValue === on ? "☑" : "☐";
  }
  const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter((value): value is string => typeof value === "string");
  return values.map((value) => options?.find((option) => option.exportValue === value)?.displayValue ?? value).join("、").trim();
}

/** The lines of a field from its top; one line stands in the middle of its height. */
function piecesOf(text: string, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[], m: Matrix, page: number): TextPiece[] {
  const xs = [m[0]! * x1 + m[2]! * y1 + m[4]!, m[0]! * x2 + m[2]! * y2 + m[4]!];
  const ys = [m[1]! * x1 + m[3]! * y1 + m[5]!, m[1]! * x2 + m[3]! * y2 + m[5]!];
  const [left, top, height] = [Math.min(...xs), Math.min(...ys), Math.abs(ys[1]! - ys[0]!)];
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const size = Math.min(LARGEST_LETTERS, (height * 0.7) / lines.length);
  const step = lines.length === 1 ? 0 : 1.3 * size;
  const first = lines.length === 1 ? top + height / 2 + 0.35 * size : top + size;
  return lines.flatMap((line, i) => (line === "" ? [] : [{ text: line, x: left + 1, right: left + 1 + (letterUnits(line) * size) / 2, y: first + i * step, size, page, shift: 0, font: "field" }]));
}

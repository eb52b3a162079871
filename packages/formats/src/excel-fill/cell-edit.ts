import type { CellPlace } from "../recognise/remark-list.ts";

/** What a cell shall hold. `null` empties it and keeps its style. */
export type CellValue = string | number | boolean | null;

/** The edits of a workbook: sheet name → row and column → value. */
export class CellEdits {
  readonly #bySheet = new Map<string, Map<string, { place: CellPlace; value: CellValue }>>();

  set(place: CellPlace, value: CellValue): void {
    const sheet = this.#bySheet.get(place.sheet) ?? new Map();
    sheet.set(`${place.row}:${place.column}`, { place, value });
    this.#bySheet.set(place.sheet, sheet);
  }

  has(sheet: string, row: number, column: number): boolean {
    return this.#bySheet.get(sheet)?.has(`${row}:${column}`) ?? false;
  }

  get(sheet: string, row: number, column: number): { value: CellValue } | undefined {
    return this.#bySheet.get(sheet)?.get(`${row}:${column}`);
  }

  /** Places of a sheet in reading order. */
  placesOf(sheet: string): CellPlace[] {
    return [...(this.#bySheet.get(sheet)?.values() ?? [])]
      .map((edit) => edit.place)
      .toSorted((a, b) => a.row - b.row || a.column - b.column);
  }

  get sheets(): string[] {
    return [...this.#bySheet.keys()];
  }
}

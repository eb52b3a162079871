import type { CellPlace } from "../recognise/remark-list.ts";

/** What a cell shall hold. `null` empties it and keeps its style. */
export type CellValue = string | number | boolean | null;

interface Edit {
  readonly place: CellPlace;
  readonly value: CellValue;
}

/** The edits of a workbook: sheet name → row and column → value. */
export class CellEdits {
  readonly #bySheet = new Map<string, Map<number, Edit>>();
  readonly #places = new Map<string, readonly CellPlace[]>();

  set(place: CellPlace, value: CellValue): void {
    let sheet = this.#bySheet.get(place.sheet);
    if (sheet === undefined) this.#bySheet.set(place.sheet, (sheet = new Map()));
    sheet.set(keyOf(place.row, place.column), { place, value });
    this.#places.delete(place.sheet);
  }

  has(sheet: string, row: number, column: number): boolean {
    return this.#bySheet.get(sheet)?.has(keyOf(row, column)) ?? false;
  }

  get(sheet: string, row: number, column: number): { value: CellValue } | undefined {
    return this.#bySheet.get(sheet)?.get(keyOf(row, column));
  }

  /** Places of a sheet in reading order. */
  placesOf(sheet: string): readonly CellPlace[] {
    let places = this.#places.get(sheet);
    if (places === undefined) {
      places = [...(this.#bySheet.get(sheet)?.values() ?? [])].map((edit) => edit.place).toSorted((a, b) => a.row - b.row || a.column - b.column);
      this.#places.set(sheet, places);
    }
    return places;
  }

  get sheets(): string[] {
    return [...this.#bySheet.keys()];
  }
}

/** A cell's place in its sheet as one number: a sheet is 16,384 columns wide at most. */
export function keyOf(row: number, column: number): number {
  return row * 16_384 + column;
}

/** Row and column of a key. */
export function placeOfKey(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / 16_384), column: key % 16_384 };
}

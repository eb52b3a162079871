import { readText, type WorkbookParts } from "../excel/open-workbook.ts";
import { namesAnswer } from "../excel/form-controls.ts";
import type { NumberFormat } from "../excel/number-format.ts";
import { cellAddress } from "../grid/cell-address.ts";
import type { Grid } from "../grid/grid.ts";
import type { CellPlace } from "../recognise/remark-list.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import { isSheetProtected, readCellStyle, readCellStyles, readLockedStyles } from "./cell-protection.ts";
import { allowedValues, readListValidations, type ListValidation } from "./data-validation.ts";
import { sheetWithoutRows } from "./patch-sheet.ts";
import { listTemplateControls, type TemplateControl } from "./template-controls.ts";

interface SheetRules {
  /** Which cells take no input, for a protected sheet; `null` when it is not protected. */
  readonly isLocked: ((place: CellPlace) => boolean) | null;
  readonly validations: readonly ListValidation[];
  readonly controls: readonly TemplateControl[];
}

/** What a template's sheets allow in their cells. Sheets are looked at when first asked about. */
export class TemplateSheets {
  readonly #parts: WorkbookParts;
  readonly #grids: ReadonlyMap<string, Grid>;
  readonly #rules = new Map<string, SheetRules>();
  readonly #formats: readonly NumberFormat[];
  readonly #names: ReadonlyMap<string, string>;

  /** @param formats the number format of each cell style; needed only where dates are asked about */
  constructor(parts: WorkbookParts, grids: readonly Grid[], formats: readonly NumberFormat[] = []) {
    this.#parts = parts;
    this.#grids = new Map(grids.map((grid) => [grid.name, grid]));
    this.#formats = formats;
    this.#names = readDefinedNames(parts);
  }

  grid(sheet: string): Grid {
    return this.#grids.get(sheet)!;
  }

  source(place: CellPlace): string {
    return `${place.sheet}!${cellAddress(place.row, place.column)}`;
  }

  /** Whether sheet protection keeps this cell from being typed into. */
  isLocked(place: CellPlace): boolean {
    return this.#rulesOf(place.sheet).isLocked?.(place) ?? false;
  }

  /** The values that a list validation allows here, or `null` when anything goes. */
  allowed(place: CellPlace): readonly string[] | null {
    return allowedValues(this.#rulesOf(place.sheet).validations, place.row, place.column);
  }

  /** The check box or option button that lies over this cell, or that this cell follows. */
  controlAt({ sheet, row, column }: CellPlace): TemplateControl | null {
    const { controls } = this.#rulesOf(sheet);
    if (controls.length === 0) return null;
    const follows = ({ linked }: TemplateControl) => linked !== null && linked.sheet === sheet && linked.row === row && linked.column === column;
    return controls.find((control) => control.row === row && control.column === column) ?? controls.find(follows) ?? null;
  }

  /** The controls over a cell that say which answer they stand for. */
  optionsAt({ sheet, row, column }: CellPlace): readonly TemplateControl[] {
    const { controls } = this.#rulesOf(sheet);
    return controls.length === 0 ? controls : controls.filter((control) => control.row === row && control.column === column && namesAnswer(control));
  }

  /** Whether check boxes or option buttons lie over a sheet. */
  hasControls(sheet: string): boolean {
    return this.#rulesOf(sheet).controls.length > 0;
  }

  showsDate(place: CellPlace): boolean {
    const style = readCellStyle(this.#textOf(place.sheet), cellAddress(place.row, place.column));
    return this.#formats[style]?.kind === "date";
  }

  get uses1904(): boolean {
    return this.#parts.uses1904;
  }

  #pathOf(sheet: string): string {
    return this.#parts.sheets.find((entry) => entry.name === sheet)!.path;
  }

  #textOf(sheet: string): string {
    return readText(this.#parts.archive, this.#pathOf(sheet));
  }

  #rulesOf(sheet: string): SheetRules {
    let rules = this.#rules.get(sheet);
    if (rules === undefined) {
      const path = this.#pathOf(sheet);
      const xml = this.#textOf(sheet);
      // What binds cells stands outside of the rows, which are nearly all of a sheet.
      const frame = sheetWithoutRows(xml);
      rules = {
        isLocked: isSheetProtected(frame, path) ? this.#lockOf(xml, path) : null,
        controls: listTemplateControls(this.#parts, sheet, path, frame),
        validations: readListValidations(frame, path, this.grid(sheet), this.#grids, this.#names),
      };
      this.#rules.set(sheet, rules);
    }
    return rules;
  }

  #lockOf(xml: string, path: string): (place: CellPlace) => boolean {
    const { stylesPath, archive } = this.#parts;
    const hasStyles = stylesPath !== null && archive.entries.has(stylesPath.toLowerCase());
    const locked = hasStyles ? readLockedStyles(readText(archive, stylesPath), stylesPath) : [];
    const styles = readCellStyles(xml, path);
    return ({ row, column }) => locked[styles.get(`${row}:${column}`) ?? 0] ?? true;
  }
}

function readDefinedNames(parts: WorkbookParts): Map<string, string> {
  const names = new Map<string, string>();
  let current: string | null = null;
  scanXml(readText(parts.archive, parts.workbookPath), parts.workbookPath, {
    open(name, attributes) {
      if (name === "definedName") current = (attribute(attributes, "name") ?? "").toLowerCase();
    },
    close(name) {
      if (name === "definedName") current = null;
    },
    text(text) {
      if (current !== null) names.set(current, (names.get(current) ?? "") + text);
    },
  });
  return names;
}

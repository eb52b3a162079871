import { readText, type WorkbookParts } from "../excel/open-workbook.ts";
import { readNumberFormats } from "../excel/styles.ts";
import type { NumberFormat } from "../excel/number-format.ts";
import { cellAddress, parseCellAddress } from "../grid/cell-address.ts";
import type { Grid } from "../grid/grid.ts";
import type { CellPlace } from "../recognise/remark-list.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import { isSheetProtected, readCellStyles, readLockedStyles } from "./cell-protection.ts";
import { allowedValues, readListValidations, type ListValidation } from "./data-validation.ts";
import { listTemplateControls, type TemplateControl } from "./template-controls.ts";

interface SheetRules {
  readonly isProtected: boolean;
  readonly styles: ReadonlyMap<string, number>;
  readonly validations: readonly ListValidation[];
  readonly controls: readonly TemplateControl[];
}

/** What a template's sheets allow in their cells. Sheets are looked at when first asked about. */
export class TemplateSheets {
  readonly #parts: WorkbookParts;
  readonly #grids: ReadonlyMap<string, Grid>;
  readonly #rules = new Map<string, SheetRules>();
  readonly #locked: readonly boolean[];
  readonly #formats: readonly NumberFormat[];
  readonly #names: ReadonlyMap<string, string>;

  constructor(parts: WorkbookParts, grids: readonly Grid[]) {
    this.#parts = parts;
    this.#grids = new Map(grids.map((grid) => [grid.name, grid]));
    const styles = parts.stylesPath === null || !parts.archive.entries.has(parts.stylesPath.toLowerCase()) ? null : readText(parts.archive, parts.stylesPath);
    this.#locked = styles === null ? [] : readLockedStyles(styles, parts.stylesPath!);
    this.#formats = styles === null ? [] : readNumberFormats(styles, parts.stylesPath!);
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
    const rules = this.#rulesOf(place.sheet);
    return rules.isProtected && (this.#locked[this.#styleOf(place)] ?? true);
  }

  /** The values that a list validation allows here, or `null` when anything goes. */
  allowed(place: CellPlace): readonly string[] | null {
    return allowedValues(this.#rulesOf(place.sheet).validations, place.row, place.column);
  }

  /** The check box or option button that lies over this cell, or that this cell follows. */
  controlAt({ sheet, row, column }: CellPlace): TemplateControl | null {
    const { controls } = this.#rulesOf(sheet);
    const follows = ({ linked }: TemplateControl) => linked !== null && linked.sheet === sheet && linked.row === row && linked.column === column;
    return controls.find((control) => control.row === row && control.column === column) ?? controls.find(follows) ?? null;
  }

  showsDate(place: CellPlace): boolean {
    return this.#formats[this.#styleOf(place)]?.kind === "date";
  }

  get uses1904(): boolean {
    return this.#parts.uses1904;
  }

  #styleOf(place: CellPlace): number {
    return this.#rulesOf(place.sheet).styles.get(`${place.row}:${place.column}`) ?? 0;
  }

  #rulesOf(sheet: string): SheetRules {
    let rules = this.#rules.get(sheet);
    if (rules === undefined) {
      const { path } = this.#parts.sheets.find((entry) => entry.name === sheet)!;
      const xml = readText(this.#parts.archive, path);
      rules = {
        isProtected: isSheetProtected(xml, path),
        styles: readCellStyles(xml, path, parseCellAddress),
        controls: listTemplateControls(this.#parts, sheet, path, xml),
        validations: readListValidations(xml, path, this.grid(sheet), this.#grids, this.#names),
      };
      this.#rules.set(sheet, rules);
    }
    return rules;
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

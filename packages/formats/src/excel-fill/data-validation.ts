import { parseRange } from "../grid/cell-address.ts";
import type { Grid, Merge } from "../grid/grid.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";

/** A list of allowed values for some cells of a sheet. */
export interface ListValidation {
  readonly ranges: readonly Merge[];
  readonly values: readonly string[];
}

/**
 * Reads the list validations of a sheet part, also those that newer files keep in an extension.
 * Lists that only a calculation can give (INDIRECT and its kin) are left out: they forbid nothing here.
 */
export function readListValidations(
  xml: string,
  part: string,
  grid: Grid,
  sheets: ReadonlyMap<string, Grid>,
  definedNames: ReadonlyMap<string, string>,
): ListValidation[] {
  const found: ListValidation[] = [];
  let isList = false;
  let sqref = "";
  let formula = "";
  let reading: "formula" | "sqref" | null = null;
  scanXml(xml, part, {
    open(name, attributes) {
      if (name === "dataValidation") {
        isList = attribute(attributes, "type") === "list";
        sqref = attribute(attributes, "sqref") ?? "";
        formula = "";
      } else if (name === "formula1") reading = "formula";
      else if (name === "sqref" && isList) reading = "sqref";
    },
    close(name) {
      if (name === "formula1" || name === "sqref") reading = null;
      if (name !== "dataValidation" || !isList) return;
      isList = false;
      const values = listValues(formula.trim(), grid, sheets, definedNames);
      const ranges = sqref.trim().split(/\s+/).map(parseRange).filter((range) => range !== null);
      if (values !== null) found.push({ ranges, values });
    },
    text(text) {
      if (reading === "formula") formula += text;
      else if (reading === "sqref") sqref += text;
    },
  });
  return found;
}

/** The values a cell may take, or `null` when no list binds it. */
export function allowedValues(validations: readonly ListValidation[], row: number, column: number): readonly string[] | null {
  const hit = validations.find(({ ranges }) =>
    ranges.some((r) => r.top <= row && row <= r.bottom && r.left <= column && column <= r.right),
  );
  return hit?.values ?? null;
}

function listValues(
  formula: string,
  grid: Grid,
  sheets: ReadonlyMap<string, Grid>,
  definedNames: ReadonlyMap<string, string>,
): string[] | null {
  if (formula.startsWith('"')) return formula.slice(1, -1).replaceAll('""', '"').split(",").map((value) => value.trim());
  const reference = definedNames.get(formula.toLowerCase()) ?? formula;
  const m = /^(?:(?:'((?:[^']|'')+)'|([^'!\s()]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/i.exec(reference);
  if (m === null) return null;
  const sheet = sheets.get(m[1]?.replaceAll("''", "'") ?? m[2] ?? grid.name);
  const range = parseRange(m[3]!.toUpperCase());
  if (sheet === undefined || range === null) return null;
  const values: string[] = [];
  for (let row = range.top; row <= Math.min(range.bottom, sheet.lastRow); row++)
    for (let column = range.left; column <= Math.min(range.right, sheet.lastColumn); column++) {
      const cell = sheet.at(row, column);
      if (cell !== undefined) values.push(cell.text);
    }
  return values;
}

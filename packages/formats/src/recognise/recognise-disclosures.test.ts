import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { expect, it } from "vitest";
import { openWorkbook, readGrids } from "../excel/open-workbook.ts";
import { Grid } from "../grid/grid.ts";
import { recogniseDisclosures } from "./recognise-disclosures.ts";

const library = readLibrary(fileURLToPath(new URL("../../../../", import.meta.url)));

it("comes to an end where the number of a row is none", () => {
  const [grid] = readGrids(openWorkbook(readFileSync(new URL("../../../../fixtures/excel/whole-sds.xlsx", import.meta.url))));
  const { cells, merges, name } = grid!;
  const whole = recogniseDisclosures([grid!], library);
  const stray = { ...cells[0]!, row: Number.NaN };
  const read = recogniseDisclosures([new Grid(name, [...cells, stray, stray], merges)], library);
  expect(read.map(({ form, edition, answers }) => ({ form, edition, answers }))).toEqual(whole.map(({ form, edition, answers }) => ({ form, edition, answers })));
});

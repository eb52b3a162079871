import { findBand, type Catalog, type CriteriaSet, type Criterion, type FormDescription, type Library, type Provenance } from "@kaiji/domain";
import { complianceSetFaults, outlineFaults } from "./compliance-faults.ts";
import { chartFaults } from "./chart-faults.ts";

/** What the schemas cannot see: references that lead nowhere, ids that stand twice. One sentence per fault. */
export function checkLibrary(library: Library): string[] {
  return [
    ...repeats(library.catalogs.map((catalog) => catalog.id)).map((id) => `catalog ${id} stands twice`),
    ...repeats(library.criteriaSets.map((set) => set.id)).map((id) => `criteria ${id} stand twice`),
    ...library.forms.flatMap((form) => formFaults(form, library)),
    ...library.catalogs.flatMap((catalog) => catalogFaults(catalog, library)),
    ...library.criteriaSets.flatMap((set) => criteriaFaults(set, library)),
    ...repeats(library.charts.map((chart) => chart.id)).map((id) => `chart ${id} stands twice`),
    ...library.charts.flatMap(chartFaults),
    ...library.complianceSets.flatMap(complianceSetFaults),
    ...library.outlines.flatMap((outline) => outlineFaults(outline, library.complianceSets)),
  ];
}

function formFaults({ form, editions }: FormDescription, { catalogs }: Library): string[] {
  return editions
    .filter(({ catalog }) => catalog !== null && !catalogs.some((candidate) => candidate.id === catalog))
    .map(({ edition, catalog }) => `form ${form}: catalog ${catalog} of edition ${edition} is not there`);
}

function catalogFaults(catalog: Catalog, { forms }: Library): string[] {
  const faults: string[] = [];
  const numbers = catalog.items.map((item) => item.number);
  const known = new Set(numbers);
  if (!forms.some((form) => form.form === catalog.form)) faults.push(`form ${catalog.form} is not there`);
  for (const number of repeats(numbers)) faults.push(`item ${number} stands twice`);
  for (const band of catalog.bands) faults.push(...sourceFaults(band.provenance, catalog.sources, `band ${band.id}`));
  for (const item of catalog.items) {
    if (item.parent !== null && !known.has(item.parent)) faults.push(`parent ${item.parent} of ${item.number} is not there`);
    if (catalog.bands.length > 0 && findBand(catalog, item.number) === null) faults.push(`item ${item.number} is in no band`);
    faults.push(...sourceFaults(item.provenance, catalog.sources, `item ${item.number}`));
  }
  return faults.map((fault) => `${catalog.id}: ${fault}`);
}

function criteriaFaults(set: CriteriaSet, library: Library): string[] {
  const twice = repeats(set.criteria.map((criterion) => criterion.id)).map((id) => `${id} stands twice`);
  return [...twice, ...set.criteria.flatMap((row) => criterionFaults(row, set, library))].map((fault) => `${set.id}: ${fault}`);
}

function criterionFaults(row: Criterion, set: CriteriaSet, { catalogs }: Library): string[] {
  const faults = sourceFaults(row.provenance, set.sources, row.id);
  const known = new Set(catalogs.filter((catalog) => catalog.form === row.form).flatMap((catalog) => catalog.items.map((item) => item.number)));
  for (const item of row.items) if (!known.has(item)) faults.push(`${row.id} names item ${item}, which no catalog has`);
  if (!set.chapters.some((chapter) => chapter.id === row.chapter)) faults.push(`chapter ${row.chapter} of ${row.id} is not listed`);
  if (row.id !== `${row.form}-${row.items.join("+")}`) faults.push(`${row.id} does not name its items`);
  const isSingle = row.items.length === 1;
  if ((row.combine === "single") !== isSingle) faults.push(`${row.id} is ${row.combine} with ${row.items.length} items`);
  if ((row.combineBecause === null) !== isSingle) faults.push(`${row.id} must say why it combines as it does`);
  return faults;
}

function sourceFaults(provenance: readonly Provenance[], sources: Readonly<Record<string, unknown>>, of: string): string[] {
  return provenance.filter(({ document }) => !(document in sources)).map(({ document }) => `source ${document} of ${of} is not listed`);
}

function repeats(list: readonly string[]): string[] {
  return [...new Set(list.filter((member, i) => list.indexOf(member) !== i))];
}

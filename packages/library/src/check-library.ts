import { findBand, type Library } from "@kaiji/domain";

/** What the schemas cannot see: references that lead nowhere, ids that stand twice. One sentence per fault. */
export function checkLibrary(library: Library): string[] {
  const faults: string[] = [];
  faults.push(...repeats(library.catalogs.map((c) => c.id)).map((id) => `catalog ${id} stands twice`));
  for (const catalog of library.catalogs) {
    const numbers = catalog.items.map((item) => item.number);
    const known = new Set(numbers);
    faults.push(...repeats(numbers).map((number) => `${catalog.id}: item ${number} stands twice`));
    for (const item of catalog.items) {
      if (item.parent !== null && !known.has(item.parent)) faults.push(`${catalog.id}: parent ${item.parent} of ${item.number} is not there`);
      if (catalog.bands.length > 0 && findBand(catalog, item.number) === null) faults.push(`${catalog.id}: item ${item.number} is in no band`);
      for (const { document } of item.provenance)
        if (!(document in catalog.sources)) faults.push(`${catalog.id}: source ${document} of item ${item.number} is not listed`);
    }
    if (!library.forms.some((form) => form.form === catalog.form)) faults.push(`${catalog.id}: form ${catalog.form} is not there`);
  }
  for (const form of library.forms)
    for (const { edition, catalog } of form.editions)
      if (catalog !== null && !library.catalogs.some((c) => c.id === catalog)) faults.push(`form ${form.form}: catalog ${catalog} of edition ${edition} is not there`);
  for (const set of library.criteriaSets) {
    faults.push(...repeats(set.criteria.map((c) => c.id)).map((id) => `${set.id}: ${id} stands twice`));
    for (const criterion of set.criteria) {
      const known = new Set(library.catalogs.filter((c) => c.form === criterion.form).flatMap((c) => c.items.map((i) => i.number)));
      for (const item of criterion.items) if (!known.has(item)) faults.push(`${set.id}: ${criterion.id} names item ${item}, which no catalog has`);
      if (!set.chapters.some((chapter) => chapter.id === criterion.chapter)) faults.push(`${set.id}: chapter ${criterion.chapter} of ${criterion.id} is not listed`);
      if (criterion.id !== `${criterion.form}-${criterion.items.join("+")}`) faults.push(`${set.id}: ${criterion.id} does not name its items`);
      if ((criterion.combine === "single") !== (criterion.items.length === 1)) faults.push(`${set.id}: ${criterion.id} is ${criterion.combine} with ${criterion.items.length} items`);
      if ((criterion.combineBecause === null) !== (criterion.items.length === 1)) faults.push(`${set.id}: ${criterion.id} must say why it combines as it does`);
    }
  }
  return faults;
}

function repeats(list: readonly string[]): string[] {
  return [...new Set(list.filter((member, i) => list.indexOf(member) !== i))];
}

import { type Catalog, findCatalog, type Disclosure, type ItemAnswer, type Library, type Problem } from "@kaiji/domain";
import type { Grid } from "../grid/grid.ts";
import { readByPack } from "../learn/read-by-pack.ts";
import { ReadFailure } from "../read-failure.ts";
import { readBasicInfo, type RowRange } from "./basic-info.ts";
import { fieldsFromItems } from "./fields-from-items.ts";
import { combineReadings } from "./combine-readings.ts";
import { collectItemRemarks } from "./item-remarks.ts";
import { findFormReadings, type FormReading } from "./form-reading.ts";
import type { ReadRow } from "./read-rows.ts";
import { collectRemarkBook } from "./remark-book.ts";
import { withoutRepeats } from "./without-repeats.ts";
import { vocabularyOf, type Vocabulary } from "./vocabulary.ts";

/**
 * Recognises the filled forms on the sheets of a file and reads each into a disclosure.
 * @throws ReadFailure when there is none
 */
export function recogniseDisclosures(grids: readonly Grid[], library: Library): Disclosure[] {
  const vocabulary = vocabularyOf(library);
  const learned = readLearnedForms(grids, library, vocabulary);
  if (learned.length > 0) return learned;
  const { readings, helpers, withoutAnswers } = findReadings(grids, vocabulary);
  if (readings.length === 0) {
    if (withoutAnswers !== null) throw new ReadFailure("no-answer-column", { sheet: withoutAnswers });
    throw new ReadFailure("no-form-found");
  }
  const combined = combineReadings(readings, helpers, vocabulary);
  const disclosures = combined.map((group) => makeDisclosure(group.parts, group.problems, grids, readings, library, vocabulary));
  refuseCycles(disclosures);
  return markRevisions(disclosures, combined.map((group) => group.parts[0]!.table.grid.name));
}

/** Forms that only this installation knows: the newest learning that fits. */
function readLearnedForms(grids: readonly Grid[], library: Library, vocabulary: Vocabulary): Disclosure[] {
  for (const pack of (library.packs ?? []).toReversed()) {
    if (pack.description === null) continue;
    const read = readByPack(grids, pack, vocabulary);
    if (read.length > 0) return read;
  }
  return [];
}

/** As the sheets stand; if that shows no form, with rows and columns exchanged. */
function findReadings(grids: readonly Grid[], vocabulary: Vocabulary) {
  const upright = findFormReadings(grids, vocabulary);
  if (upright.readings.length > 0) return upright;
  const turned = findFormReadings(grids.filter((grid) => grid.lastRow < 16_384).map((grid) => grid.transposed()), vocabulary);
  return turned.readings.length > 0 ? turned : upright;
}

function makeDisclosure(
  parts: readonly FormReading[],
  problems: readonly Problem[],
  grids: readonly Grid[],
  all: readonly FormReading[],
  library: Library,
  vocabulary: Vocabulary,
): Disclosure {
  const main = parts[0]!;
  const { form, title } = main.identity;
  const edition = parts.map((part) => part.identity.edition).find((e) => e !== null) ?? null;
  const unknownEdition = edition === null ? parts.map((part) => part.identity.unknownEdition).find((named) => named !== null) : undefined;
  const known = knownNumbers(findCatalog(library, form.form, edition));
  const answers: ItemAnswer[] = [];
  const found: Problem[] = [];
  if (edition === null) found.push({ code: "unknown-edition", source: main.table.grid.name, params: { title } });
  const info = readBasicInfo(infoRanges(parts, grids, all), form, main.sheets, vocabulary);
  found.push(...info.problems);
  const byItem = collectItemRemarks(grids, new Set(all.map((reading) => reading.table.grid.name)), parts, vocabulary);
  const book = collectRemarkBook(parts, all, grids.filter((grid) => !byItem.sheets.has(grid.name)), vocabulary);
  for (const part of parts) {
    for (const row of part.rows) {
      if (!known.has(row.number)) found.push({ code: "unknown-item", item: row.number, source: row.source });
      found.push(...row.problems);
      const remarks = resolveRemarks(row, part, book, found);
      for (const one of byItem.remarks) if (one.number === row.number) remarks.push(one.text);
      answers.push({
        number: row.number,
        answer: row.answer,
        ...(row.text === undefined ? {} : { text: row.text }),
        remarks: withoutRepeats(remarks),
        source: row.source,
      });
    }
  }
  for (const part of parts) found.push(...commentProblems(part));
  for (const entry of book.unused())
    found.push({ code: "unused-remark", source: entry.source, params: { remark: `${entry.family}${entry.number}`, text: entry.text } });
  return fieldsFromItems({ form: form.form, edition, ...(unknownEdition === undefined || unknownEdition === null ? {} : { unknownEdition }), title, basicInfo: info.basicInfo, answers, problems: [...found, ...problems] }, form.description);
}

const numbersOfCatalogs = new WeakMap<Catalog, ReadonlySet<string>>();

/** The numbers of a catalog, gathered once; none where the form's edition has no catalog. */
function knownNumbers(catalog: Catalog | null): ReadonlySet<string> {
  if (catalog === null) return new Set();
  const known = numbersOfCatalogs.get(catalog) ?? new Set(catalog.items.map((item) => item.number));
  numbersOfCatalogs.set(catalog, known);
  return known;
}

/** Comments on the cells of a table say something that the form has no place for: they are listed, not read. */
function commentProblems({ table, rows }: FormReading): Problem[] {
  const { grid, firstRow, lastRow } = table;
  return grid.notes
    .filter((note) => note.row >= firstRow && note.row <= lastRow && note.text !== "")
    .map((note) => {
      const item = rows.find((row) => row.row === note.row)?.number;
      const problem = { code: "cell-comment", source: grid.source(note.row, note.column), params: { text: note.text } } as const;
      return item === undefined ? problem : { ...problem, item };
    });
}

function resolveRemarks(row: ReadRow, part: FormReading, book: ReturnType<typeof collectRemarkBook>, found: Problem[]): string[] {
  const remarks: string[] = [];
  for (const text of row.remarkTexts) {
    const resolved = book.resolve(text, part.remarkColumns.areNumbers, row.source);
    remarks.push(...resolved.remarks);
    for (const problem of resolved.problems) found.push({ ...problem, item: row.number });
  }
  return remarks;
}

/** Where a form's basic fields may stand: above its table, below it, then on sheets that hold no table. */
function infoRanges(parts: readonly FormReading[], grids: readonly Grid[], all: readonly FormReading[]): RowRange[] {
  const ranges: RowRange[] = [];
  // Fields above a table that runs sideways stand as they always do.
  if (!grids.includes(parts[0]!.table.grid)) return grids.map((grid) => ({ grid, from: 0, to: grid.lastRow }));
  for (const { table, above } of parts) {
    const { left, right } = table;
    ranges.push({ grid: table.grid, from: above, to: table.firstRow - 1, left, right });
    ranges.push({ grid: table.grid, from: above, to: table.firstRow - 1 });
    const next = all.filter((r) => r.table.grid === table.grid && r.table.firstRow > table.lastRow).map((r) => r.above);
    ranges.push({ grid: table.grid, from: table.lastRow + 1, to: Math.min(...next, table.grid.lastRow + 1) - 1 });
  }
  const upright = parts[0]!.table.grid;
  const others = grids.filter((grid) => !all.some((r) => r.table.grid.name === grid.name));
  for (const grid of others) if (grid.name !== upright.name) ranges.push({ grid, from: 0, to: grid.lastRow });
  const ownForm = parts[0]!.identity.form;
  for (const reading of all)
    if (reading.identity.form === ownForm && !parts.includes(reading) && reading.table.grid !== upright)
      ranges.push({ grid: reading.table.grid, from: 0, to: reading.table.firstRow - 1 });
  return ranges;
}

/** A form whose answers all lead in circles says nothing: that is no blank form. */
function refuseCycles(disclosures: readonly Disclosure[]): void {
  const cyclic = disclosures.flatMap((d) => d.problems).find((problem) => problem.code === "cyclic-formula");
  if (cyclic !== undefined && disclosures.every((d) => d.answers.every((answer) => answer.answer === null)))
    throw new ReadFailure("cyclic-formulas", { source: cyclic.source ?? "" });
}

/** Two disclosures of one form are two revisions, unless they name different products. */
function markRevisions(disclosures: readonly Disclosure[], sheets: readonly string[]): Disclosure[] {
  return disclosures.map((disclosure, i) => {
    const other = disclosures.findIndex((candidate, j) => j !== i && isRevisionOf(candidate, disclosure));
    if (other < 0) return disclosure;
    const problem: Problem = { code: "second-revision", source: sheets[i]!, params: { other: sheets[other]! } };
    return { ...disclosure, problems: [...disclosure.problems, problem] };
  });
}

function isRevisionOf(a: Disclosure, b: Disclosure): boolean {
  return a.form === b.form && (a.basicInfo.name === null || b.basicInfo.name === null || a.basicInfo.name === b.basicInfo.name);
}

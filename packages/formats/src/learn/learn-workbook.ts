import { findCatalog, packContent, packId, proposeEditionMap, type EarlierItem, type FormPack, type Library } from "@kaiji/domain";
import { requireZip } from "../container.ts";
import { openWorkbook, readGrids } from "../excel/open-workbook.ts";
import { ReadFailure } from "../read-failure.ts";
import { cleanText, levelText } from "../recognise/level-text.ts";
import type { Reading } from "../refusal.ts";
import { canonicalJson } from "./canonical-json.ts";
import { learnKnownForms } from "./learn-known-form.ts";
import { learnUnknownForms } from "./learn-unknown-form.ts";
import type { LearnedForm } from "./learned-form.ts";
import { namedVersion, namedYear } from "./named-edition.ts";
import { readPrintedAreas } from "./printed-areas.ts";

export interface LearnOptions {
  /** What the person says the form is, where the file does not say it or says it wrong. */
  readonly form?: string;
  readonly edition?: string;
}

/**
 * Learns the forms in an official workbook, blank or filled: numbers, exact wording, hierarchy, cells to fill in with
 * the values they allow, header fields and printed areas. Answers that stand in it are not taken.
 *
 * @param bytes the workbook (.xlsx or .xlsm)
 * @param file its name
 * @param library what is known, learned forms included
 * @param sha256 of any text in UTF-8 or bytes, lower-case hexadecimal
 * @returns one pack per form found, each matched to the catalog it carries on; or why there is none. Never throws.
 */
export async function learnWorkbook(
  bytes: Uint8Array,
  file: { readonly name: string },
  library: Library,
  sha256: (content: Uint8Array) => Promise<string>,
  options: LearnOptions = {},
): Promise<Reading<readonly FormPack[]>> {
  try {
    requireZip(bytes);
    const parts = openWorkbook(bytes);
    const grids = readGrids(parts);
    const known = learnKnownForms(grids, parts, library);
    const learned = known.length > 0 ? known : learnUnknownForms(grids, parts, library);
    if (learned.length === 0) throw new ReadFailure("no-form-to-learn");
    const texts = grids.flatMap((grid) => grid.cells.filter((cell) => cell.kind === "text" && cell.text.length <= 80).map((cell) => cleanText(cell.text)));
    const printed = readPrintedAreas(parts);
    const source = { file: file.name.replace(/^.*[/\\]/, ""), sha256: await sha256(bytes) };
    const packs: FormPack[] = [];
    for (const form of learned) {
      const draft = makePack(form, library, [form.title, ...texts], options);
      const pack = { ...draft, sheets: printed.filter((sheet) => form.sheets.includes(sheet.name) || sheet.printArea !== null), learnedFrom: source };
      packs.push({ ...pack, hash: await sha256(new TextEncoder().encode(canonicalJson(packContent(pack)))) });
    }
    return { ok: true, value: packs };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The hash that a pack's content should have. */
export async function hashOfPack(pack: FormPack, sha256: (content: Uint8Array) => Promise<string>): Promise<string> {
  return sha256(new TextEncoder().encode(canonicalJson(packContent(pack))));
}

type Draft = Omit<FormPack, "sheets" | "learnedFrom" | "hash">;

function makePack(learned: LearnedForm, library: Library, texts: readonly string[], options: LearnOptions): Draft {
  const form = options.form ?? learned.form ?? learned.description?.form ?? "form";
  const edition = options.edition ?? learned.edition ?? editionOfTexts(form, texts, library) ?? learned.guideline ?? namedYear(learned.title) ?? "1";
  const description = library.forms.some((known) => known.form === form) || learned.description === null ? null : { ...learned.description, form };
  return {
    kind: "kaiji-form-pack",
    schemaVersion: 1,
    id: packId(form, edition),
    form,
    edition,
    guideline: learned.guideline,
    title: learned.title,
    fields: learned.fields,
    items: learned.items,
    description,
    map: mapTo(form, edition, learned, library),
  };
}

/** A version that stands beside the form's name or code, when no edition that is known has it. */
function editionOfTexts(form: string, texts: readonly string[], library: Library): string | null {
  const description = library.forms.find((known) => known.form === form);
  if (description === undefined) return null;
  const names = [...description.titles, ...description.codes].map(levelText);
  const speaking = texts.filter((text) => names.some((name) => levelText(text).includes(name)) || /^(?:様式)?\s*(?:ver|rev|第)/i.test(text));
  return namedVersion(speaking);
}

/** The catalog that this edition carries on: its own when that ships, else the form's newest. */
function mapTo(form: string, edition: string, learned: LearnedForm, library: Library): FormPack["map"] {
  const own = library.catalogs.find((catalog) => catalog.form === form && catalog.edition === edition);
  const shipped = library.catalogs.filter((catalog) => catalog.form === form && catalog.follows === undefined && catalog.edition !== edition);
  const newest = shipped.toSorted((a, b) => b.edition.localeCompare(a.edition, "en", { numeric: true }))[0];
  const catalog = own ?? newest ?? findCatalog(library, form, null);
  if (catalog === null || catalog === undefined) return null;
  const taught = newestPack(library, form, catalog.edition);
  const wording = new Map(taught?.items.map((item) => [item.number, item.wording]));
  const earlier = catalog.items.map((item): EarlierItem => ({ number: item.number, wording: wording.get(item.number) ?? item.official ?? null, ...(catalog === own ? {} : { label: item.label.ja }) }));
  return proposeEditionMap(learned.items, earlier, catalog.id);
}

function newestPack(library: Library, form: string, edition: string): FormPack | undefined {
  return library.packs?.findLast((pack) => pack.form === form && pack.edition === edition);
}


import type { Catalog, Item } from "../catalog/catalog.ts";
import type { FormDescription } from "../catalog/form.ts";
import { parentNumber } from "../catalog/item-number.ts";
import type { Library } from "../catalog/library.ts";
import type { LearnedEdition } from "../evaluation/criterion.ts";
import type { FormPack, PackItem } from "./form-pack.ts";

/** Longest label that screens and papers have room for. */
const LABEL = 30;

/**
 * The library with the forms that this installation has learned: official sentences beside our labels, editions and
 * forms of its own. What ships stays as it is. Of two packs for one edition the later one's wording is shown. Packs that
 * the library has already stay, and these come on top: those of an organization on those of its installation.
 */
export function withPacks(library: Library, packs: readonly FormPack[]): Library {
  if (packs.length === 0) return library;
  let { forms, catalogs } = library;
  for (const pack of packs) {
    const shipped = catalogs.find((catalog) => catalog.form === pack.form && catalog.edition === pack.edition);
    if (shipped !== undefined) {
      catalogs = catalogs.map((catalog) => (catalog === shipped ? withWording(catalog, pack) : catalog));
      continue;
    }
    const followed = catalogs.find((catalog) => catalog.id === pack.map?.catalog) ?? null;
    catalogs = [...catalogs, catalogOf(pack, followed)];
    forms = withEdition(forms, pack);
  }
  const learnedEditions = packs.map((pack) => learnedEdition(pack, catalogs.find((catalog) => catalog.id === pack.id)));
  return { ...library, forms, catalogs, criteriaSets: library.criteriaSets.map((set) => ({ ...set, learnedEditions: [...(set.learnedEditions ?? []), ...learnedEditions] })), packs: [...(library.packs ?? []), ...packs] };
}

function learnedEdition({ form, edition, title, learnedFrom, items }: FormPack, own: Catalog | undefined): LearnedEdition {
  const numbers = own?.follows?.numbers;
  const wordings = items.flatMap(({ number, wording }) => {
    const known = numbers === undefined ? number : (numbers[number] ?? null);
    return known === null || wording === "" ? [] : [[known, wording] as const];
  });
  return { form, edition, title, file: learnedFrom.file, wordings: Object.fromEntries(wordings), ...(numbers === undefined ? {} : { numbers }) };
}

function withEdition(forms: readonly FormDescription[], pack: FormPack): FormDescription[] {
  const edition = { edition: pack.edition, guideline: pack.guideline ?? "", catalog: pack.id };
  // A form that does not ship is read by its pack alone: its title and cells are known, nothing is guessed.
  return forms.map((form) => (form.form === pack.form ? { ...form, editions: [...form.editions.filter((known) => known.edition !== pack.edition), edition] } : form));
}

/** The key of the learned document in a catalog's sources. */
const LEARNED = "learned";

function sourcesWith(pack: FormPack, catalog: Catalog | null): Catalog["sources"] {
  return { ...catalog?.sources, [LEARNED]: { title: pack.title, publisher: pack.learnedFrom.file, publishedOn: null } };
}

function withWording(catalog: Catalog, pack: FormPack): Catalog {
  const learned = new Map(pack.items.map((item) => [item.number, item]));
  const items = catalog.items.map((item): Item => {
    const own = learned.get(item.number);
    return own === undefined || own.wording === "" ? item : { ...item, official: own.wording };
  });
  const known = new Set(catalog.items.map((item) => item.number));
  const added = pack.items.filter((item) => !known.has(item.number)).map((item) => itemOf(item, null));
  return { ...catalog, sources: sourcesWith(pack, catalog), items: [...items, ...added], learnedFrom: pack.id };
}

function catalogOf(pack: FormPack, followed: Catalog | null): Catalog {
  const lines = new Map(pack.map?.lines.map((line) => [line.number, line]));
  const target = new Map(followed?.items.map((item) => [item.number, item]));
  const carried = pack.items.map(({ number }) => {
    const line = lines.get(number);
    return [number, line?.accepted === true ? line.to : null] as const;
  });
  const numbers = Object.fromEntries(carried);
  return {
    id: pack.id,
    form: pack.form,
    edition: pack.edition,
    title: { ja: pack.title, en: pack.title },
    guideline: pack.guideline ?? "",
    publishedOn: null,
    confidence: "medium",
    sources: sourcesWith(pack, followed),
    bands: followed?.bands ?? [],
    items: pack.items.map((item) => itemOf(item, target.get(numbers[item.number] ?? "") ?? null)),
    learnedFrom: pack.id,
    ...(followed === null ? {} : { follows: { catalog: followed.id, numbers } }),
  };
}

/** A learned row as a catalog's item: what the earlier item says about it, or only its own sentence. */
function itemOf(item: PackItem, followed: Item | null): Item {
  const short = item.wording.length <= LABEL ? item.wording : `${item.wording.slice(0, LABEL - 1)}…`;
  const label = short === "" ? item.number : short;
  return {
    number: item.number,
    parent: item.parent ?? parentNumber(item.number),
    label: followed?.label ?? { ja: label, en: label },
    explanation: followed?.explanation ?? null,
    ask: followed?.ask ?? null,
    answerKind: followed?.answerKind ?? "yes-no-na",
    chapter: followed?.chapter ?? null,
    confidence: followed?.confidence ?? "unknown",
    provenance: [{ document: LEARNED, place: item.numberCell }],
    ...(followed?.condition === undefined ? {} : { condition: followed.condition }),
    ...(item.wording === "" ? {} : { official: item.wording }),
  };
}

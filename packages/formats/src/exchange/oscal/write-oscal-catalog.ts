import { findBand, type Band, type Catalog, type Item, type Localized } from "@kaiji/domain";
import { writeJson } from "../../json/write-json.ts";
import type { Stamp } from "../stamp.ts";
import { withoutEmpty } from "../without-empty.ts";
import { markup, markupLine } from "./markup.ts";
import { controlId, oscalToken } from "./oscal-token.ts";
import { KAIJI_NAMESPACE, OSCAL_VERSION } from "./oscal-version.ts";
import { properties, property } from "./property.ts";
import { sourceResources, type SourceResources } from "./source-resources.ts";

/**
 * A catalog as an OSCAL `catalog` document: bands are groups, items are controls, an item's parts stand inside it.
 * Labels and explanations are our own wording; the forms' official sentences are not in a catalog and not in the document.
 */
export function writeOscalCatalog(catalog: Catalog, stamp: Stamp): string {
  const sources = sourceResources(catalog.sources, stamp);
  const numbers = new Set(catalog.items.map((item) => item.number));
  const roots = catalog.items.filter((item) => item.parent === null || !numbers.has(item.parent));
  const control = (item: Item): object => controlOf(item, catalog, sources, control);
  const inBand = (band: Band | null) => roots.filter((item) => findBand(catalog, item.number) === band).map(control);
  const document = withoutEmpty({
    uuid: stamp.uuid(),
    metadata: metadataOf(catalog, stamp),
    groups: catalog.bands.map((band) => groupOf(band, inBand(band), sources)),
    controls: inBand(null),
    "back-matter": sources.resources.length === 0 ? undefined : { resources: sources.resources },
  });
  return `${writeJson({ catalog: document })}\n`;
}

function metadataOf({ id, form, edition, title, guideline, publishedOn, confidence, note }: Catalog, stamp: Stamp): object {
  return withoutEmpty({
    title: markupLine(title.ja),
    "last-modified": stamp.at,
    version: edition,
    "oscal-version": OSCAL_VERSION,
    props: properties({
      "title-en": title.en,
      "catalog-id": id,
      form,
      edition,
      guideline,
      "published-on": publishedOn,
      confidence,
      "note-en": note?.en,
    }),
    remarks: note === undefined ? undefined : markup(note.ja),
  });
}

function groupOf(band: Band, controls: readonly object[], sources: SourceResources): object {
  return withoutEmpty({
    id: oscalToken(`band-${band.id}`),
    class: "band",
    title: markupLine(band.label.ja),
    props: [
      ...properties({ "band-id": band.id, "title-en": band.label.en, "from-number": band.from, "to-number": band.to }),
      ...sources.unlisted(band.provenance),
    ],
    links: sources.linksTo(band.provenance),
    parts: partsOf("applies-when", band.appliesWhen),
    controls,
  });
}

function controlOf(item: Item, catalog: Catalog, sources: SourceResources, control: (item: Item) => object): object {
  return withoutEmpty({
    id: controlId(catalog.form, item.number),
    class: "item",
    title: markupLine(item.label.ja),
    props: [
      { name: "label", value: item.number },
      { name: "sort-id", value: sortId(catalog.form, item.number) },
      ...(item.retired === true ? [{ name: "status", value: "withdrawn" }] : []),
      ...properties({ "title-en": item.label.en, confidence: item.confidence, "answer-kind": item.answerKind, chapter: item.chapter }),
      ...(item.retired === undefined ? [] : [property("retired", String(item.retired))]),
      ...sources.unlisted(item.provenance),
    ],
    links: sources.linksTo(item.provenance),
    parts: [...guidanceOf(item.explanation), ...partsOf("ask", item.ask), ...partsOf("condition", item.condition ?? null)],
    controls: catalog.items.filter((child) => child.parent === item.number && child !== item).map(control),
  });
}

/** OSCAL's own part for what helps to understand a control. */
function guidanceOf(explanation: Localized | null): object[] {
  if (explanation === null) return [];
  return (["ja", "en"] as const).map((language) => ({ name: "guidance", class: language, prose: markup(explanation[language]) }));
}

function partsOf(name: string, text: Localized | null): object[] {
  if (text === null) return [];
  return (["ja", "en"] as const).map((language) => ({ name, ns: KAIJI_NAMESPACE, class: language, prose: markup(text[language]) }));
}

/** Sorts as text the way the form lists its items: `mds-004.001`. */
function sortId(form: string, number: string): string {
  return `${form}-${number
    .split(".")
    .map((part) => part.padStart(3, "0"))
    .join(".")}`;
}

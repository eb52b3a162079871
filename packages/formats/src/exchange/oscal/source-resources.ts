import type { Provenance, SourceDocument } from "@kaiji/domain";
import type { Stamp } from "../stamp.ts";
import { markupLine } from "./markup.ts";
import { properties, property, type OscalProperty } from "./property.ts";

/** The documents that facts come from, as resources of the back matter, and links to their places. */
export interface SourceResources {
  readonly resources: readonly object[];
  linksTo(provenance: readonly Provenance[]): object[];
  /** Provenance that names no listed document: kept as properties. */
  unlisted(provenance: readonly Provenance[]): OscalProperty[];
}

export function sourceResources(sources: Readonly<Record<string, SourceDocument>>, stamp: Stamp): SourceResources {
  const ids = new Map(Object.keys(sources).map((key) => [key, stamp.uuid()]));
  return {
    resources: Object.entries(sources).map(([key, { title, publisher, publishedOn }]) => ({
      uuid: ids.get(key),
      title: markupLine(title),
      props: properties({ source: key, publisher, "published-on": publishedOn }),
    })),
    linksTo: (provenance) =>
      provenance
        .filter(({ document }) => ids.has(document))
        .map(({ document, place }) => ({ href: `#${ids.get(document)!}`, rel: "reference", text: markupLine(place) })),
    unlisted: (provenance) =>
      provenance.filter(({ document }) => !ids.has(document)).map(({ document, place }) => property("provenance", `${document}: ${place}`)),
  };
}

import type { Catalog, Disclosure, Item, ItemNumber } from "@kaiji/domain";
import { withoutEmpty } from "../without-empty.ts";

/** Reference of an item as a requirement: `mds-4.1`. */
export function requirementRef(form: string, number: ItemNumber): string {
  return `${form}-${number}`;
}

/** The form as a standard: every item of the catalog, and every answered number that it does not know. */
export function standardOf(disclosure: Disclosure, catalog: Catalog | null): object {
  const { form } = disclosure;
  const items = catalog?.items ?? [];
  const known = new Set(items.map((item) => item.number));
  const unknown = [...new Set(disclosure.answers.map((answer) => answer.number))].filter((number) => !known.has(number));
  return withoutEmpty({
    "bom-ref": `standard-${form}`,
    name: catalog?.title.ja ?? form.toUpperCase(),
    version: catalog?.edition ?? disclosure.edition ?? undefined,
    description: catalog?.title.en,
    requirements: [
      ...items.map((item) => requirementOf(form, item, known)),
      ...unknown.map((number) => ({ "bom-ref": requirementRef(form, number), identifier: number })),
    ],
  });
}

/** Title and descriptions are our own words; `text`, the place of the official sentence, stays empty. */
function requirementOf(form: string, item: Item, known: ReadonlySet<ItemNumber>): object {
  const facts: [string, string | null | undefined][] = [
    ["kaiji:title-en", item.label.en],
    ["kaiji:confidence", item.confidence],
    ["kaiji:chapter", item.chapter],
    ["kaiji:answer-kind", item.answerKind],
    ["kaiji:ask-ja", item.ask?.ja],
    ["kaiji:ask-en", item.ask?.en],
    ["kaiji:condition-ja", item.condition?.ja],
    ["kaiji:condition-en", item.condition?.en],
    ["kaiji:retired", item.retired === undefined ? undefined : String(item.retired)],
    ...item.provenance.map(({ document, place }): [string, string] => ["kaiji:provenance", `${document}: ${place}`]),
  ];
  return withoutEmpty({
    "bom-ref": requirementRef(form, item.number),
    identifier: item.number,
    title: item.label.ja,
    descriptions: item.explanation === null ? [] : [item.explanation.ja, item.explanation.en],
    parent: item.parent !== null && known.has(item.parent) ? requirementRef(form, item.parent) : undefined,
    properties: facts.flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }])),
  });
}

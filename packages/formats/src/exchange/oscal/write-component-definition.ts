import type { Catalog, Disclosure, ItemAnswer } from "@kaiji/domain";
import { writeJson } from "../../json/write-json.ts";
import type { Stamp } from "../stamp.ts";
import { withoutEmpty } from "../without-empty.ts";
import { answerProperties, answerSentence, componentCore, disclosedName, providerOf } from "./disclosed-component.ts";
import { markup, markupLine, oneLine } from "./markup.ts";
import { controlId } from "./oscal-token.ts";
import { OSCAL_VERSION } from "./oscal-version.ts";
import { properties } from "./property.ts";

/**
 * A disclosure as an OSCAL `component-definition`: the product or service is the component, each answered or unanswered
 * row an implemented requirement, whose properties hold the answer, the words found, the remarks and the place.
 *
 * @param catalog the items' labels; `null` when no catalog knows the form
 */
export function writeComponentDefinition(disclosure: Disclosure, catalog: Catalog | null, stamp: Stamp): string {
  const provider = providerOf(disclosure, stamp);
  const source = stamp.uuid();
  const document = withoutEmpty({
    uuid: stamp.uuid(),
    metadata: withoutEmpty({
      title: markupLine(disclosedName(disclosure)),
      "last-modified": stamp.at,
      version: oneLine(disclosure.basicInfo.version ?? "—"),
      "oscal-version": OSCAL_VERSION,
      roles: provider?.roles,
      parties: provider?.parties,
    }),
    components: [
      withoutEmpty({
        uuid: stamp.uuid(),
        ...componentCore(disclosure),
        "responsible-roles": provider?.responsible,
        "control-implementations": implementationsOf(disclosure, catalog, source, stamp),
      }),
    ],
    "back-matter": { resources: [catalogResource(disclosure, catalog, source)] },
  });
  return `${writeJson({ "component-definition": document })}\n`;
}

/** The catalog that the control ids belong to. */
function catalogResource({ form, edition }: Disclosure, catalog: Catalog | null, uuid: string): object {
  return {
    uuid,
    title: markupLine(catalog?.title.ja ?? form.toUpperCase()),
    props: properties({ "catalog-id": catalog?.id, form, edition: catalog?.edition ?? edition, "title-en": catalog?.title.en }),
  };
}

function implementationsOf(disclosure: Disclosure, catalog: Catalog | null, source: string, stamp: Stamp): object[] {
  if (disclosure.answers.length === 0) return [];
  const labels = new Map(catalog?.items.map((item) => [item.number, item.label.ja]));
  return [
    {
      uuid: stamp.uuid(),
      source: `#${source}`,
      description: markup(disclosure.title === "" ? disclosedName(disclosure) : disclosure.title),
      "implemented-requirements": disclosure.answers.map((answer) => requirementOf(disclosure.form, answer, labels.get(answer.number) ?? null, stamp)),
    },
  ];
}

function requirementOf(form: string, answer: ItemAnswer, label: string | null, stamp: Stamp): object {
  return withoutEmpty({
    uuid: stamp.uuid(),
    "control-id": controlId(form, answer.number),
    description: answerSentence(answer, label),
    props: answerProperties(answer),
    remarks: answer.remarks.length === 0 ? undefined : answer.remarks.map(markup).join("\n\n"),
  });
}

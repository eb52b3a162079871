import { BASIC_FIELDS, type Disclosure, type Problem } from "@kaiji/domain";
import { answerState, saidAnswer } from "../said-answer.ts";
import { markup, markupLine, oneLine } from "./markup.ts";
import { properties, property, type OscalProperty } from "./property.ts";
import type { Stamp } from "../stamp.ts";
import type { ItemAnswer } from "@kaiji/domain";

/** What a disclosure speaks of: a service for the form of service providers, else a product. */
export function isService(disclosure: Disclosure): boolean {
  return disclosure.form === "sds";
}

/** The name of the product or service; the document's title where the form names none. */
export function disclosedName({ basicInfo, title, form }: Disclosure): string {
  return [basicInfo.name, title, form].find((name) => name !== null && name.trim() !== "") ?? "—";
}

/** Type, title, description and properties of the disclosed product or service, as OSCAL's components have them. */
export function componentCore(disclosure: Disclosure): { type: string; title: string; description: string; props: OscalProperty[] } {
  return {
    type: isService(disclosure) ? "service" : "software",
    title: markupLine(disclosedName(disclosure)),
    description: markup(disclosure.title === "" ? disclosedName(disclosure) : disclosure.title),
    props: [
      ...properties({ form: disclosure.form, edition: disclosure.edition, title: disclosure.title }),
      ...BASIC_FIELDS.flatMap((field) => {
        const value = disclosure.basicInfo[field];
        return value === null ? [] : [property(field, value)];
      }),
      ...disclosure.problems.flatMap(problemProperties),
    ],
  };
}

/** The properties of one problem share a group. */
function problemProperties({ code, item, source, params }: Problem, i: number): OscalProperty[] {
  const group = `problem-${i + 1}`;
  return [
    property("problem", code, { group }),
    ...(item === undefined ? [] : [property("problem-item", item, { group })]),
    ...(source === undefined ? [] : [property("problem-source", source, { group })]),
    ...Object.entries(params ?? {}).map(([name, value]) => property("problem-detail", value, { class: name, group })),
  ];
}

/** The provider as a party with the role `provider`; nothing where the form names none. */
export function providerOf({ basicInfo }: Disclosure, stamp: Stamp): { uuid: string; roles: object[]; parties: object[]; responsible: object[] } | null {
  if (basicInfo.organization === null) return null;
  const uuid = stamp.uuid();
  return {
    uuid,
    roles: [{ id: "provider", title: "事業者 / Provider" }],
    parties: [{ uuid, type: "organization", name: oneLine(basicInfo.organization) }],
    responsible: [{ "role-id": "provider", "party-uuids": [uuid] }],
  };
}

/** Everything an answer holds, as properties. */
export function answerProperties(answer: ItemAnswer): OscalProperty[] {
  return [
    ...properties({
      number: answer.number,
      answer: answerState(answer),
      "answer-text": answer.text,
      source: answer.source,
      confidence: answer.confidence,
    }),
    ...answer.remarks.map((remark) => property("remark", remark)),
  ];
}

/** An answer in a sentence of both languages. */
export function answerSentence(answer: ItemAnswer, label: string | null): string {
  const { ja, en } = saidAnswer(answer);
  return markup(`${answer.number}${label === null ? "" : ` ${label}`}: ${ja} (${en})`);
}

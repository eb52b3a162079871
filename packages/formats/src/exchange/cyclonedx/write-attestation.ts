import { BASIC_FIELDS, type Answer, type Catalog, type CriteriaSet, type Disclosure, type ItemAnswer, type ItemNumber } from "@kaiji/domain";
import { writeJson } from "../../json/write-json.ts";
import { answerState, saidAnswer } from "../said-answer.ts";
import type { Stamp } from "../stamp.ts";
import { withoutEmpty } from "../without-empty.ts";
import { answerEvidence } from "./answer-evidence.ts";
import { requirementRef, standardOf } from "./standard-of.ts";

/** Version of the CycloneDX specification that the documents are written for. */
export const CYCLONEDX_VERSION = "1.7";

export interface AttestationOptions {
  /** The items' labels; `null` when no catalog knows the form. */
  readonly catalog: Catalog | null;
  /** Says where the required answer is `no`; without it `yes` is what conforms. */
  readonly criteria?: CriteriaSet;
}

const ASSESSOR = "assessor-provider";
const TARGET = "target";

/**
 * A disclosure as a CycloneDX attestation: the provider assesses itself, the form's items are a standard's requirements,
 * an answer as required is a claim, any other a counter-claim, and each answer with its words, remarks and place is
 * evidence. Not applicable, not understood and unanswered items have no score; an unanswered one claims nothing.
 */
export function writeAttestation(disclosure: Disclosure, { catalog, criteria }: AttestationOptions, stamp: Stamp): string {
  const required = requiredAnswers(disclosure.form, criteria);
  const labels = new Map(catalog?.items.map((item) => [item.number, item.label.ja]));
  const entries = disclosure.answers.map((answer, i) => ({
    answer,
    evidence: `evidence-${i + 1}`,
    claim: `claim-${i + 1}`,
    label: labels.get(answer.number) ?? "",
  }));
  const name = disclosure.basicInfo.name ?? disclosure.title;
  const document = {
    bomFormat: "CycloneDX",
    specVersion: CYCLONEDX_VERSION,
    serialNumber: `urn:uuid:${stamp.uuid().toLowerCase()}`,
    version: 1,
    metadata: { timestamp: stamp.at, properties: documentProperties(disclosure) },
    declarations: withoutEmpty({
      assessors: [{ "bom-ref": ASSESSOR, thirdParty: false, organization: withoutEmpty({ name: disclosure.basicInfo.organization ?? undefined }) }],
      attestations: [
        withoutEmpty({
          summary: disclosure.title,
          assessor: ASSESSOR,
          map: entries.map(({ answer, claim }) => mapEntry(disclosure.form, answer, claim, required.get(answer.number) ?? "yes")),
        }),
      ],
      claims: entries
        .filter(({ answer }) => answerState(answer) !== "unanswered")
        .map(({ answer, claim, evidence, label }) =>
          withoutEmpty({
            "bom-ref": claim,
            target: TARGET,
            predicate: `${answer.number} ${label}: ${saidAnswer(answer).ja} (${saidAnswer(answer).en})`,
            reasoning: answer.remarks.length === 0 ? undefined : answer.remarks.join("\n\n"),
            evidence: [evidence],
          }),
        ),
      evidence: entries.map(({ answer, evidence }) => answerEvidence(disclosure.form, answer, evidence)),
      targets: targetsOf(disclosure, name),
    }),
    definitions: { standards: [standardOf(disclosure, catalog)] },
  };
  return `${writeJson(document)}\n`;
}

/** What each item's own row of criteria requires; rows of several items say nothing about one. */
function requiredAnswers(form: string, criteria: CriteriaSet | undefined): ReadonlyMap<ItemNumber, Exclude<Answer, "na">> {
  const rows = (criteria?.criteria ?? []).filter((row) => row.form === form && row.items.length === 1);
  return new Map(rows.map((row) => [row.items[0]!, row.requires]));
}

function mapEntry(form: string, answer: ItemAnswer, claim: string, required: Exclude<Answer, "na">): object {
  const state = answerState(answer);
  const { ja, en } = saidAnswer(answer);
  const isScored = state === "yes" || state === "no";
  const isCounter = isScored && state !== required;
  return withoutEmpty({
    requirement: requirementRef(form, answer.number),
    claims: isCounter || state === "unanswered" ? [] : [claim],
    counterClaims: isCounter ? [claim] : [],
    conformance: { ...(isScored ? { score: isCounter ? 0 : 1 } : {}), rationale: `${ja} (${en})` },
    confidence: answer.confidence === undefined ? undefined : { score: answer.confidence },
  });
}

function targetsOf({ form, basicInfo }: Disclosure, name: string): object {
  const organization = basicInfo.organization === null ? undefined : { name: basicInfo.organization };
  // The specification takes 1024 characters; the properties keep a longer version whole.
  const version = basicInfo.version === null ? undefined : [...basicInfo.version].slice(0, 1024).join("");
  const core = { "bom-ref": TARGET, name, version };
  return form === "sds"
    ? { services: [withoutEmpty({ ...core, provider: organization })] }
    : { components: [withoutEmpty({ type: "application", ...core, manufacturer: organization })] };
}

function documentProperties(disclosure: Disclosure): object[] {
  const facts: [string, string | null | undefined][] = [
    ["kaiji:form", disclosure.form],
    ["kaiji:edition", disclosure.edition],
    ["kaiji:title", disclosure.title],
    ...BASIC_FIELDS.map((field): [string, string | null] => [`kaiji:${field}`, disclosure.basicInfo[field]]),
    ...disclosure.problems.flatMap(({ code, item, source, params }, i): [string, string | undefined][] => [
      [`kaiji:problem:${i + 1}`, code],
      [`kaiji:problem:${i + 1}:item`, item],
      [`kaiji:problem:${i + 1}:source`, source],
      ...Object.entries(params ?? {}).map(([key, value]): [string, string] => [`kaiji:problem:${i + 1}:${key}`, value]),
    ]),
  ];
  return facts.flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }]));
}

import type { CriteriaSet, Disclosure, Evaluation } from "@kaiji/domain";
import { writeJson } from "../../json/write-json.ts";
import { verdictSentence } from "../../words/verdict-sentence.ts";
import type { Stamp } from "../stamp.ts";
import { withoutEmpty } from "../without-empty.ts";
import { assessRows, subjectComponent } from "./assessed-rows.ts";
import { objectivesOf } from "./criteria-objectives.ts";
import { disclosedName, providerOf } from "./disclosed-component.ts";
import { markup, markupLine } from "./markup.ts";
import { controlId } from "./oscal-token.ts";
import { OSCAL_VERSION } from "./oscal-version.ts";
import { properties } from "./property.ts";
import { sourceResources } from "./source-resources.ts";

/**
 * An evaluation as OSCAL `assessment-results`: one observation and one finding for each row of criteria. Not met,
 * unanswered and needs judgement are all `not-satisfied` there; the property `status` keeps them apart.
 * OSCAL wants an assessment plan: the criteria stand in for it, as a resource and as objectives.
 */
export function writeAssessmentResults(disclosure: Disclosure, evaluation: Evaluation, set: CriteriaSet, stamp: Stamp): string {
  const provider = providerOf(disclosure, stamp);
  const sources = sourceResources(set.sources, stamp);
  const plan = stamp.uuid();
  const title = markupLine(`${disclosedName(disclosure)}: ${set.title.ja}`);
  const document = {
    uuid: stamp.uuid(),
    metadata: withoutEmpty({
      title,
      "last-modified": stamp.at,
      version: "1",
      "oscal-version": OSCAL_VERSION,
      roles: provider?.roles,
      parties: provider?.parties,
    }),
    "import-ap": { href: `#${plan}` },
    "local-definitions": withoutEmpty({ "objectives-and-methods": objectivesOf(set, disclosure.form, sources) }),
    results: [resultOf(disclosure, evaluation, title, stamp)],
    "back-matter": {
      resources: [
        { uuid: plan, title: markupLine(set.title.ja), props: properties({ "criteria-set": set.id, "title-en": set.title.en }) },
        ...sources.resources,
      ],
    },
  };
  return `${writeJson({ "assessment-results": document })}\n`;
}

function resultOf(disclosure: Disclosure, evaluation: Evaluation, title: string, stamp: Stamp): object {
  const subject = stamp.uuid();
  const assessed = assessRows(evaluation.rows, evaluation.answers, subject, stamp);
  const items = [...new Set(evaluation.rows.flatMap((row) => row.criterion.items))];
  const { counts } = evaluation;
  return withoutEmpty({
    uuid: stamp.uuid(),
    title,
    description: markup(`${verdictSentence(evaluation, "ja")}\n\n${verdictSentence(evaluation, "en")}`),
    start: stamp.at,
    end: stamp.at,
    props: properties({
      verdict: evaluation.verdict,
      "count-met": counts.met,
      "count-not-met": counts["not-met"],
      "count-not-applicable": counts["not-applicable"],
      "count-unanswered": counts.unanswered,
      "count-needs-judgement": counts["needs-judgement"],
    }),
    "local-definitions": { components: [subjectComponent(disclosure, subject)] },
    "reviewed-controls": {
      "control-selections": [
        items.length === 0
          ? { "include-all": {} }
          : { "include-controls": items.map((number) => ({ "control-id": controlId(disclosure.form, number) })) },
      ],
    },
    observations: assessed.map((row) => row.observation),
    findings: assessed.map((row) => row.finding),
  });
}

import { type CriterionEvaluation, type Disclosure, type Evaluation, type Status } from "@kaiji/domain";
import { becauseSentence } from "../../words/because-sentence.ts";
import { statusWord } from "../../words/status-word.ts";
import type { Stamp } from "../stamp.ts";
import { withoutEmpty } from "../without-empty.ts";
import { answerProperties, answerSentence, componentCore } from "./disclosed-component.ts";
import { markup, markupLine } from "./markup.ts";
import { oscalToken } from "./oscal-token.ts";
import { properties, property } from "./property.ts";

/** OSCAL knows two states; the property `status` keeps all five apart. */
const TARGET: Readonly<Record<Status, { readonly state: string; readonly reason: string }>> = {
  met: { state: "satisfied", reason: "pass" },
  "not-applicable": { state: "satisfied", reason: "other" },
  "not-met": { state: "not-satisfied", reason: "fail" },
  unanswered: { state: "not-satisfied", reason: "other" },
  "needs-judgement": { state: "not-satisfied", reason: "other" },
};

/** A row of an evaluation as OSCAL sees it: what was looked at, and what it led to. */
export interface AssessedRow {
  readonly row: CriterionEvaluation;
  readonly findingId: string;
  readonly observationId: string;
  readonly observation: object;
  readonly finding: object;
}

/** The disclosed product or service as the subject of an assessment. */
export function subjectComponent(disclosure: Disclosure, uuid: string): object {
  return { uuid, ...componentCore(disclosure), status: { state: "other" } };
}

/** One observation and one finding for each row; the observation carries the answers that the row was judged by. */
export function assessRows(rows: readonly CriterionEvaluation[], answers: Evaluation["answers"], subject: string, stamp: Stamp): AssessedRow[] {
  return rows.map((row) => {
    const observationId = stamp.uuid();
    const findingId = stamp.uuid();
    const { criterion, status } = row;
    const evidence = criterion.items.flatMap((number) => {
      const answer = answers.get(number);
      return answer === undefined ? [] : [{ description: answerSentence(answer, null), props: answerProperties(answer) }];
    });
    const observation = withoutEmpty({
      uuid: observationId,
      title: markupLine(criterion.label.ja),
      description: markup(`${becauseSentence(row, "ja")}\n\n${becauseSentence(row, "en")}`),
      props: [...properties({ criterion: criterion.id }), ...criterion.items.map((number) => property("item", number))],
      methods: ["EXAMINE"],
      types: ["control-objective"],
      subjects: [{ "subject-uuid": subject, type: "component" }],
      "relevant-evidence": evidence,
      collected: stamp.at,
    });
    const finding = withoutEmpty({
      uuid: findingId,
      title: markupLine(`${criterion.label.ja}: ${statusWord(status, "ja")}`),
      description: markup(`${becauseSentence(row, "ja")}\n\n${becauseSentence(row, "en")}`),
      props: rowProperties(row),
      target: { type: "objective-id", "target-id": oscalToken(criterion.id), title: markupLine(criterion.label.ja), status: TARGET[status] },
      "related-observations": [{ "observation-uuid": observationId }],
    });
    return { row, findingId, observationId, observation, finding };
  });
}

/** Status and reason of a row as properties. */
export function rowProperties({ criterion, status, because }: CriterionEvaluation): object[] {
  return [
    ...properties({
      criterion: criterion.id,
      status,
      "status-word-ja": statusWord(status, "ja"),
      "status-word-en": statusWord(status, "en"),
      because: because.code,
      "decision-reason": because.reason,
    }),
    ...because.items.map((number) => property("because-item", number)),
  ];
}

import type { ItemAnswer } from "@kaiji/domain";
import { answerState } from "../said-answer.ts";
import { withoutEmpty } from "../without-empty.ts";
import { requirementRef } from "./standard-of.ts";

/** An answer as a row holds it: state, words found, every remark, the place in the file. */
export function answerEvidence(form: string, answer: ItemAnswer, ref: string): object {
  const data: [string, string | undefined][] = [
    ["number", answer.number],
    ["answer", answerState(answer)],
    ["text", answer.text],
    ["source", answer.source],
    ["confidence", answer.confidence === undefined ? undefined : String(answer.confidence)],
    ...answer.remarks.map((remark): [string, string] => ["remark", remark]),
  ];
  return withoutEmpty({
    "bom-ref": ref,
    propertyName: requirementRef(form, answer.number),
    description: answer.source,
    data: data.flatMap(([name, content]) =>
      content === undefined ? [] : [{ name, contents: { attachment: { contentType: "text/plain", content } } }],
    ),
  });
}

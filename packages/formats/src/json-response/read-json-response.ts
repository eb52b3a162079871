import type { Disclosure, ItemAnswer } from "@kaiji/domain";
import { decodeText } from "../delimited/decode-text.ts";
import { readDocumentSchema } from "../json/document-schema.ts";
import { toldProblem } from "../json/told-problem.ts";
import { ReadFailure } from "../read-failure.ts";
import { keysInOrder } from "./keys-in-order.ts";

/**
 * Reads the document that `kaiji read --json` prints back into disclosures, with the answers in the document's order.
 * @throws ReadFailure when it is damaged, not such a document, or holds no disclosure
 */
export function readJsonResponse(bytes: Uint8Array): Disclosure[] {
  const json = decodeText(bytes)?.text.replace(/^\uFEFF/, "");
  if (json === undefined) throw new ReadFailure("damaged", { part: "JSON" });
  const parsed = readDocumentSchema.safeParse(parseJson(json));
  if (!parsed.success) throw new ReadFailure("not-a-response", { place: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { disclosures } = parsed.data;
  if (disclosures.length === 0) throw new ReadFailure("no-form-found");
  const orders = keysInOrder(json, "answers");
  return disclosures.map(({ answers, problems, furtherFields, unknownEdition, ...rest }, i) => {
    const numbers = [...new Set(orders[i] ?? Object.keys(answers))];
    return {
      ...rest,
      ...(unknownEdition === undefined ? {} : { unknownEdition }),
      ...(furtherFields === undefined ? {} : { furtherFields }),
      answers: numbers.flatMap((number) => (answers[number] === undefined ? [] : [makeAnswer(number, answers[number])])),
      problems: problems.map(toldProblem),
    };
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ReadFailure("damaged", { part: "JSON" });
  }
}

type ReadAnswer = { answer: "yes" | "no" | "na" | null; text?: string | undefined; remarks: string[]; source: string; confidence?: number | undefined };

function makeAnswer(number: string, { answer, text, remarks, source, confidence }: ReadAnswer): ItemAnswer {
  return {
    number,
    answer,
    ...(text === undefined ? {} : { text }),
    remarks,
    source,
    ...(confidence === undefined ? {} : { confidence }),
  };
}

import { BASIC_FIELDS, type Answer, type BasicInfo, type Disclosure, type FurtherField, type ItemAnswer, type Problem } from "@kaiji/domain";
import { toldProblem } from "./told-problem.ts";

/** Why a JSON text is no read document, with the place. */
export interface DocumentFault {
  readonly message: string;
}

/**
 * Takes back what `kaiji read --json` printed. Problems keep their sentences.
 * @param bytes UTF-8 text of one document (schemas/read-document.schema.json)
 * @returns its disclosures, or the first fault
 */
export function parseReadDocument(bytes: Uint8Array): Disclosure[] | DocumentFault {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return { message: `JSON ではありません / not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  try {
    return list(record(json, "")["disclosures"], "disclosures").map((value, i) => parseDisclosure(value, `disclosures.${i}`));
  } catch (error) {
    if (error instanceof Fault) return { message: error.message };
    throw error;
  }
}

class Fault extends Error {}

function parseDisclosure(value: unknown, at: string): Disclosure {
  const d = record(value, at);
  const info = record(d["basicInfo"], `${at}.basicInfo`);
  const basicInfo = Object.fromEntries(BASIC_FIELDS.map((field) => [field, optionalText(info[field], `${at}.basicInfo.${field}`)]));
  return {
    form: text(d["form"], `${at}.form`),
    edition: optionalText(d["edition"], `${at}.edition`),
    ...(typeof d["unknownEdition"] === "string" ? { unknownEdition: d["unknownEdition"] } : {}),
    title: typeof d["title"] === "string" ? d["title"] : "",
    basicInfo: basicInfo as unknown as BasicInfo,
    ...(d["furtherFields"] === undefined ? {} : { furtherFields: list(d["furtherFields"], `${at}.furtherFields`).map((field, i) => parseFurtherField(field, `${at}.furtherFields.${i}`)) }),
    answers: Object.entries(record(d["answers"], `${at}.answers`)).map(([number, answer]) => parseAnswer(number, answer, `${at}.answers.${number}`)),
    problems: d["problems"] === undefined ? [] : list(d["problems"], `${at}.problems`).map((problem, i) => parseProblem(problem, `${at}.problems.${i}`)),
  };
}

function parseFurtherField(value: unknown, at: string): FurtherField {
  const f = record(value, at);
  return { label: text(f["label"], `${at}.label`), text: text(f["text"], `${at}.text`), source: typeof f["source"] === "string" ? f["source"] : "" };
}

function parseAnswer(number: string, value: unknown, at: string): ItemAnswer {
  const a = record(value, at);
  const said = a["answer"] ?? null;
  if (said !== null && said !== "yes" && said !== "no" && said !== "na") throw new Fault(`${at}.answer: yes / no / na / null`);
  const note = optionalText(a["text"], `${at}.text`);
  return {
    number,
    answer: said satisfies Answer | null,
    ...(note === null ? {} : { text: note }),
    remarks: a["remarks"] === undefined ? [] : list(a["remarks"], `${at}.remarks`).map((remark, i) => text(remark, `${at}.remarks.${i}`)),
    source: typeof a["source"] === "string" ? a["source"] : "",
    ...(typeof a["confidence"] === "number" ? { confidence: a["confidence"] } : {}),
  };
}

function parseProblem(value: unknown, at: string): Problem {
  const p = record(value, at);
  const [item, source] = [optionalText(p["item"], `${at}.item`), optionalText(p["source"], `${at}.source`)];
  return toldProblem({ code: text(p["code"], `${at}.code`), item: item ?? undefined, source: source ?? undefined, message: text(p["message"], `${at}.message`) });
}

function record(value: unknown, at: string): Record<string, unknown> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Fault(`${at || "(root)"}: object`);
  return value as Record<string, unknown>;
}

function list(value: unknown, at: string): unknown[] {
  if (!Array.isArray(value)) throw new Fault(`${at}: array`);
  return value;
}

function text(value: unknown, at: string): string {
  if (typeof value !== "string") throw new Fault(`${at}: string`);
  return value;
}

function optionalText(value: unknown, at: string): string | null {
  return value === null || value === undefined ? null : text(value, at);
}

import { BASIC_FIELDS, type Disclosure, type ItemAnswer, type Language } from "@kaiji/domain";
import { problemSentence } from "../words/problem-sentence.ts";
import { OrderedObject, writeJson } from "./write-json.ts";

/** A file that was read: what `kaiji read FILE --json` prints. */
export interface ReadFile {
  readonly file: string;
  /** Digest of the file's bytes, as 64 hex digits. */
  readonly sha256: string;
  readonly disclosures: readonly Disclosure[];
}

/** The published document of a read file (schemas/read-document.schema.json); `answers` keeps the file's order. */
export function writeReadDocument(read: ReadFile, language: Language): string {
  return writeJson(readDocument(read, language));
}

/** The document as a value; its `answers` are an OrderedObject, which only `writeJson` prints in order. */
export function readDocument({ file, sha256, disclosures }: ReadFile, language: Language): object {
  return { file, sha256, disclosures: disclosures.map((disclosure) => disclosureDocument(disclosure, language)) };
}

function disclosureDocument(disclosure: Disclosure, language: Language): object {
  return {
    form: disclosure.form,
    edition: disclosure.edition,
    ...(disclosure.unknownEdition === undefined ? {} : { unknownEdition: disclosure.unknownEdition }),
    title: disclosure.title,
    basicInfo: Object.fromEntries(BASIC_FIELDS.map((field) => [field, disclosure.basicInfo[field]])),
    ...(disclosure.furtherFields === undefined ? {} : { furtherFields: disclosure.furtherFields.map(({ label, text, source }) => ({ label, text, source })) }),
    answers: new OrderedObject(disclosure.answers.map((answer) => [answer.number, answerDocument(answer)])),
    problems: disclosure.problems.map(({ code, item, source, params, ...rest }) => ({
      code,
      ...(item === undefined ? {} : { item }),
      ...(source === undefined ? {} : { source }),
      message: problemSentence({ code, ...(params === undefined ? {} : { params }), ...rest }, language),
    })),
  };
}

function answerDocument({ answer, text, remarks, source, confidence }: ItemAnswer): object {
  return {
    answer,
    ...(text === undefined ? {} : { text }),
    remarks,
    source,
    ...(confidence === undefined ? {} : { confidence }),
  };
}

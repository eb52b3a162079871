import type { Json } from "./api-setup.ts";

/**
 * Bodies for creates whose schema alone does not lead to one that is taken. A new kind of record is tried with a
 * body made from its schema; when that is refused, the test names the operation, and a line here helps it.
 */
export const EXAMPLES: Readonly<Record<string, (words: string) => Json>> = {};

/** Creates of an organization that no body alone leads to, each with its reason. */
export const NOT_FROM_A_BODY: Readonly<Record<string, string>> = {
  invite: "makes a link, which has no route of its own to read",
  resetMember: "takes no body, and a person who is there",
  createApiToken: "its text is told once; tokens are tried in api-access.test.ts",
  fileDisclosures: "takes a kept file, which the test keeps and files itself",
  importFiles: "takes a kept file, which the test keeps and files itself",
  importLedger: "takes a kept table; tried in api-ledger.test.ts",
  attachSbom: "takes a kept bill of materials; tried in api-readings.test.ts",
  createRequests: "takes a provider that is there; tried in api-requests.test.ts",
  sendRequests: "takes requests that are there; tried in api-requests.test.ts",
  giveOversightConsent: "takes an overseer's code; tried in api-oversight.test.ts",
  makeOversightCode: "takes an organization that is an overseer; tried in api-oversight.test.ts",
  keepGivenAnswer: "takes the link of a request; tried in api-given-answers.test.ts",
  bulkEdit: "takes records that are there; tried in api-ledger.test.ts",
  saveFormPack: "takes the hash of its own content; tried in api-form-packs.test.ts",
};

/** The smallest body that a JSON Schema describes, with given words wherever text is free. */
export function exampleOf(schema: Json, words: string): Json {
  if (schema === undefined || schema === true) return words;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return exampleOf(first, words);
  switch (schema.type) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((name: string) => [name, exampleOf(schema.properties[name], words)]));
    case "array":
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => exampleOf(schema.items, words));
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return false;
    case "null":
      return null;
    default:
      return textOf(schema, words);
  }
}

const FORMATS: Readonly<Record<string, string>> = { uuid: "01a220e0-3dd6-7001-ad55-97b75521ea17", email: "someone@example.jp", date: "2027-03-31", "date-time": "2027-03-31T00:00:00Z", uri: "https://hooks.example.jp/kaiji" };

function textOf({ format, maxLength }: { format?: string; maxLength?: number }, words: string): string {
  return FORMATS[format ?? ""] ?? words.slice(0, maxLength);
}

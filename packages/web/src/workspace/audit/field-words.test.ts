import * as api from "@kaiji/formats/api";
import { expect, it } from "vitest";
import { auditEn } from "../../words/workspace/audit-en.ts";
import { auditJa } from "../../words/workspace/audit-ja.ts";
import { fieldWords, valueWords } from "./field-words.ts";

interface Schema {
  readonly _zod?: { readonly def: { readonly shape?: Readonly<Record<string, Schema>>; readonly innerType?: Schema; readonly element?: Schema; readonly options?: readonly Schema[] } };
}

/** The fields of a schema and of what is inside it. */
function fieldsOf(schema: Schema): string[] {
  const { shape = {}, innerType, element, options = [] } = schema._zod?.def ?? {};
  const inside = [...Object.values(shape), ...(innerType === undefined ? [] : [innerType]), ...(element === undefined ? [] : [element]), ...options];
  return [...Object.keys(shape), ...inside.flatMap(fieldsOf)];
}

const KINDS = Object.entries(api as unknown as Readonly<Record<string, Schema>>).filter(([name]) => name.endsWith("Content"));

it.each(KINDS)("every field of %s has a name in both languages", (_, schema) => {
  const fields = fieldsOf(schema);
  expect(fields.length).toBeGreaterThan(0);
  expect(fields.filter((name) => !(name in auditJa.fields) || !(name in auditEn.fields))).toEqual([]);
});

it.each([
  ["in-use", "利用中"],
  [true, "はい"],
  [null, "（なし）"],
  ["電子カルテ", "電子カルテ"],
  [[{ role: "dealer" }], "{役割: 販売店}"],
  [[], "（なし）"],
  [3, "3"],
])("%j is read as %s", (value, words) => {
  expect(valueWords(value, auditJa)).toBe(words);
});

it("a field that nobody has named stays as it is", () => {
  expect(fieldWords("somethingNew", auditJa)).toBe("somethingNew");
});

import { z } from "zod";
import { confidence, id, label, localized, number, provenance, publishedOn, schemaLink, sources, text } from "./library-parts.ts";

const band = z.strictObject({
  id,
  from: number.describe("First top-level number"),
  to: number.describe("Last top-level number, included"),
  label: localized,
  appliesWhen: localized,
  provenance,
});

const item = z.strictObject({
  number: number.describe("As the form prints it. A string: 4.10 is not 4.1"),
  parent: number.nullable().describe("Number of the item above; null for a top-level item"),
  label: label.describe("Our own wording, at most 30 characters in Japanese"),
  explanation: localized.nullable().describe("Plain words for a reader with no IT background; null when the meaning is not known"),
  ask: localized.nullable().describe("What to ask the provider; null when the meaning is not known"),
  answerKind: z.enum(["yes-no-na", "choices-or-yes-no-na"]),
  chapter: text.nullable().describe("Chapter of the guideline, when known"),
  confidence,
  provenance,
  condition: localized.exactOptional().describe("When the item is believed to apply; shown, never used to hide it"),
  retired: z.boolean().exactOptional().describe("True once the item left the form; items are never deleted"),
});

/** `catalogs/<form>/<edition>/catalog.json`: one edition of a form. */
export const catalogSchema = z.strictObject({
  ...schemaLink,
  id,
  form: id,
  edition: text,
  title: localized,
  guideline: text.describe("Version of the guideline that this edition answers to"),
  publishedOn,
  confidence,
  note: localized.exactOptional(),
  basedOn: id.exactOptional().describe("Id of the catalog whose bands and items hold here too, where this file gives none"),
  sources,
  bands: z.array(band),
  items: z.array(item),
});

const words = z.array(text);

/** `catalogs/<form>/form.json`: how a form is recognised in a stranger's file. */
export const formSchema = z.strictObject({
  ...schemaLink,
  form: id,
  title: localized,
  titles: words.min(1).describe("Words that name this form in a title"),
  notTitles: words.describe("Words that look like a title of this form and are not"),
  codes: words.describe("Short codes that may stand alone"),
  editions: z.array(z.strictObject({ edition: text, guideline: text, catalog: id.nullable() })).min(1),
  fieldLabels: z.strictObject({ date: words, organization: words, name: words, version: words }),
  numbering: text.exactOptional().describe("Pattern of item numbers that are not digits and points; they begin with a Latin letter or a digit"),
  blankRemarks: z.array(text).exactOptional().describe("What the blank form prints into its remark cells: a line to write on"),
  fieldItems: z
    .strictObject({ date: number.exactOptional(), organization: number.exactOptional(), name: number.exactOptional(), version: number.exactOptional() })
    .exactOptional()
    .describe("Items that hold the basic fields"),
});

/** `catalogs/reading.json`: the words that all forms share. */
export const readingSchema = z.strictObject({
  ...schemaLink,
  answers: z.strictObject({ yes: words, no: words, na: words }),
  marks: z.strictObject({ on: words, off: words }),
  headers: z.strictObject({
    number: words,
    question: words,
    answer: words,
    remark: words,
    remarkNumber: words,
    notAnswer: words.describe("Columns of another time or of an example"),
    input: words.describe("Columns that hold what a person typed, beside cells that only display it"),
  }),
  sheets: z.strictObject({ sample: words, old: words, history: words }),
});

/** `criteria/<set>/about.json`: what a set of criteria is and where it comes from. */
export const criteriaAboutSchema = z.strictObject({
  ...schemaLink,
  id,
  title: localized,
  sources,
  chapters: z.array(z.strictObject({ id: text, label: localized })).min(1),
});

const dateRule = z.strictObject({
  referenceOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  grace: localized,
  note: localized,
});

const criterion = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+-[A-Za-z0-9.+-]+$/).describe("The form and its numbers joined by +; permanent"),
  form: id,
  chapter: text,
  items: z.array(number).min(1),
  requires: z.enum(["yes", "no"]).describe("The answer the guideline requires"),
  combine: z.enum(["single", "any", "unstated", "all"]).describe("How several answers make one status"),
  combineBecause: localized.nullable().describe("Why it combines so; null for one item"),
  label,
  explanation: localized,
  ask: localized.describe("What to ask the provider"),
  alternative: localized.describe("What an alternative measure may look like"),
  caution: localized.exactOptional().describe("A trap in the wording"),
  dateRule: dateRule.exactOptional().describe("A day on which the meaning of an answer turns"),
  confidence,
  provenance,
});

/** `criteria/<set>/<form>.json`: the rows of a set that concern one form. */
export const criteriaSchema = z.strictObject({
  ...schemaLink,
  form: id,
  criteria: z.array(criterion).min(1),
});

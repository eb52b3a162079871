import { z } from "zod";

const localized = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const label = localized.refine(({ ja }) => [...ja].length <= 30, "a label has at most 30 characters in Japanese");
const number = z.string().regex(/^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/);
const confidence = z.enum(["high", "medium", "low", "unknown"]);
const provenance = z.array(z.strictObject({ document: z.string(), place: z.string() }));
const sources = z.record(
  z.string(),
  z.strictObject({ title: z.string(), publisher: z.string(), publishedOn: z.string().nullable() }),
);
const schemaLink = { $schema: z.string().optional() };

/** `catalogs/<form>/<edition>/catalog.json`: one edition of a form. `basedOn` takes bands and items from another catalog. */
export const catalogSchema = z.strictObject({
  ...schemaLink,
  id: z.string(),
  form: z.string(),
  edition: z.string(),
  title: localized,
  guideline: z.string(),
  publishedOn: z.string().nullable(),
  confidence,
  note: localized.optional(),
  basedOn: z.string().optional(),
  sources,
  bands: z.array(
    z.strictObject({ id: z.string(), from: number, to: number, label: localized, appliesWhen: localized, provenance }),
  ),
  items: z.array(
    z.strictObject({
      number,
      parent: number.nullable(),
      label,
      explanation: localized.nullable(),
      ask: localized.nullable(),
      answerKind: z.enum(["yes-no-na", "choices-or-yes-no-na"]),
      chapter: z.string().nullable(),
      confidence,
      provenance,
      condition: localized.optional(),
      retired: z.boolean().optional(),
    }),
  ),
});

/** `catalogs/<form>/form.json`: how a form is recognised. */
export const formSchema = z.strictObject({
  ...schemaLink,
  form: z.string(),
  title: localized,
  titles: z.array(z.string()).min(1),
  notTitles: z.array(z.string()),
  codes: z.array(z.string()),
  editions: z.array(z.strictObject({ edition: z.string(), guideline: z.string(), catalog: z.string().nullable() })),
  fieldLabels: z.strictObject({
    date: z.array(z.string()),
    organization: z.array(z.string()),
    name: z.array(z.string()),
    version: z.array(z.string()),
  }),
});

const wordList = z.array(z.string().min(1));

/** `catalogs/reading.json`: the words that all forms share. */
export const readingSchema = z.strictObject({
  ...schemaLink,
  answers: z.strictObject({ yes: wordList, no: wordList, na: wordList }),
  marks: z.strictObject({ on: wordList, off: wordList }),
  headers: z.strictObject({
    number: wordList,
    question: wordList,
    answer: wordList,
    remark: wordList,
    remarkNumber: wordList,
    notAnswer: wordList,
    input: wordList,
  }),
  sheets: z.strictObject({ sample: wordList, old: wordList, history: wordList }),
});

/** `criteria/<set>/about.json`: what a set of criteria is and where it comes from. */
export const criteriaAboutSchema = z.strictObject({
  ...schemaLink,
  id: z.string(),
  title: localized,
  sources,
  chapters: z.array(z.strictObject({ id: z.string(), label: localized })),
});

/** `criteria/<set>/<form>.json`: the rows of a set that concern one form. */
export const criteriaSchema = z.strictObject({
  ...schemaLink,
  form: z.string(),
  criteria: z.array(
    z.strictObject({
      id: z.string(),
      form: z.string(),
      chapter: z.string(),
      items: z.array(number).min(1),
      requires: z.enum(["yes", "no"]),
      combine: z.enum(["single", "any", "unstated", "all"]),
      combineBecause: localized.nullable(),
      label,
      explanation: localized,
      ask: localized,
      alternative: localized,
      caution: localized.optional(),
      dateRule: z
        .strictObject({ referenceOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), grace: localized, note: localized })
        .optional(),
      confidence,
      provenance,
    }),
  ),
});

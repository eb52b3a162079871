import { z } from "zod";
import { formSchema } from "./library-schema.ts";

const text = z.string().max(10_000);
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, "lower-case letters, digits, points and hyphens");
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const answer = z.enum(["yes", "no", "na"]);

const cell = z.strictObject({
  role: z.enum(["answer", "mark", "remark", "checked-on", "due-on", "other"]),
  header: text.describe("The header above the column, word for word"),
  cell: text.describe("Place in the workbook, as Sheet!E12"),
  answer: answer.exactOptional().describe("For a mark: the answer it gives"),
  allowed: z.array(text).exactOptional().describe("Values that the cell's list allows"),
});

const item = z.strictObject({
  number: text.min(1),
  parent: text.nullable(),
  heading: text.nullable().describe("Heading the row stands under, word for word"),
  wording: text.describe("The official sentence, word for word"),
  besides: z.array(text).describe("Other texts of the row"),
  numberCell: text,
  wordingCell: text,
  cells: z.array(cell),
});

const line = z.strictObject({
  number: text.min(1),
  to: text.nullable().describe("Item of the earlier catalog that it carries on; null for a new one"),
  confidence: z.enum(["high", "medium", "low"]),
  reason: z.enum([
    "same-number-same-wording",
    "same-number-similar-wording",
    "same-wording-other-number",
    "similar-wording-other-number",
    "same-number",
    "same-number-other-wording",
    "new-item",
  ]),
  likeness: z.number().min(0).max(1).nullable(),
  accepted: z.boolean().describe("Whether the line counts when answers are judged"),
});

const { $schema: _link, editions: _editions, ...describedForm } = formSchema.shape;

/** A learned form: a plain file that can be shared inside an organization. */
export const packSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  kind: z.literal("kaiji-form-pack"),
  schemaVersion: z.literal(1),
  id,
  form: id,
  edition: text.min(1),
  guideline: text.nullable(),
  title: text.min(1),
  sheets: z.array(z.strictObject({ name: text, printArea: text.nullable(), printTitles: text.nullable() })).max(255),
  fields: z.array(z.strictObject({ field: text, label: text, cell: text, isInside: z.literal(true).exactOptional().describe("The value stands behind the label in one cell") })).max(200),
  items: z.array(item).min(1).max(5000),
  description: z
    .strictObject({ ...describedForm, editions: z.array(z.strictObject({ edition: text, guideline: text, catalog: id.nullable() })) })
    .nullable()
    .describe("How to recognise the form, when it is not one that ships"),
  map: z.strictObject({ catalog: id, lines: z.array(line).max(5000), gone: z.array(text).max(5000) }).nullable(),
  learnedFrom: z.strictObject({ file: text, sha256: hash }),
  hash: hash.describe("SHA-256 over the canonical JSON of form, edition, guideline, title, sheets, fields, items and description"),
});

import { z } from "zod";
import { day, id, line } from "./fields.ts";

/** What a person read in one cell; `null` takes the decision back. */
export const answerDecision = z.strictObject({
  item: line(40),
  answer: z.enum(["yes", "no", "na"]).nullable(),
  reason: z.string().trim().max(2000),
}).refine(({ answer, reason }) => answer === null || reason !== "", { path: ["reason"], message: "理由を書いてください / say why" });

/** Days of a disclosure that stand on no form: when it came, and until when it is taken. */
export const disclosureDates = z.strictObject({ receivedOn: day.nullable(), validUntil: day.nullable() });

/** What of its system a disclosure is about: `null` the system itself, `remote-maintenance`, or a part by its own name. */
export const systemPart = line(100).nullable();

/** The system that a disclosure is of, and what of it. */
export const connection = z.strictObject({ systemId: id.nullable(), part: systemPart.optional() });

/** Further systems that one original counts for. */
export const alsoValidFor = z.strictObject({ systemIds: z.array(id).min(1).max(100) });

/** Disclosures that a person confirmed to be of these systems. */
export const connections = z.strictObject({
  items: z.array(z.strictObject({ disclosureId: id, version: z.int().min(1), systemId: id, part: systemPart.optional() })).min(1).max(100),
});

const said = z.object({ answer: z.enum(["yes", "no", "na"]).nullable(), text: z.string().nullable(), remarks: z.array(z.string()) });

export const readingsAnswer = z.object({
  items: z.array(
    z.object({
      item: z.string(),
      code: z.string(),
      source: z.string(),
      text: z.string().nullable(),
      proposed: z.enum(["yes", "no", "na"]).nullable(),
      message: z.string().nullable(),
      decision: z.object({ answer: z.enum(["yes", "no", "na"]), reason: z.string(), byName: z.string(), at: z.string() }).nullable(),
    }),
  ),
});

export const excerptAnswer = z.object({
  sheet: z.string(),
  isHidden: z.boolean(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ heading: z.string(), cells: z.array(z.object({ text: z.string(), isMarked: z.boolean() })) })),
});

export const comparisonAnswer = z.object({
  basicInfo: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  changes: z.array(z.object({ item: z.string(), before: said.nullable(), after: said.nullable(), isAnswer: z.boolean() })),
  unchanged: z.number(),
});

export type ReadingsAnswer = z.infer<typeof readingsAnswer>;
export type ExcerptAnswer = z.infer<typeof excerptAnswer>;
export type ComparisonAnswer = z.infer<typeof comparisonAnswer>;

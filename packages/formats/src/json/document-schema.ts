import { z } from "zod";

const answer = z.enum(["yes", "no", "na"]);

/** The published form of `kaiji read --json`. `answers` is by item number, in the file's order. */
export const readDocumentSchema = z.object({
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  disclosures: z.array(
    z.object({
      form: z.string(),
      edition: z.string().nullable(),
      unknownEdition: z.string().optional().describe("The version that the file names where no edition known here has it; edition is null then"),
      title: z.string(),
      basicInfo: z.object({
        date: z.string().nullable(),
        organization: z.string().nullable(),
        name: z.string().nullable(),
        version: z.string().nullable(),
      }),
      furtherFields: z
        .array(z.object({ label: z.string(), text: z.string(), source: z.string() }))
        .optional()
        .describe("Fields of the form's head besides the basic ones"),
      answers: z.record(
        z.string(),
        z.object({
          answer: answer.nullable(),
          text: z.string().optional(),
          remarks: z.array(z.string()),
          source: z.string(),
          confidence: z.number().min(0).max(1).optional(),
        }),
      ),
      problems: z.array(
        z.object({ code: z.string(), item: z.string().optional(), source: z.string().optional(), message: z.string() }),
      ),
    }),
  ),
});

const verdict = z.enum(["conforms", "does-not-conform", "incomplete"]);
const counts = z.object({
  met: z.int().min(0),
  notMet: z.int().min(0),
  notApplicable: z.int().min(0),
  unanswered: z.int().min(0),
  needsJudgement: z.int().min(0),
});

/** The published form of `kaiji check --json`. */
export const checkDocumentSchema = z.object({
  against: z.string(),
  verdict,
  counts,
  criteria: z.array(
    z.object({
      id: z.string(),
      form: z.string(),
      chapter: z.string(),
      items: z.array(z.string()),
      status: z.enum(["met", "not-met", "not-applicable", "unanswered", "needs-judgement"]),
      because: z.string(),
      label: z.string(),
      disclosure: z.int().min(0),
    }),
  ),
  disclosures: z.array(
    z.object({
      file: z.string(),
      form: z.string(),
      edition: z.string().nullable(),
      name: z.string().nullable(),
      verdict,
      counts,
      problems: z.int().min(0),
      decisions: z
        .array(z.object({ criterion: z.string(), status: z.enum(["met", "not-met", "not-applicable"]), reason: z.string() }))
        .optional(),
    }),
  ),
});

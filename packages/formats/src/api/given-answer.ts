import { z } from "zod";
import { answeringView } from "./answering.ts";
import { id } from "./fields.ts";

/**
 * 受けた依頼: what a provider or dealer keeps of a request, in its own organization. The institution's ids only say
 * which request it was; they open nothing by themselves.
 */
export const givenAnswerContent = z.looseObject({
  /** The institution that asks. */
  name: z.string(),
  institutionId: id,
  requestId: id,
  toName: z.string(),
  subject: z.string(),
  dueOn: z.string(),
  /** Where the request stood at `keptAt`. */
  state: answeringView.shape.state,
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  askedDisclosures: z.number(),
  askedRows: z.number(),
  answeredRows: z.number(),
  /** What was handed in, by the names of the files. */
  fileNames: z.array(z.string()),
  keptAt: z.string(),
  /** The link by which it was kept holds until then. */
  opensUntil: z.string(),
});

/** A file as it was handed in, and the disclosures that were read in it. */
const givenFile = z.object({ name: z.string(), size: z.number(), sha256: z.string(), state: z.string(), forms: z.array(z.object({ form: z.string(), edition: z.string().nullable(), name: z.string().nullable(), date: z.string().nullable() })) });

/** The letter, what was asked row by row with the answers, the files, and what was said. */
export const givenAnswerDocument = z.object({
  opening: z.string(),
  closing: z.string(),
  disclosures: answeringView.shape.disclosures,
  rows: answeringView.shape.rows,
  files: z.array(givenFile),
  talk: answeringView.shape.talk,
});

export type GivenAnswerContent = z.infer<typeof givenAnswerContent>;
export type GivenAnswerDocument = z.infer<typeof givenAnswerDocument>;

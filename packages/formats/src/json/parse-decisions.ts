import type { Decision } from "@kaiji/domain";
import { z } from "zod";

/** A decision, and of which disclosure it is; without either it is of the only one that has the row open. */
export interface GivenDecision extends Decision {
  readonly file?: string;
  /** Name of the product or service. */
  readonly name?: string;
}

/** Why a file of decisions cannot be taken: the place in it and what is wrong there. */
export interface DecisionFault {
  readonly message: string;
}

const STATUS_WORDS = "met・not-met・not-applicable のどれかを書いてください / one of met, not-met, not-applicable";
const REASON_WORDS = "判断の理由を書いてください / a reason is required";
const text = z.string().min(1);

const decision = {
  criterion: text,
  status: z.enum(["met", "not-met", "not-applicable"], STATUS_WORDS),
  reason: z.string(REASON_WORDS).trim().min(1, REASON_WORDS),
};

const listSchema = z.array(z.strictObject({ ...decision, file: text.exactOptional(), name: text.exactOptional() }));
/** The part of a check document (schemas/check-document.schema.json) that holds decisions. */
const checkSchema = z.object({
  disclosures: z.array(z.object({ file: text, name: text.nullable(), decisions: z.array(z.object(decision)).default([]) })),
});

/**
 * A person's decisions on rows that need judgement: a list of them, or a check document that carries them, as the page
 * and `kaiji check --json` save it.
 * @returns the decisions in the file's order, or the first thing that is wrong
 */
export function parseDecisions(json: string): readonly GivenDecision[] | DecisionFault {
  let document: unknown;
  try {
    document = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { message: `JSON ではありません / not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (Array.isArray(document)) {
    const parsed = listSchema.safeParse(document);
    return parsed.success ? parsed.data : faultOf(parsed.error);
  }
  const parsed = checkSchema.safeParse(document);
  if (!parsed.success) return faultOf(parsed.error);
  return parsed.data.disclosures.flatMap(({ file, name, decisions }) => decisions.map((one) => ({ ...one, file, ...(name === null ? {} : { name }) })));
}

function faultOf({ issues: [issue] }: z.ZodError): DecisionFault {
  return { message: `${issue?.path.join(".") || "(root)"}: ${issue?.message ?? ""}` };
}

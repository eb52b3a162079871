import { TREATMENT_KINDS, type Treatment } from "@kaiji/domain";
import { z } from "zod";

const day = z.iso.date().nullable().default(null);

/** Treatments as a file holds them: what is not yet known may be left out. */
const treatmentSchema = z.strictObject({
  criterion: z.string().min(1),
  kind: z.enum(TREATMENT_KINDS),
  note: z.string().default(""),
  owner: z.string().nullable().default(null),
  dueOn: day,
  decidedBy: z.string().nullable().default(null),
  decidedOn: day,
});

/** Why a file of treatments cannot be taken: the place in it and what is wrong there. */
export interface TreatmentFault {
  readonly message: string;
}

/** The treatments in a JSON document, a list of them; or the first thing that is wrong with it. */
export function parseTreatments(json: string): readonly Treatment[] | TreatmentFault {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
  const parsed = z.array(treatmentSchema).safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return { message: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
}

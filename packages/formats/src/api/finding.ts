import { FINDING_STATES, TREATMENT_KINDS } from "@kaiji/domain";
import { z } from "zod";
import { day, id, line, lines } from "./fields.ts";

/** リスク対応: how a finding is dealt with, by whom, until when. */
export const treatmentContent = z
  .strictObject({
    kind: z.enum(TREATMENT_KINDS),
    reason: z.string().trim().min(1).max(4000),
    owner: line(100),
    dueOn: day.optional(),
    /** An accepted risk ends here and is looked at again. */
    expiresOn: day.optional(),
    clauseId: id.optional(),
    combinedWith: line().optional(),
    likelihood: z.int().min(1).max(3).optional(),
    impact: z.int().min(1).max(3).optional(),
  })
  .refine(({ kind, expiresOn }) => kind !== "accepted-risk" || expiresOn !== undefined, { path: ["expiresOn"], message: "受容には期限が必要です / an accepted risk needs an end" })
  .refine(({ kind, dueOn }) => kind !== "replacement" || dueOn !== undefined, { path: ["dueOn"], message: "更改の予定日が必要です / a replacement needs its date" })
  .refine(({ kind, clauseId }) => kind !== "rulebook-clause" || clauseId !== undefined, { path: ["clauseId"], message: "条項を選んでください / name the clause" });

/** What a person may change of a finding. */
export const findingChange = z.strictObject({
  state: z.enum(["open", "asked", "answered", "treated"]),
  treatment: treatmentContent.nullable(),
  note: lines().optional(),
});

/** 指摘: a row that is not met, unanswered, or needs judgement. */
export const findingContent = z.looseObject({
  systemId: id.nullable(),
  disclosureId: id,
  criterionId: z.string(),
  form: z.string(),
  status: z.enum(["not-met", "unanswered", "needs-judgement"]),
  because: z.string(),
  state: z.enum(FINDING_STATES),
  treatment: z.looseObject({ kind: z.enum(TREATMENT_KINDS), by: z.string().nullable() }).nullable(),
  note: z.string().optional(),
});

export type FindingContent = z.infer<typeof findingContent>;
export type TreatmentContent = z.infer<typeof treatmentContent>;

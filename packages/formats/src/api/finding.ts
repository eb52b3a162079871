import { FINDING_STATES, TREATMENT_KINDS } from "@kaiji/domain";
import { z } from "zod";
import { day, id, line, lines } from "./fields.ts";

const riskStep = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** リスク対応: how a finding is dealt with, by whom, until when. */
export const treatmentContent = z
  .strictObject({
    kind: z.enum(TREATMENT_KINDS),
    reason: z.string().trim().min(1).max(4000).regex(/^[^\u0000]*$/u),
    owner: line(100),
    dueOn: day.optional(),
    /** An accepted risk ends here and is looked at again. */
    expiresOn: day.optional(),
    /** The day on which the treatment is looked at again, whatever its kind. */
    reviewOn: day.optional(),
    clauseId: id.optional(),
    combinedWith: line().optional(),
    /** The grace of guideline 7.0, 遵守項目 9.④⑤: two factors by the next renewal, with a provider that can. */
    isTwoFactorGrace: z.boolean().optional(),
    likelihood: riskStep.optional(),
    impact: riskStep.optional(),
  })
  .refine(({ kind, expiresOn }) => kind !== "accepted-risk" || expiresOn !== undefined, { path: ["expiresOn"], message: "受容には期限が必要です / an accepted risk needs an end" })
  .refine(({ kind, likelihood, impact }) => kind !== "accepted-risk" || (likelihood !== undefined && impact !== undefined), { path: ["likelihood"], message: "受け入れるリスクの大きさ(起こりやすさと影響)を選んでください / rate the risk that is accepted" })
  .refine(({ kind, dueOn }) => kind !== "replacement" || dueOn !== undefined, { path: ["dueOn"], message: "更改の予定日が必要です / a replacement needs its date" })
  .refine(({ kind, clauseId }) => kind !== "rulebook-clause" || clauseId !== undefined, { path: ["clauseId"], message: "条項を選んでください / name the clause" })
  .refine(({ kind, combinedWith }) => kind !== "combined-product" || combinedWith !== undefined, { path: ["combinedWith"], message: "組み合わせる製品を書いてください / name the other product" })
  .refine(({ kind, isTwoFactorGrace }) => kind === "replacement" || isTwoFactorGrace !== true, { path: ["isTwoFactorGrace"], message: "猶予は更改の予定と組です / the grace goes with a planned replacement" });

/** 証跡: a kept file or a link, and the days on which it took effect, came in and ends. */
export const evidenceContent = z
  .strictObject({
    title: line(),
    url: z.url({ protocol: /^https?$/ }).max(2000).optional(),
    /** A kept file of the organization. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
    effectiveOn: day.optional(),
    receivedOn: day.optional(),
    expiresOn: day.optional(),
  })
  .refine(({ url, sha256 }) => (url === undefined) !== (sha256 === undefined), { path: ["url"], message: "ファイルかリンクのどちらか1つを付けてください / either a file or a link" });

/** What a person may change of a finding. What is left out stays as it is. */
export const findingChange = z.strictObject({
  state: z.enum(["open", "asked", "answered", "treated"]).optional(),
  treatment: treatmentContent.nullable().optional(),
  /** Who sees to it, until it is decided how it is dealt with. */
  owner: line(100).nullable().optional(),
  dueOn: day.nullable().optional(),
  note: lines().optional(),
  evidence: z.array(evidenceContent).max(30).optional(),
});

/** The same change to many findings at once. */
export const findingsChange = z.strictObject({
  findings: z.array(z.strictObject({ id, version: z.int().min(1) })).min(1).max(500),
  change: findingChange.omit({ note: true, evidence: true }),
});

/** Approval of many findings by a second person. */
export const findingsApproval = z.strictObject({
  findings: z.array(z.strictObject({ id, version: z.int().min(1) })).min(1).max(500),
  note: lines().default(""),
});

/** A person's decision on a row whose answers leave it open. */
export const rowDecisionContent = z.strictObject({
  status: z.enum(["met", "not-met", "not-applicable"]),
  reason: z.string().trim().min(1).max(4000).regex(/^[^\u0000]*$/u),
});

const rowAnswer = z.looseObject({ item: z.string(), answer: z.enum(["yes", "no", "na"]).nullable(), text: z.string().optional(), remarks: z.array(z.string()), source: z.string() });
const signature = { by: z.string().nullable(), byName: z.string(), at: z.string() };

/** 指摘: a row that is not met, unanswered, or needs judgement. */
export const findingContent = z.looseObject({
  systemId: id.nullable(),
  disclosureId: id,
  criterionId: z.string(),
  form: z.string(),
  status: z.enum(["not-met", "unanswered", "needs-judgement"]),
  because: z.string(),
  /** The row is read more strictly than the source asks. */
  isStrict: z.boolean().optional(),
  /** What the provider said, and where. */
  answers: z.array(rowAnswer).optional(),
  state: z.enum(FINDING_STATES),
  owner: z.string().nullable().optional(),
  dueOn: z.string().nullable().optional(),
  treatment: z.looseObject({ kind: z.enum(TREATMENT_KINDS), by: z.string().nullable() }).nullable(),
  /** Made, or waiting for its approval while the state is `treated`. */
  decision: z.looseObject({ ...rowDecisionContent.shape, ...signature }).nullable().optional(),
  approval: z.looseObject({ ...signature, note: z.string() }).nullable().optional(),
  /** What the provider answered by its link to this row alone, and a person accepted. */
  providerAnswer: z.looseObject({ answer: z.enum(["yes", "no", "na"]), remark: z.string(), by: z.string(), provider: z.string(), at: z.string(), requestId: id }).optional(),
  evidence: z.array(z.looseObject({ title: z.string() })).optional(),
  reopenedBecause: z.string().nullable().optional(),
  closedBecause: z.string().nullable().optional(),
  note: z.string().optional(),
});

export type FindingContent = z.infer<typeof findingContent>;
export type FindingChange = z.infer<typeof findingChange>;
export type TreatmentContent = z.infer<typeof treatmentContent>;
export type EvidenceContent = z.infer<typeof evidenceContent>;
export type RowDecisionContent = z.infer<typeof rowDecisionContent>;

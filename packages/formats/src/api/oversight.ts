import { z } from "zod";
import { line } from "./fields.ts";

const ids = z.array(line(100)).max(200);

/** The standing of an institution as its overseer holds it; docs/oversight.md lists every field. */
export const standingContent = z.strictObject({
  asOf: z.string(),
  systems: z.strictObject({ inUse: z.number(), complete: z.number() }),
  findings: z.strictObject({ open: z.number(), decided: z.number(), overdue: z.number() }),
  rows: z.strictObject({ met: z.number(), notMet: z.number(), notApplicable: z.number(), unanswered: z.number(), needsJudgement: z.number() }),
  products: z.array(
    z.strictObject({ name: z.string(), provider: z.string().nullable(), version: z.string().nullable(), form: z.string(), edition: z.string().nullable(), date: z.string().nullable(), verdict: z.string(), notMet: ids, unanswered: ids, needsJudgement: ids }),
  ),
});

/** A code that lets an institution give its consent. */
export const oversightCodeContent = z.looseObject({ name: z.string(), state: z.enum(["open", "used", "revoked"]), expiresAt: z.string() });

/** 同意: an institution lets an overseer hold its standing. */
export const oversightConsentContent = z.looseObject({ overseerName: z.string(), state: z.enum(["given", "withdrawn"]), givenAt: z.string(), withdrawnAt: z.string().nullable() });

/** An institution, as its overseer knows it. */
export const overseenContent = z.looseObject({ name: z.string(), state: z.enum(["consented", "withdrawn"]), consentedAt: z.string(), withdrawnAt: z.string().nullable(), copiedAt: z.string().nullable() });

export type OversightCodeContent = z.infer<typeof oversightCodeContent>;
export type OversightConsentContent = z.infer<typeof oversightConsentContent>;
export type OverseenContent = z.infer<typeof overseenContent>;

import { z } from "zod";

const told = z.object({ ja: z.string(), en: z.string() });

const coverage = {
  chart: z.string(),
  answer: z.enum(["outsourced-maintenance", "all-volumes", "undecided"]),
  systems: z.array(
    z.object({
      systemId: z.string(),
      name: z.string(),
      rule: z.string().nullable(),
      outcome: z.string().nullable(),
      because: told.nullable(),
      ask: told.nullable(),
      facts: z.record(z.string(), z.string()),
      missing: z.array(z.string()),
      contract: z.object({ name: z.string().nullable(), endsOn: z.string().nullable(), coversUpdates: z.boolean().nullable() }),
      providers: z.array(z.string()),
    }),
  ),
};

/** What would be answered now. */
export const coverageNow = z.object(coverage);

/** 対象か: an answer that was given, when and by whom, with everything that it rests on. Never changed. */
export const coverageContent = z.object({ ...coverage, on: z.string(), byName: z.string() });

/** Why a kept answer is to be given anew. */
export const coverageChange = z.object({ systemId: z.string(), name: z.string(), what: z.enum(["added", "gone", "answers", "contract", "contract-ended", "providers", "chart"]), facts: z.array(z.string()) });

export type CoverageContent = z.infer<typeof coverageContent>;

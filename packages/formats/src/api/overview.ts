import { z } from "zod";

const notYet = z.object({
  code: z.enum(["no-systems", "not-judged", "judgement-stale", "all-volumes", "undecided", "disclosures-missing", "facts-missing", "unmatched", "rows-open", "rows-to-approve"]),
  count: z.number().optional(),
});

/** Where an institution stands: the director's figures, what keeps it from saying that it keeps the volume, and what is due. */
export const overviewAnswer = z.object({
  figures: z.object({
    systems: z.number(),
    complete: z.number(),
    /** Systems that lack a disclosure. */
    missing: z.number(),
    /** Systems of which it is not known which disclosures they need. */
    unclear: z.number(),
    /** Of those that lack one, those that nobody has been asked for yet. */
    toAsk: z.number(),
    unmatched: z.number(),
    undecided: z.number(),
    toApprove: z.number(),
    explainable: z.number(),
    due: z.number(),
    standing: z.enum(["conforming", "explainable", "not-yet"]),
    notYet: z.array(notYet),
    blocking: z.array(z.object({ criterion: z.string(), systems: z.number() })),
  }),
  /** The earliest that are due or over, at most 500. */
  due: z.array(z.object({ on: z.string(), what: z.enum(["finding", "contract", "renewal", "request"]), id: z.string(), isOverdue: z.boolean(), name: z.string(), criterion: z.string().nullable() })),
  coverage: z.object({
    last: z.object({ answer: z.enum(["outsourced-maintenance", "all-volumes", "undecided"]), on: z.string(), byName: z.string() }).nullable(),
    isStale: z.boolean(),
    /** Systems about which something is not answered. */
    unanswered: z.number(),
  }),
  /** Some disclosure is connected with a system, so that its rows count. */
  hasDisclosures: z.boolean(),
  /** Systems in scope that have no provider in the ledger. */
  withoutProvider: z.number(),
  /** Requests that a provider has answered, and nobody has looked at. */
  replies: z.number(),
  /** Letters that wait in the outbox. */
  letters: z.number(),
  /** Letters of requests that are to be printed and have not left the house. */
  toPrint: z.number(),
  /** Requests that are written and not sent. */
  drafts: z.number(),
});

export type OverviewAnswer = z.infer<typeof overviewAnswer>;

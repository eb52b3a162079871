import type { Counts, CriterionEvaluation, Status, Verdict } from "./evaluation.ts";

/** How many rows came out as each status. */
export function countStatuses(rows: readonly CriterionEvaluation[]): Counts {
  const counts: Record<Status, number> = {
    met: 0,
    "not-met": 0,
    "not-applicable": 0,
    unanswered: 0,
    "needs-judgement": 0,
  };
  for (const row of rows) counts[row.status]++;
  return counts;
}

/**
 * `conforms` when every row is met or not applicable; `incomplete` when none is not met but some are open;
 * else `does-not-conform`. No rows at all is `incomplete`: nothing was shown.
 */
export function verdictOf(counts: Counts): Verdict {
  if (counts["not-met"] > 0) return "does-not-conform";
  if (counts.unanswered + counts["needs-judgement"] > 0) return "incomplete";
  return counts.met + counts["not-applicable"] > 0 ? "conforms" : "incomplete";
}

/** The counts of several evaluations added up. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum = { ...countStatuses([]) };
  for (const counts of all) for (const status of Object.keys(sum) as Status[]) sum[status] += counts[status];
  return sum;
}

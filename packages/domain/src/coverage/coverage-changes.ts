import type { Coverage, CoveredSystem } from "./judge-coverage.ts";

/** What is different: the system came or went, its answers, its contract or its providers changed, or the chart judges otherwise. */
export type CoverageChangeKind = "added" | "gone" | "answers" | "contract" | "contract-ended" | "providers" | "chart";

/** One reason to judge anew. */
export interface CoverageChange {
  readonly systemId: string;
  readonly name: string;
  readonly what: CoverageChangeKind;
  /** Facts that changed. */
  readonly facts: readonly string[];
}

/** What has changed in the ledger or a contract between a kept answer and what would be answered now. None: the answer still stands. */
export function coverageChanges(kept: Coverage, now: Coverage): CoverageChange[] {
  const before = new Map(kept.systems.map((system) => [system.systemId, system]));
  const after = new Map(now.systems.map((system) => [system.systemId, system]));
  return [
    ...kept.systems.filter(({ systemId }) => !after.has(systemId)).map((system) => change(system, "gone")),
    ...now.systems.flatMap((system) => {
      const earlier = before.get(system.systemId);
      return earlier === undefined ? [change(system, "added")] : changesOf(earlier, system);
    }),
  ];
}

function changesOf(before: CoveredSystem, now: CoveredSystem): CoverageChange[] {
  const facts = [...new Set([...Object.keys(before.facts), ...Object.keys(now.facts)])].filter((id) => before.facts[id] !== now.facts[id]);
  const hasEnded = now.facts["writing"] === "ended" && before.facts["writing"] !== "ended";
  const isContractOther = !same(before.contract, now.contract);
  const found: CoverageChange[] = [];
  if (hasEnded && !isContractOther) found.push(change(now, "contract-ended"));
  else if (isContractOther) found.push(change(now, "contract", facts));
  else if (facts.length > 0) found.push(change(now, "answers", facts));
  if (!same(before.providers, now.providers)) found.push(change(now, "providers"));
  if (found.length === 0 && before.rule !== now.rule) found.push(change(now, "chart"));
  return found;
}

function change({ systemId, name }: CoveredSystem, what: CoverageChangeKind, facts: readonly string[] = []): CoverageChange {
  return { systemId, name, what, facts };
}

function same(one: object, other: object): boolean {
  const [a, b] = [one, other].map((value) => JSON.stringify(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1))));
  return a === b;
}

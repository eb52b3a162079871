import type { ChartRule, DecisionChart, DisclosureWriter, Fact } from "../chart/chart.ts";
import { decide, type Facts } from "../chart/decide.ts";
import type { LedgerSystem, ProviderRole } from "./ledger-facts.ts";
import { REMOTE_MAINTENANCE, type SystemPart } from "./system-part.ts";

/** How the writer of a disclosure is reached. */
export type AskRoute = "direct" | "dealer" | "direct-contractor";

/** A disclosure that a system needs, and why. */
export interface NeededDisclosure {
  readonly form: string;
  /** What of the system it is about. */
  readonly part: SystemPart;
  /** Who writes it; several while it is not known which. The first is the usual one. */
  readonly writers: readonly DisclosureWriter[];
  /** `false`: it hangs on something that nobody has said yet. */
  readonly isCertain: boolean;
  readonly rules: readonly ChartRule[];
}

/** What the chart `who-writes` says of one system. */
export interface SystemNeeds {
  /** `null`: not known yet. */
  readonly isInScope: boolean | null;
  readonly disclosures: readonly NeededDisclosure[];
  /** `null`: not known yet. */
  readonly route: AskRoute | null;
  /** What is not known and decides which disclosures are due. */
  readonly missing: readonly Fact[];
  /** Every rule that fits whatever the missing facts turn out to be. */
  readonly rules: readonly ChartRule[];
}

type Ending = { readonly facts: Facts; readonly rules: readonly ChartRule[] };

/**
 * Goes through the chart with what is known, and through every way that what is not known leaves open: what comes out
 * on all of them is certain, what comes out on some hangs on the missing facts.
 * Source: the chart's rules, each with its own.
 */
export function neededDisclosures(chart: DecisionChart, facts: Facts): SystemNeeds {
  const known = Object.fromEntries(chart.facts.flatMap(({ id }) => (facts[id] === undefined ? [] : [[id, facts[id]]])));
  const key = JSON.stringify(known);
  const answered = ANSWERED.get(chart) ?? new Map<string, SystemNeeds>();
  ANSWERED.set(chart, answered);
  const needs = answered.get(key) ?? findNeeds(chart, known);
  answered.set(key, needs);
  return needs;
}

/** A ledger of 500 systems has a handful of different answers to the chart; a chart has few thousand ways at most. */
const ANSWERED = new WeakMap<DecisionChart, Map<string, SystemNeeds>>();

function findNeeds(chart: DecisionChart, facts: Facts): SystemNeeds {
  const endings = endingsOf(chart, facts);
  const outcomeOf = (rule: ChartRule) => chart.outcomes[rule.outcome];
  const everywhere = (rule: ChartRule) => endings.every(({ rules }) => rules.includes(rule));
  const keyOf = (rule: ChartRule) => {
    const disclosure = outcomeOf(rule)?.disclosure;
    return disclosure === undefined ? undefined : `${disclosure.form} ${partOf(disclosure.writer) ?? ""}`;
  };
  const kinds = unique(endings.flatMap(({ rules }) => rules.flatMap((rule) => keyOf(rule) ?? [])));
  const formsOf = ({ rules }: Ending) => kinds.filter((kind) => rules.some((rule) => keyOf(rule) === kind));
  return {
    isInScope: sameOf(endings.map(({ rules }) => !rules.some((rule) => outcomeOf(rule)?.isOutOfScope === true))),
    disclosures: kinds.flatMap((kind): NeededDisclosure[] => {
      const rules = unique(endings.flatMap((ending) => ending.rules.filter((rule) => keyOf(rule) === kind)));
      const told = rules.flatMap((rule) => outcomeOf(rule)?.disclosure ?? []);
      const [first] = told;
      return first === undefined ? [] : [{ form: first.form, part: partOf(first.writer), rules, writers: unique(told.map(({ writer }) => writer)), isCertain: endings.every((ending) => formsOf(ending).includes(kind)) }];
    }),
    route: sameOf(endings.map(({ rules }): AskRoute => rules.flatMap((rule) => outcomeOf(rule)?.askThrough ?? [])[0] ?? "direct")),
    missing: chart.facts.filter((fact) => decidesForms(fact, facts, endings, formsOf)),
    rules: chart.rules.filter(everywhere),
  };
}

/** Every way to the end of the chart that agrees with what is known. */
function endingsOf(chart: DecisionChart, facts: Facts): Ending[] {
  const decided = decide(chart, facts);
  const [next] = decided.kind === "open" ? decided.missing : [];
  if (decided.kind === "decided") return [{ facts, rules: decided.rules }];
  return (next?.options ?? []).flatMap(({ value }) => endingsOf(chart, { ...facts, [next?.id ?? ""]: value }));
}

/** Whether a fact that is not known makes a difference to which forms are due. */
function decidesForms(fact: Fact, known: Facts, endings: readonly Ending[], formsOf: (ending: Ending) => readonly string[]): boolean {
  if (fact.options.some(({ value }) => value === known[fact.id])) return false;
  const results = fact.options.map(({ value }) => unique(endings.filter((ending) => ending.facts[fact.id] === value).map((ending) => formsOf(ending).join())).toSorted().join("|"));
  return new Set(results.filter((_, at) => endings.some((ending) => ending.facts[fact.id] === fact.options[at]?.value))).size > 1;
}

/** What a disclosure is about, from who writes it: whoever maintains from outside writes on that alone. */
function partOf(writer: DisclosureWriter): SystemPart {
  return writer === "remote-maintainer" ? REMOTE_MAINTENANCE : null;
}

const ROLE_OF: Readonly<Record<DisclosureWriter, ProviderRole>> = { manufacturer: "manufacturer", "type-number-holder": "manufacturer", "service-provider": "service-provider", "remote-maintainer": "maintenance" };

/**
 * Which of a system's providers is to be asked for a disclosure; `null` when the ledger names nobody who fits.
 * `isForwarded`: they do not write it themselves but pass it on.
 * Sources: checklist Q&A Q-6 (the direct contractor), Q-8 (whoever the maintenance contract is with), Q-9, Q-21 (the dealer passes on).
 */
export function whomToAsk({ writers }: Pick<NeededDisclosure, "writers">, route: AskRoute | null, providers: LedgerSystem["providers"]): { readonly providerId: string; readonly isForwarded: boolean } | null {
  const withRole = (role: ProviderRole) => providers.find((one) => one.role === role)?.providerId;
  const isWriter = (providerId: string) => providers.some((one) => one.providerId === providerId && writers.some((writer) => ROLE_OF[writer] === one.role));
  const told = (providerId: string) => ({ providerId, isForwarded: !isWriter(providerId) && (isBetween(route) || providers.some((one) => one.providerId === providerId && one.role === "dealer")) });
  const maintainer = writers.includes("remote-maintainer") ? withRole("maintenance") : undefined;
  if (maintainer !== undefined) return told(maintainer);
  const between = route === "dealer" ? withRole("dealer") : route === "direct-contractor" ? withRole("direct-contractor") : undefined;
  if (between !== undefined) return told(between);
  const writer = writers.map((one) => withRole(ROLE_OF[one])).find((id) => id !== undefined);
  if (writer !== undefined) return told(writer);
  const [only, ...others] = unique(providers.map(({ providerId }) => providerId));
  return only !== undefined && others.length === 0 ? told(only) : null;
}

function isBetween(route: AskRoute | null): boolean {
  return route === "dealer" || route === "direct-contractor";
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function sameOf<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

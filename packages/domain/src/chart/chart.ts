import type { FormId, Provenance, SourceDocument } from "../catalog/catalog.ts";
import type { Localized } from "../localized.ts";

/** What a chart asks about one system, or about one party. */
export interface Fact {
  readonly id: string;
  readonly ask: Localized;
  readonly hint?: Localized;
  readonly options: readonly { readonly value: string; readonly label: Localized }[];
  /** Asked only where all of these facts have one of the values; of several conditions, one is enough. */
  readonly when?: Condition | readonly Condition[];
}

/** Facts and the values of each that fit; all of them must. */
export type Condition = Readonly<Record<string, readonly string[]>>;

/** One line of a chart: under these conditions this comes out, because of that. */
export interface ChartRule {
  readonly id: string;
  readonly when: Condition;
  readonly outcome: string;
  readonly because: Localized;
  /** What to ask the provider, where the answer hangs on it. */
  readonly ask?: Localized;
  readonly provenance: readonly Provenance[];
}

/** Who writes a disclosure. `remote-maintainer`: whoever maintains the system from outside. */
export type DisclosureWriter = "manufacturer" | "type-number-holder" | "service-provider" | "remote-maintainer";

export interface ChartOutcome {
  readonly label: Localized;
  readonly detail: Localized;
  /** The disclosure that is due, and who writes it. */
  readonly disclosure?: { readonly form: FormId; readonly writer: DisclosureWriter };
  /** Through whom the writer is asked. */
  readonly askThrough?: "dealer" | "direct-contractor";
  /** It is no medical information system. */
  readonly isOutOfScope?: true;
}

/**
 * A decision chart of a guideline as data. `first`: the first rule that fits decides. `all`: every rule that fits
 * adds its outcome.
 */
export interface DecisionChart {
  readonly id: string;
  readonly title: Localized;
  readonly lead: Localized;
  readonly takes: "first" | "all";
  readonly sources: Readonly<Record<string, SourceDocument>>;
  readonly facts: readonly Fact[];
  readonly outcomes: Readonly<Record<string, ChartOutcome>>;
  readonly rules: readonly ChartRule[];
}

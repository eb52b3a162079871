import type { RowDecisionContent } from "@kaiji/formats/api";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";

/** What was decided on the same row of the same original, where it counts for another system. */
export interface DecidedElsewhere extends RowDecisionContent {
  readonly disclosureId: string;
  readonly systemName: string;
  readonly byName: string;
  readonly at: string;
}

/** Disclosures of other systems that were read from the same form of the same original file. */
export function ofSameOriginal(disclosure: DisclosureRecord, all: readonly DisclosureRecord[]): DisclosureRecord[] {
  const { sha256, form, name, date, productVersion } = disclosure.content;
  return all.filter(({ id, content }) => id !== disclosure.id && content.systemId !== null && content.sha256 === sha256 && content.form === form && content.name === name && content.date === date && (content.productVersion ?? null) === (productVersion ?? null));
}

/** Decisions of a row that may hold here as well: a person has to say so, for a system is used in its own way. One of each kind. */
export function decidedElsewhere(disclosureId: string, criterionId: string, disclosures: readonly DisclosureRecord[], systems: readonly SystemRecord[]): DecidedElsewhere[] {
  const own = disclosures.find(({ id }) => id === disclosureId);
  if (own === undefined) return [];
  const found = ofSameOriginal(own, disclosures).flatMap(({ id, content }) =>
    (content.rowDecisions ?? []).filter(({ criterion }) => criterion === criterionId).map(({ status, reason, byName, at }): DecidedElsewhere => ({ disclosureId: id, systemName: systems.find((system) => system.id === content.systemId)?.content.name ?? "", status, reason, byName, at })),
  );
  return found.filter((one, place) => found.findIndex(({ status, reason }) => status === one.status && reason === one.reason) === place);
}

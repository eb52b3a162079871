import type { CriterionEvaluation, Localized, Treatment, TreatmentKind } from "@kaiji/domain";
import type { Stamp } from "../stamp.ts";
import { withoutEmpty } from "../without-empty.ts";
import { markup, markupLine } from "./markup.ts";
import { properties } from "./property.ts";

interface KindWords extends Localized {
  /** OSCAL's word for the kind of response (property `type`). */
  readonly response: "mitigate" | "accept" | "avoid" | "none";
}

const KINDS: Readonly<Record<TreatmentKind, KindWords>> = {
  "provider-answer": { ja: "事業者が書面で確認", en: "Confirmed in writing by the provider", response: "mitigate" },
  "provider-alternative": { ja: "事業者の代替策", en: "Alternative measure of the provider", response: "mitigate" },
  "combined-product": { ja: "他の製品との組合せ", en: "Another product beside it", response: "mitigate" },
  "rulebook-clause": { ja: "運用管理規程の条項", en: "Clause of the rulebook", response: "mitigate" },
  "accepted-risk": { ja: "リスクの受容", en: "Accepted risk", response: "accept" },
  replacement: { ja: "入れ替え", en: "Replacement", response: "avoid" },
  "not-relevant": { ja: "当機関には該当しない", en: "Does not concern the institution", response: "none" },
};

/** Finds the party of a person's name; makes it when new. */
export type PartyOf = (name: string) => string;

/** OSCAL's risk status: only a decision of a person can set a finding aside. */
export function riskStatus(isOpen: boolean, treatments: readonly Treatment[]): string {
  if (!isOpen) return "closed";
  if (treatments.length === 0) return "open";
  const aside = treatments.every(({ kind }) => kind === "accepted-risk" || kind === "not-relevant");
  if (!aside) return "remediating";
  return treatments.every(({ decidedOn, decidedBy }) => decidedOn !== null || decidedBy !== null) ? "deviation-approved" : "deviation-requested";
}

/** What an open row means, and the treatments as its remediations. `row` is null for a treatment whose row is gone. */
export function riskOf(
  uuid: string,
  row: CriterionEvaluation | null,
  criterion: string,
  isOpen: boolean,
  treatments: readonly Treatment[],
  observationId: string | null,
  partyOf: PartyOf,
  stamp: Stamp,
): object {
  const title = row?.criterion.label ?? { ja: criterion, en: criterion };
  const due = treatments.flatMap(({ dueOn }) => (dueOn !== null && isDay(dueOn) ? [dueOn] : [])).toSorted();
  return withoutEmpty({
    uuid,
    title: markupLine(title.ja),
    description: markup(row?.criterion.explanation.ja ?? criterion),
    statement: markup(row === null ? criterion : `${row.criterion.explanation.ja}\n\n${row.criterion.explanation.en}`),
    props: properties({ criterion, "title-en": title.en }),
    status: riskStatus(isOpen, treatments),
    deadline: due[0] === undefined ? undefined : endOfDay(due[0]),
    remediations: treatments.map((treatment) => remediationOf(treatment, partyOf, stamp)),
    "related-observations": observationId === null ? undefined : [{ "observation-uuid": observationId }],
  });
}

function remediationOf(treatment: Treatment, partyOf: PartyOf, stamp: Stamp): object {
  const { kind, note, owner, dueOn, decidedBy, decidedOn } = treatment;
  const words = KINDS[kind];
  const isDecided = decidedBy !== null || decidedOn !== null;
  return withoutEmpty({
    uuid: stamp.uuid(),
    lifecycle: isDecided ? "planned" : "recommendation",
    title: markupLine(words.ja),
    description: markup(note === "" ? words.ja : note),
    props: [
      { name: "type", value: words.response },
      ...properties({
        treatment: kind,
        "title-en": words.en,
        note,
        owner,
        "due-on": dueOn,
        "decided-by": decidedBy,
        "decided-on": decidedOn,
      }),
    ],
    origins: decidedBy === null ? undefined : [{ actors: [{ type: "party", "actor-uuid": partyOf(decidedBy) }] }],
    tasks:
      owner === null && dueOn === null
        ? undefined
        : [
            withoutEmpty({
              uuid: stamp.uuid(),
              type: "milestone",
              title: markupLine(words.ja),
              timing: dueOn === null || !isDay(dueOn) ? undefined : { "on-date": { date: endOfDay(dueOn) } },
              "responsible-roles": owner === null ? undefined : [{ "role-id": "owner", "party-uuids": [partyOf(owner)] }],
            }),
          ],
  });
}

/** A due day lasts until its end in Japan. */
function endOfDay(day: string): string {
  return `${day}T23:59:59+09:00`;
}

function isDay(text: string): boolean {
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

import { findingsOf, type CriteriaSet, type Disclosure, type Evaluation, type Treatment } from "@kaiji/domain";
import { writeJson } from "../../json/write-json.ts";
import { becauseSentence } from "../../words/because-sentence.ts";
import type { Stamp } from "../stamp.ts";
import { withoutEmpty } from "../without-empty.ts";
import { assessRows, rowProperties, subjectComponent, type AssessedRow } from "./assessed-rows.ts";
import { disclosedName, providerOf } from "./disclosed-component.ts";
import { markup, markupLine, oneLine } from "./markup.ts";
import { OSCAL_VERSION } from "./oscal-version.ts";
import { properties } from "./property.ts";
import { riskOf, type PartyOf } from "./treatment-risk.ts";

/** A disclosure that is part of a plan, how it was judged, and what is done about it. */
export interface PlannedDisclosure {
  readonly disclosure: Disclosure;
  readonly evaluation: Evaluation;
  readonly treatments: readonly Treatment[];
}

/**
 * Findings and their treatments as an OSCAL `plan-of-action-and-milestones`: an item with a risk for each open row,
 * treated or not. A treatment whose row is no longer open is kept with a closed risk.
 *
 * @returns `null` when there is neither a finding nor a treatment: OSCAL has no empty plan
 */
export function writePlanOfAction(
  disclosure: Disclosure,
  evaluation: Evaluation,
  treatments: readonly Treatment[],
  set: CriteriaSet,
  stamp: Stamp,
): string | null {
  return writePlan([{ disclosure, evaluation, treatments }], disclosedName(disclosure), { verdict: evaluation.verdict }, set, stamp);
}

/** The plan of a whole institution over its systems' disclosures; as `writePlanOfAction`. */
export function writeInstitutionPlan(institution: string, planned: readonly PlannedDisclosure[], set: CriteriaSet, stamp: Stamp): string | null {
  return writePlan(planned, institution, {}, set, stamp);
}

function writePlan(planned: readonly PlannedDisclosure[], name: string, more: Readonly<Record<string, string>>, set: CriteriaSet, stamp: Stamp): string | null {
  const parties = partyList(stamp);
  const parts = planned.flatMap((one) => planOne(one, parties.partyOf, stamp) ?? []);
  if (parts.length === 0) return null;
  const document = withoutEmpty({
    uuid: stamp.uuid(),
    metadata: withoutEmpty({
      title: markupLine(`${name}: ${set.title.ja}`),
      "last-modified": stamp.at,
      version: "1",
      "oscal-version": OSCAL_VERSION,
      props: properties({ "criteria-set": set.id, "criteria-title-ja": set.title.ja, "criteria-title-en": set.title.en, ...more }),
      roles: [...(parts.find((part) => part.provider !== null)?.provider?.roles ?? []), { id: "owner", title: "対応の責任者 / Owner of the treatment" }],
      parties: [...parts.flatMap((part) => part.provider?.parties ?? []), ...parties.all()],
    }),
    "system-id": { id: oneLine(name) },
    "local-definitions": { components: parts.map((part) => part.component) },
    observations: parts.flatMap((part) => part.observations),
    risks: parts.flatMap((part) => part.risks),
    findings: parts.flatMap((part) => part.findings),
    "poam-items": parts.flatMap((part) => part.items),
  });
  return `${writeJson({ "plan-of-action-and-milestones": document })}\n`;
}

/** What one disclosure adds to a plan; `null` when nothing of it is open or treated. */
function planOne({ disclosure, evaluation, treatments }: PlannedDisclosure, partyOf: PartyOf, stamp: Stamp) {
  const open = new Set(findingsOf(evaluation).map((finding) => finding.criterion.id));
  const treated = new Set(treatments.map((treatment) => treatment.criterion));
  const rows = evaluation.rows.filter((row) => open.has(row.criterion.id) || treated.has(row.criterion.id));
  const rowIds = new Set(rows.map((row) => row.criterion.id));
  const gone = [...treated].filter((id) => !rowIds.has(id));
  if (rows.length + gone.length === 0) return null;
  const subject = stamp.uuid();
  const assessed = assessRows(rows, evaluation.answers, subject, stamp);
  const entries = [
    ...assessed.map((row) => ({ row, criterion: row.row.criterion.id })),
    ...gone.map((criterion) => ({ row: null, criterion })),
  ].map((entry) => ({ ...entry, riskId: stamp.uuid(), treatments: treatments.filter((t) => t.criterion === entry.criterion) }));
  return {
    provider: providerOf(disclosure, stamp),
    component: subjectComponent(disclosure, subject),
    observations: assessed.map((row) => row.observation),
    findings: assessed.map((row) => row.finding),
    risks: entries.map(({ row, criterion, riskId, treatments: own }) => riskOf(riskId, row?.row ?? null, criterion, open.has(criterion), own, row?.observationId ?? null, partyOf, stamp)),
    items: entries.map(({ row, criterion, riskId }) => itemOf(row, criterion, riskId, stamp)),
  };
}

function itemOf(assessed: AssessedRow | null, criterion: string, riskId: string, stamp: Stamp): object {
  const related = { "related-risks": [{ "risk-uuid": riskId }] };
  if (assessed === null)
    return { uuid: stamp.uuid(), title: markupLine(criterion), description: markup(criterion), props: properties({ criterion }), ...related };
  const { row, findingId, observationId } = assessed;
  return {
    uuid: stamp.uuid(),
    title: markupLine(row.criterion.label.ja),
    description: markup(`${becauseSentence(row, "ja")}\n\n${becauseSentence(row, "en")}`),
    props: rowProperties(row),
    "related-findings": [{ "finding-uuid": findingId }],
    "related-observations": [{ "observation-uuid": observationId }],
    ...related,
  };
}

/** One party for each name. OSCAL knows persons and organizations only; who treats a finding is a person. */
function partyList(stamp: Stamp): { partyOf: (name: string) => string; all: () => object[] } {
  const ids = new Map<string, string>();
  return {
    partyOf: (name) => {
      const known = ids.get(name);
      if (known !== undefined) return known;
      const uuid = stamp.uuid();
      ids.set(name, uuid);
      return uuid;
    },
    all: () => [...ids].map(([name, uuid]) => ({ uuid, type: "person", name: oneLine(name) })),
  };
}

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
import { riskOf } from "./treatment-risk.ts";

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
  const findings = findingsOf(evaluation);
  const open = new Set(findings.map((finding) => finding.criterion.id));
  const treated = new Set(treatments.map((treatment) => treatment.criterion));
  const rows = evaluation.rows.filter((row) => open.has(row.criterion.id) || treated.has(row.criterion.id));
  const rowIds = new Set(rows.map((row) => row.criterion.id));
  const gone = [...treated].filter((id) => !rowIds.has(id));
  if (rows.length + gone.length === 0) return null;

  const subject = stamp.uuid();
  const provider = providerOf(disclosure, stamp);
  const parties = partyList(stamp);
  const assessed = assessRows(rows, evaluation.answers, subject, stamp);
  const entries = [
    ...assessed.map((row) => ({ row, criterion: row.row.criterion.id })),
    ...gone.map((criterion) => ({ row: null, criterion })),
  ].map((entry) => ({ ...entry, riskId: stamp.uuid(), treatments: treatments.filter((t) => t.criterion === entry.criterion) }));
  const risks = entries.map(({ row, criterion, riskId, treatments: own }) =>
    riskOf(riskId, row?.row ?? null, criterion, open.has(criterion), own, row?.observationId ?? null, parties.partyOf, stamp),
  );
  const document = withoutEmpty({
    uuid: stamp.uuid(),
    metadata: withoutEmpty({
      title: markupLine(`${disclosedName(disclosure)}: ${set.title.ja}`),
      "last-modified": stamp.at,
      version: "1",
      "oscal-version": OSCAL_VERSION,
      props: properties({ "criteria-set": set.id, "criteria-title-ja": set.title.ja, "criteria-title-en": set.title.en, verdict: evaluation.verdict }),
      roles: [...(provider?.roles ?? []), { id: "owner", title: "対応の責任者 / Owner of the treatment" }],
      parties: [...(provider?.parties ?? []), ...parties.all()],
    }),
    "system-id": { id: oneLine(disclosedName(disclosure)) },
    "local-definitions": { components: [subjectComponent(disclosure, subject)] },
    observations: assessed.map((row) => row.observation),
    risks,
    findings: assessed.map((row) => row.finding),
    "poam-items": entries.map(({ row, criterion, riskId }) => itemOf(row, criterion, riskId, stamp)),
  });
  return `${writeJson({ "plan-of-action-and-milestones": document })}\n`;
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

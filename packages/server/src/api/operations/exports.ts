import { randomUUID } from "node:crypto";
import { findCatalog, findCriteriaSet, type CriteriaSet, type Disclosure, type Evaluation, type Library, type Treatment } from "@kaiji/domain";
import { writeAssessmentResults, writeAttestation, writeComponentDefinition, writeInstitutionPlan, writePlanOfAction, type PlannedDisclosure, type Stamp } from "@kaiji/formats";
import { listRecords, readRecord, type KeptRecord } from "@kaiji/storage";
import { CRITERIA, judge } from "../../filing/judge.ts";
import { judgingRulesOf } from "../../filing/judging-rules.ts";
import { treatmentOf } from "../../filing/planned-treatments.ts";
import { rowDecisionsOf } from "../../filing/row-decisions.ts";
import { readKeptDisclosure } from "../../filing/settle.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation, type OrganizationCall } from "../operation.ts";

const TAG = "書き出し";
const MOST = 100_000;

interface Judged {
  readonly disclosure: Disclosure;
  readonly evaluation: Evaluation;
  readonly treatments: readonly Treatment[];
}

interface Surroundings {
  readonly library: Library;
  readonly set: CriteriaSet;
  readonly stamp: Stamp;
}

/** Formats of the field, by the last part of their path. `null`: there is nothing to write. */
const FORMATS: Readonly<Record<string, { readonly id: string; readonly summary: string; readonly write: (judged: Judged, around: Surroundings) => string | null }>> = {
  "component-definition": {
    id: "exportComponentDefinition",
    summary: "開示書を OSCAL の component-definition として / a disclosure as an OSCAL component definition",
    write: ({ disclosure }, { library, stamp }) => writeComponentDefinition(disclosure, findCatalog(library, disclosure.form, disclosure.edition), stamp),
  },
  "assessment-results": {
    id: "exportAssessmentResults",
    summary: "照合の結果を OSCAL の assessment-results として / its judgement as OSCAL assessment results",
    write: ({ disclosure, evaluation }, { set, stamp }) => writeAssessmentResults(disclosure, evaluation, set, stamp),
  },
  poam: {
    id: "exportDisclosurePlan",
    summary: "指摘と対応を OSCAL の plan-of-action-and-milestones として / its findings and treatments as an OSCAL plan",
    write: ({ disclosure, evaluation, treatments }, { set, stamp }) => writePlanOfAction(disclosure, evaluation, treatments, set, stamp),
  },
  cyclonedx: {
    id: "exportAttestation",
    summary: "開示書を CycloneDX の attestation として / a disclosure as a CycloneDX attestation",
    write: ({ disclosure }, { library, set, stamp }) => writeAttestation(disclosure, { catalog: findCatalog(library, disclosure.form, disclosure.edition), criteria: set }, stamp),
  },
};

/** Disclosures, judgements and findings in the formats of the field: OSCAL and CycloneDX. */
export const EXPORTS = [
  ...Object.entries(FORMATS).map(([name, { id, summary, write }]) =>
    operation({
      id,
      method: "get",
      path: `/api/organizations/{organizationId}/disclosures/{id}/exports/${name}`,
      tag: TAG,
      summary,
      access: "read",
      answerMedia: "application/json",
      async handle(call) {
        const { services, organizationId, params } = call;
        const record = await readRecord(services.keeping.database, "disclosure", organizationId, params["id"] ?? "");
        if (record === null || record.removedAt !== null) throw new Refusal("not-found");
        const { judged, around } = await judgedOf(call, [record]);
        return asFile(write(judged[0]!, around), `${name}-${record.id}.json`);
      },
    }),
  ),
  operation({
    id: "exportPlan",
    method: "get",
    path: "/api/organizations/{organizationId}/exports/poam",
    tag: TAG,
    summary: "全システムの指摘と対応を OSCAL の plan-of-action-and-milestones として / all findings and treatments as one OSCAL plan",
    access: "read",
    answerMedia: "application/json",
    async handle(call) {
      const { services, organizationId } = call;
      const db = services.keeping.database.read(organizationId);
      const current = await listRecords(db, "disclosure", organizationId, { limit: MOST, match: { isCurrent: "true" } });
      const connected = current.filter((record) => typeof record.content["systemId"] === "string");
      const { judged, around } = await judgedOf(call, connected);
      const { name } = await db.selectFrom("organization").select("name").where("organization_id", "=", organizationId).executeTakeFirstOrThrow();
      return asFile(writeInstitutionPlan(name, judged, around.set, around.stamp), "poam.json");
    },
  }),
];

/** Disclosures judged as they count now, with what was decided about their findings. */
async function judgedOf({ services, organizationId }: OrganizationCall, records: readonly KeptRecord[]): Promise<{ judged: PlannedDisclosure[]; around: Surroundings }> {
  const { database } = services.keeping;
  const db = database.read(organizationId);
  const rules = await judgingRulesOf(services, organizationId);
  const set = findCriteriaSet(rules.library, CRITERIA);
  if (set === null) throw new Error(`there are no criteria ${CRITERIA}`);
  const { settings } = await db.selectFrom("organization").select("settings").where("organization_id", "=", organizationId).executeTakeFirstOrThrow();
  const clauses = new Map((await listRecords(db, "clause", organizationId, { limit: MOST })).map(({ id, content }) => [id, `${String(content["number"])} ${String(content["title"])}`]));
  const treatments = new Map<string, Treatment[]>();
  for (const finding of await listRecords(db, "finding", organizationId, { limit: MOST })) {
    const treatment = treatmentOf(finding, settings["needsApproval"] === true, clauses);
    const of = String(finding.content["disclosureId"]);
    if (treatment !== null) treatments.set(of, [...(treatments.get(of) ?? []), treatment]);
  }
  const judged: PlannedDisclosure[] = [];
  for (const record of records) {
    const disclosure = await readKeptDisclosure(db, organizationId, record);
    const { evaluation } = judge(disclosure, { ...rules, decisions: rowDecisionsOf(record) ?? [] });
    const isCounted = record.content["isCurrent"] === true;
    judged.push({ disclosure, evaluation, treatments: isCounted ? (treatments.get(record.id) ?? []) : [] });
  }
  return { judged, around: { library: rules.library, set, stamp: { at: new Date(services.now()).toISOString(), uuid: randomUUID } } };
}

/** @throws Refusal `state-differs` when nothing is open and nothing was treated: OSCAL has no empty plan */
function asFile(document: string | null, name: string): Response {
  if (document === null) throw new Refusal("state-differs", { state: "指摘なし / no findings" });
  return new Response(document, { headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store" } });
}

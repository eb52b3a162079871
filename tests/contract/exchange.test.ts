import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { evaluateDisclosure, findCatalog, findingsOf, type Disclosure, type Treatment } from "@kaiji/domain";
import { readWorkbook, writeAssessmentResults, writeAttestation, writeComponentDefinition, writeOscalCatalog, writePlanOfAction } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";
import { describe, expect, it } from "vitest";
import { countingStamp } from "../../fixtures/exchange/invented.ts";
import { cycloneDxErrors } from "../../fixtures/schemas/validate-cyclonedx.ts";
import { oscalErrors } from "../../fixtures/schemas/validate-oscal.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const library = readLibrary(root);
const set = library.criteriaSets[0]!;

function disclosuresOf(file: string): readonly Disclosure[] {
  const reading = readWorkbook(readFileSync(`${root}fixtures/excel/${file}`), library);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value;
}

const disclosures = ["published-like-layout.xlsx", "two-forms-in-one-workbook.xlsx", "whole-sds.xlsx", "unknown-numbers.xlsx"].flatMap((file) =>
  disclosuresOf(file).map((disclosure) => [`${file}, ${disclosure.form}`, disclosure] as const),
);

describe("a shipped catalog", () => {
  it.each(library.catalogs.map((catalog) => [catalog.id, catalog] as const))("%s is a valid OSCAL catalog with every item", (_, catalog) => {
    const json = writeOscalCatalog(catalog, countingStamp());
    expect(oscalErrors("catalog", json)).toEqual([]);
    for (const item of catalog.items) expect(json).toContain(`"id": "${catalog.form}-${item.number}"`);
  });
});

describe("a disclosure from a workbook", () => {
  it.each(disclosures)("%s is valid as OSCAL and as CycloneDX", (_, disclosure) => {
    const catalog = findCatalog(library, disclosure.form, disclosure.edition);
    const evaluation = evaluateDisclosure(disclosure, set);
    expect(oscalErrors("component-definition", writeComponentDefinition(disclosure, catalog, countingStamp()))).toEqual([]);
    expect(oscalErrors("assessment-results", writeAssessmentResults(disclosure, evaluation, set, countingStamp()))).toEqual([]);
    expect(cycloneDxErrors(writeAttestation(disclosure, { catalog, criteria: set }, countingStamp()))).toEqual([]);
    const treatments = findingsOf(evaluation).slice(0, 2).map(
      (finding): Treatment => ({ criterion: finding.criterion.id, kind: "rulebook-clause", note: "見本", owner: "担当", dueOn: "2026-12-31", decidedBy: null, decidedOn: null }),
    );
    const plan = writePlanOfAction(disclosure, evaluation, treatments, set, countingStamp());
    if (plan === null) expect(evaluation.verdict).toBe("conforms");
    else expect(oscalErrors("plan-of-action-and-milestones", plan)).toEqual([]);
  });
});

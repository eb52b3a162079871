import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { evaluateDisclosure, findCriteriaSet } from "@kaiji/domain";
import { readFile } from "@kaiji/formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { FORMS, catalogOf, evidence, library, ownDisclosure, ownDocument, root, type Evidence, type OwnForm } from "./own-documents.ts";
import { placeFault } from "./place-fault.ts";

const set = findCriteriaSet(library, "gl-7.0-appendix");
if (set === null) throw new Error("there are no criteria gl-7.0-appendix");
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(root, "schemas/read-document.schema.json"), "utf8")) as object);
const pathOf = (form: OwnForm) => join(root, `docs/security/own-${form}.json`);

describe.each(FORMS)("Kaiji's own %s", (form) => {
  const items: readonly (readonly [string, Evidence])[] = Object.entries(evidence[form]);

  it("answers every item that the guideline names and every item whose meaning is known, and no other", () => {
    const named = set.criteria.filter((criterion) => criterion.form === form).flatMap((criterion) => criterion.items);
    const known = catalogOf(form).items.filter(({ confidence }) => confidence !== "unknown").map(({ number }) => number);
    expect(items.map(([number]) => number).toSorted()).toEqual([...new Set([...named, ...known])].toSorted());
  });

  it("gives what backs every yes, a reason for every answer, and names nothing that is not there", () => {
    const faults = items.flatMap(([number, item]) => faultsOf(item).map((fault) => `${number}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it("is the published document of its evidence (KAIJI_WRITE_OWN=1 writes it)", async () => {
    if (process.env["KAIJI_WRITE_OWN"] === "1") writeFileSync(pathOf(form), ownDocument(form));
    const bytes = readFileSync(pathOf(form));
    expect(bytes.toString("utf8")).toBe(ownDocument(form));
    expect([validate(JSON.parse(bytes.toString("utf8"))), validate.errors]).toEqual([true, null]);
    expect(await readFile(bytes, { name: `own-${form}.json` }, library)).toEqual({ ok: true, value: [ownDisclosure(form)] });
  });

  it("is judged as the README says", async () => {
    const reading = await readFile(readFileSync(pathOf(form)), { name: `own-${form}.json` }, library);
    if (!reading.ok) throw new Error(reading.refusal.code);
    const { verdict, counts } = evaluateDisclosure(reading.value[0]!, set);
    const said = readFileSync(join(root, "docs/security/README.md"), "utf8").split("\n").find((row) => row.startsWith(`| ${form.toUpperCase()} |`));
    const cells = (said ?? "").split("|").map((cell) => cell.trim()).slice(1, -1);
    expect(cells).toEqual([form.toUpperCase(), `\`${verdict}\``, ...[counts.met, counts["not-met"], counts["not-applicable"], counts.unanswered, counts["needs-judgement"]].map(String)]);
  });
});

describe("an answer without backing", () => {
  it.each<readonly [string, Evidence]>([
    ["nothing backs this yes", { answer: "yes", evidence: [], reason: "十文字よりも長い理由です" }],
    ["no such path: packages/nowhere.ts", { answer: "yes", evidence: ["packages/nowhere.ts"], reason: "十文字よりも長い理由です" }],
    ["no such test in SECURITY.md: flies", { answer: "yes", evidence: ["SECURITY.md#flies"], reason: "十文字よりも長い理由です" }],
    ["the reason is too short", { answer: "no", evidence: [], reason: "なし" }],
  ])("%s", (fault, item) => {
    expect(faultsOf(item)).toEqual([fault]);
  });
});

function faultsOf({ answer, evidence: places, reason }: Evidence): string[] {
  return [
    ...(answer === "yes" && places.length === 0 ? ["nothing backs this yes"] : []),
    ...(reason.trim().length < 10 ? ["the reason is too short"] : []),
    ...places.flatMap((place) => placeFault(place) ?? []),
  ];
}

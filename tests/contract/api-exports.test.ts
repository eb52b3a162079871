import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cycloneDxErrors } from "../../fixtures/schemas/validate-cyclonedx.ts";
import { oscalErrors } from "../../fixtures/schemas/validate-oscal.ts";
import { fileWorkbook, fixture } from "./api-setup-records.ts";
import { setUp, startKaiji, type Browser, type Json, type TestKaiji } from "./api-setup.ts";

let kaiji: TestKaiji;
let hanako: Browser;
let base: string;
let disclosureId: string;
let treated: Json;

beforeAll(async () => {
  kaiji = await startKaiji();
  const { browser, organizationId } = await setUp(kaiji);
  hanako = browser;
  base = `/api/organizations/${organizationId}`;
  const systems = ["電子カルテ", "予約システム"].map((name) => hanako.send("POST", `${base}/systems`, { name, kind: "x", delivery: "cloud" }));
  const [carte, booking] = (await Promise.all(systems)).map(({ body }) => body.id as string);
  const [filed] = await fileWorkbook(hanako, organizationId, fixture("excel/published-like-layout.xlsx"), "MDS.xlsx", carte);
  disclosureId = filed.disclosure.id;
  await fileWorkbook(hanako, organizationId, fixture("excel/whole-sds.xlsx"), "SDS.xlsx", booking);
  const clause = (await hanako.send("POST", `${base}/clauses`, { number: "第7条", title: "利用者の認証" })).body;
  const findings = (await hanako.get(`${base}/findings?limit=500`)).body.items as Json[];
  const finding = findings.find((one) => one.content.systemId === booking);
  const change = { state: "treated", treatment: { kind: "rulebook-clause", reason: "手順を決めた（見本）", owner: "情報担当（架空）", dueOn: "2027-03-31", clauseId: clause.id } };
  const answer = await hanako.send("PUT", `${base}/findings/${finding.id}`, change, { "if-match": `"${finding.version}"` });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  treated = answer.body;
}, 60_000);
afterAll(() => kaiji?.stop());

const textOf = async (path: string) => {
  const { status, body, headers } = await hanako.get(path);
  expect([status, body]).toEqual([200, expect.anything()]);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+\.json"$/);
  return JSON.stringify(body);
};

describe("what is kept, in the formats of the field", () => {
  it.each([
    ["component-definition", "component-definition"],
    ["assessment-results", "assessment-results"],
    ["poam", "plan-of-action-and-milestones"],
  ])("a disclosure as %s is valid by NIST's schema", async (name, model) => {
    expect(oscalErrors(model as Parameters<typeof oscalErrors>[0], await textOf(`${base}/disclosures/${disclosureId}/exports/${name}`))).toEqual([]);
  });

  it("a disclosure as an attestation is valid by CycloneDX's schema", async () => {
    expect(cycloneDxErrors(await textOf(`${base}/disclosures/${disclosureId}/exports/cyclonedx`))).toEqual([]);
  });

  it("the plan of the whole institution has every finding of every system, and says how each is dealt with", async () => {
    const json = await textOf(`${base}/exports/poam`);
    expect(oscalErrors("plan-of-action-and-milestones", json)).toEqual([]);
    const plan = (JSON.parse(json) as Json)["plan-of-action-and-milestones"];
    const findings = (await hanako.get(`${base}/findings?limit=500`)).body.items as Json[];
    const named = plan["poam-items"].map((item: Json) => item.props.find((p: Json) => p.name === "criterion").value);
    expect(named.toSorted()).toEqual(findings.map((finding) => finding.content.criterionId).toSorted());
    expect(plan["local-definitions"].components.length).toBe(2);
    expect(plan["system-id"].id).toBe("さくら診療所");
    const risk = plan.risks.find((one: Json) => one.props.some((p: Json) => p.value === treated.content.criterionId));
    expect([risk.status, risk.deadline]).toEqual(["remediating", "2027-03-31T23:59:59+09:00"]);
    const [remediation] = risk.remediations;
    expect(remediation.props).toContainEqual(expect.objectContaining({ name: "decided-by", value: "山田 花子" }));
    expect(remediation.description).toContain("運用管理規程 第7条 利用者の認証");
  });

  it("an institution without a finding is told so", async () => {
    const empty = (await hanako.send("POST", "/api/organizations", { name: "もみじ診療所", kind: "institution" })).body.organizationId;
    const { status, body } = await hanako.get(`/api/organizations/${empty}/exports/poam`);
    expect([status, body.code]).toEqual([409, "state-differs"]);
  });
});

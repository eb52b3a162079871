import { findCriteriaSet } from "@kaiji/domain";
import { findRecord, listCurrentJudgements, listRecords } from "@kaiji/storage";
import { z } from "zod";
import { CRITERIA, judge } from "../../filing/judge.ts";
import { partOf } from "../../filing/follow.ts";
import { judgingRulesOf } from "../../filing/judging-rules.ts";
import { rowDecisionsOf } from "../../filing/row-decisions.ts";
import { readKeptDisclosure } from "../../filing/settle.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { day } from "../schemas.ts";
import { recordAnswer, shownRecord } from "./records.ts";

const matrixAnswer = z.object({
  /** Criterion ids, in the order of `statuses`. */
  criteria: z.record(z.string(), z.array(z.string())),
  rows: z.array(z.object({ systemId: z.string().nullable(), disclosureId: z.string(), form: z.string(), part: z.string().nullable(), name: z.string().nullable(), fileName: z.string(), date: z.string().nullable(), statuses: z.string() })),
});

const cellAnswer = z.object({
  disclosure: recordAnswer(z.looseObject({ form: z.string(), sha256: z.string() })),
  status: z.string(),
  because: z.string(),
  /** Every item of the row must hold, though the source does not ask for it. */
  isStrict: z.boolean(),
  answers: z.array(z.looseObject({ item: z.string(), answer: z.string().nullable(), remarks: z.array(z.string()), source: z.string() })),
  decision: z.looseObject({ status: z.string(), reason: z.string(), byName: z.string(), at: z.string() }).nullable(),
  finding: recordAnswer(z.looseObject({})).nullable(),
});

/** Systems × criteria, of the disclosures that count now. */
export const MATRIX = [
  operation({
    id: "getMatrix",
    method: "get",
    path: "/api/organizations/{organizationId}/matrix",
    tag: "一覧表",
    summary: "システム×確認事項(m=満たす n=満たさない a=対象外 u=未回答 j=要判断) / systems × criteria",
    access: "read",
    answer: matrixAnswer,
    async handle({ services, organizationId }) {
      const judged = await listCurrentJudgements(services.keeping.database.read(organizationId), organizationId);
      const order = new Map<string, string[]>();
      for (const { id, form } of findCriteriaSet(services.library(), CRITERIA)?.criteria ?? []) order.set(form, [...(order.get(form) ?? []), id]);
      const inOrder = lettersBy(order);
      return { body: { criteria: Object.fromEntries(order), rows: judged.map(({ criteria, letters, ...row }) => ({ ...row, statuses: inOrder(row.form, criteria, letters) })) } };
    },
  }),
  operation({
    id: "getMatrixCell",
    method: "get",
    path: "/api/organizations/{organizationId}/disclosures/{id}/row",
    tag: "一覧表",
    summary: "1つのます: 回答・備考・元のセル・理由・判断・指摘 / one cell: answers, remarks, places, reason, decision and finding",
    access: "read",
    query: z.strictObject({ criterion: z.string().max(100) }),
    answer: cellAnswer,
    async handle({ services, organizationId, params, query }) {
      const db = services.keeping.database.read(organizationId);
      const disclosure = await findRecord(db, "disclosure", organizationId, params["id"] ?? "");
      if (disclosure === null || disclosure.removedAt !== null) throw new Refusal("not-found");
      const { systemId, form } = disclosure.content;
      const rules = await judgingRulesOf(services, organizationId);
      const decisions = rowDecisionsOf(disclosure) ?? [];
      const judged = judge(await readKeptDisclosure(db, organizationId, disclosure), { ...rules, decisions });
      const row = judged.kept.rows.find(({ criterion }) => criterion === query.criterion);
      if (row === undefined) throw new Refusal("not-found");
      const found = typeof systemId === "string" ? await listRecords(db, "finding", organizationId, { limit: 200, match: { systemId, form: String(form), criterionId: row.criterion } }) : [];
      const findings = found.filter((finding) => partOf(finding) === partOf(disclosure));
      const decision = row.code === "decided" ? (decisions.find(({ criterion }) => criterion === row.criterion) ?? null) : null;
      return { body: { disclosure: shownRecord(disclosure), status: row.status, because: row.because, isStrict: row.isStrict === true, answers: judged.answers.get(row.criterion) ?? [], decision, finding: findings[0] === undefined ? null : shownRecord(findings[0]) } };
    },
  }),
  operation({
    id: "listStandings",
    method: "get",
    path: "/api/organizations/{organizationId}/standings",
    tag: "一覧表",
    summary: "日ごとの状況(変わった日だけ。過ぎた日の分は変わらない) / where the organization stood, on days that changed it; past days never change",
    access: "read",
    query: z.strictObject({ since: day.optional(), until: day.optional() }),
    answer: z.object({ items: z.array(z.object({ on: z.string(), disclosures: z.number(), byForm: z.record(z.string(), z.record(z.string(), z.number())) })) }),
    async handle({ services, organizationId, query }) {
      let found = services.keeping.database.read(organizationId).selectFrom("standing").select("content").where("organization_id", "=", organizationId);
      if (query.since !== undefined) found = found.where("day", ">=", query.since);
      if (query.until !== undefined) found = found.where("day", "<=", query.until);
      return { body: { items: (await found.orderBy("day").limit(MOST_DAYS).execute()).map(({ content }) => content) } };
    },
  }),
];

/** Twenty years. */
const MOST_DAYS = 7305;

/** Letters in today's order of the criteria: a judgement of other criteria says `?` where it has no row. */
function lettersBy(order: ReadonlyMap<string, readonly string[]>): (form: string, criteria: string, letters: string) => string {
  const usual = new Map([...order].map(([form, ids]) => [form, ids.join(",")]));
  return (form, criteria, letters) => {
    if (usual.get(form) === criteria) return letters;
    const ids = criteria.split(",");
    return (order.get(form) ?? []).map((id) => letters[ids.indexOf(id)] ?? "?").join("");
  };
}

import { findCriteriaSet } from "@kaiji/domain";
import { listCurrentJudgements } from "@kaiji/storage";
import { z } from "zod";
import { CRITERIA } from "../../filing/judge.ts";
import { operation } from "../operation.ts";

const matrixAnswer = z.object({
  /** Criterion ids, in the order of `statuses`. */
  criteria: z.record(z.string(), z.array(z.string())),
  rows: z.array(z.object({ systemId: z.string().nullable(), disclosureId: z.string(), form: z.string(), name: z.string().nullable(), fileName: z.string(), date: z.string().nullable(), statuses: z.string() })),
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
];

/** Letters in today's order of the criteria: a judgement of other criteria says `?` where it has no row. */
function lettersBy(order: ReadonlyMap<string, readonly string[]>): (form: string, criteria: string, letters: string) => string {
  const usual = new Map([...order].map(([form, ids]) => [form, ids.join(",")]));
  return (form, criteria, letters) => {
    if (usual.get(form) === criteria) return letters;
    const ids = criteria.split(",");
    return (order.get(form) ?? []).map((id) => letters[ids.indexOf(id)] ?? "?").join("");
  };
}

import { listRecords } from "@kaiji/storage";
import { z } from "zod";
import { operation } from "../operation.ts";

const MOST = 100_000;

const matrixAnswer = z.object({
  /** Criterion ids, in the order of `statuses`. */
  criteria: z.record(z.string(), z.array(z.string())),
  rows: z.array(z.object({ systemId: z.string().nullable(), disclosureId: z.string(), form: z.string(), verdict: z.string(), statuses: z.string() })),
});

/** One letter a status, so that 500 systems are 50 kilobytes. */
const LETTERS: Readonly<Record<string, string>> = { met: "m", "not-met": "n", "not-applicable": "a", unanswered: "u", "needs-judgement": "j" };

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
      const db = services.keeping.database.read(organizationId);
      const [disclosures, evaluations] = [await listRecords(db, "disclosure", organizationId, { limit: MOST }), await listRecords(db, "evaluation", organizationId, { limit: MOST })];
      const latest = new Map(evaluations.map((record) => [String(record.content["disclosureId"]), record.content]));
      const criteria: Record<string, string[]> = {};
      const rows = disclosures
        .filter((record) => record.content["isCurrent"] === true)
        .flatMap((record) => {
          const evaluation = latest.get(record.id);
          if (evaluation === undefined) return [];
          const form = String(record.content["form"]);
          const judged = evaluation["rows"] as { criterion: string; status: string }[];
          criteria[form] ??= judged.map((row) => row.criterion);
          return [{ systemId: (record.content["systemId"] as string | null) ?? null, disclosureId: record.id, form, verdict: String(evaluation["verdict"]), statuses: judged.map((row) => LETTERS[row.status] ?? "?").join("") }];
        });
      return { body: { criteria, rows } };
    },
  }),
];

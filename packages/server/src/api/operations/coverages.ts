import { coverageChanges, type Coverage } from "@kaiji/domain";
import { coverageChange, coverageContent, coverageNow, dayInJapan } from "@kaiji/formats/api";
import { addRecord, listRecords } from "@kaiji/storage";
import { z } from "zod";
import { judgeLedger } from "../../coverage/judge-ledger.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer, shownRecord } from "./records.ts";

const TAG = "対象か";

/** Whether the volume for outsourced maintenance is enough: asked now, kept with its date, and whether a kept answer still stands. */
export const COVERAGES = [
  ...readingOperations({ kind: "coverage", plural: "coverages", name: "Coverage", tag: TAG, ja: "「対象か」の答え", en: "answer on coverage", content: coverageContent }),
  operation({
    id: "judgeCoverage",
    method: "post",
    path: "/api/organizations/{organizationId}/coverages",
    tag: TAG,
    summary: "いまの台帳から判断し、日付とともに残す / judge by the ledger as it stands, and keep the answer",
    access: "write",
    takesKey: true,
    body: z.strictObject({}),
    answer: recordAnswer(coverageContent),
    status: 201,
    handle: (call) =>
      idempotentChange(call, async (work) => {
        const judged = await judgeLedger(work.db, work.organizationId, call.services.library(), work.at.getTime());
        return answerRecord(await addRecord(work, "coverage", { ...judged, on: dayInJapan(work.at.getTime()), byName: call.caller.name }), 201);
      }),
  }),
  operation({
    id: "getCoverageState",
    method: "get",
    path: "/api/organizations/{organizationId}/coverage-state",
    tag: TAG,
    summary: "最後の答え、いま判断したらどうなるか、変わったこと / the last answer, what would be answered now, and what has changed",
    access: "read",
    answer: z.object({ last: recordAnswer(coverageContent).nullable(), now: coverageNow, isStale: z.boolean(), changes: z.array(coverageChange) }),
    async handle({ services, organizationId }) {
      const db = services.keeping.database.read(organizationId);
      const [last] = await listRecords(db, "coverage", organizationId, { limit: 1, isNewestFirst: true });
      const now = await judgeLedger(db, organizationId, services.library(), services.now());
      const changes = last === undefined ? [] : coverageChanges(last.content as unknown as Coverage, now);
      return { body: { last: last === undefined ? null : shownRecord(last), now, isStale: changes.length > 0, changes } };
    },
  }),
];

import { complianceFaults } from "@kaiji/domain";
import { complianceAnswerContent, complianceChanges } from "@kaiji/formats/api";
import { addRecord, changeRecord, listRecords, lockKey, StorageError, type KeptRecord } from "@kaiji/storage";
import { z } from "zod";
import { complianceSetOf } from "../../rulebook/compliance-set.ts";
import { Refusal, type FieldFault } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { readingOperations, recordAnswer, shownRecord } from "./records.ts";

const TAG = "遵守項目";

const FAULTS = {
  "not-applicable-not-allowed": { field: "status", message: "この項目に「対象外」はありません / this item cannot be not applicable" },
  "reason-missing": { field: "reason", message: "対象外の理由を書いてください / say why it is not applicable" },
} as const;

/** 遵守項目への回答: one an item, saved several at a time. */
export const COMPLIANCE = [
  ...readingOperations({ kind: "compliance_answer", plural: "compliance-answers", name: "ComplianceAnswer", tag: TAG, ja: "遵守項目への回答", en: "compliance answer", content: complianceAnswerContent }),
  operation({
    id: "saveComplianceAnswers",
    method: "put",
    path: "/api/organizations/{organizationId}/compliance-answers",
    tag: TAG,
    summary: "遵守項目への回答を保存する(version は見ていた版、初めてなら null) / save answers; all or none",
    access: "write",
    body: complianceChanges,
    answer: z.object({ items: z.array(recordAnswer(complianceAnswerContent)) }),
    async handle({ services, organizationId, actor, body }) {
      const set = complianceSetOf(services.library());
      const faults = body.answers.flatMap(({ itemId, status, reason }, i): FieldFault[] => {
        const item = set.items.find(({ id }) => id === itemId);
        if (item === undefined) return [{ path: `answers.${i}.itemId`, message: "その遵守項目はありません / there is no such item" }];
        return complianceFaults(item, { status, reason }).map((fault) => ({ path: `answers.${i}.${FAULTS[fault].field}`, message: `${item.number}: ${FAULTS[fault].message}` }));
      });
      if (new Set(body.answers.map(({ itemId }) => itemId)).size < body.answers.length) faults.push({ path: "answers", message: "同じ項目が二度あります / an item stands twice" });
      if (faults.length > 0) throw new Refusal("invalid-request", {}, faults);
      return services.keeping.database.change(organizationId, actor, async (work) => {
        await lockKey(work, "compliance-answers");
        const items: KeptRecord[] = [];
        for (const { version, ...answer } of body.answers) {
          const content = { setId: set.id, ...answer };
          const [kept] = await listRecords(work.db, "compliance_answer", organizationId, { limit: 1, match: { itemId: answer.itemId } });
          if (kept !== undefined && version === null) throw new StorageError("record-changed", { kind: "compliance_answer", found: kept.version });
          if (kept === undefined && version !== null) throw new Refusal("not-found");
          items.push(kept === undefined ? await addRecord(work, "compliance_answer", content) : await changeRecord(work, "compliance_answer", kept.id, version, content));
        }
        return { body: { items: items.map(shownRecord) } };
      });
    },
  }),
];

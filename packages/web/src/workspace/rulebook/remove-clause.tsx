import { findingsOfClause } from "@kaiji/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import type { ClauseRecord, FindingRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { clauseName } from "./use-rulebook.ts";

interface RemoveClauseProps {
  readonly record: ClauseRecord;
  readonly findings: readonly FindingRecord[];
  readonly onDone: (gone: ClauseRecord) => void;
  readonly onClose: () => void;
}

/** Before a clause goes: which findings rest on it. */
export function RemoveClause({ record, findings, onDone, onClose }: RemoveClauseProps) {
  const words = useWords();
  const { rulebook } = words;
  const { base } = useOrganization();
  const client = useQueryClient();
  const criteria = useCriteria();
  const using = findingsOfClause(
    findings.map(({ id, content }) => ({ id, state: content.state, treatment: content.treatment as { kind: string; clauseId?: string } | null })),
    record.id,
  );
  const remove = useMutation({
    mutationFn: () => ask<ClauseRecord>("DELETE", `${base}/clauses/${record.id}${using.length > 0 ? "?evenIfUsed=true" : ""}`, { version: record.version }),
    onSuccess: async (gone) => {
      await client.invalidateQueries({ queryKey: [base] });
      onDone(gone);
    },
  });
  return (
    <ModalDialog role="alertdialog" width="narrow" title={using.length > 0 ? rulebook.inUseHeading : `${clauseName(record.content)}：${rulebook.remove}`} isOpen onClose={onClose}>
      <ProblemNotice error={remove.error} />
      {using.length === 0 ? null : (
        <>
          <p>{rulebook.inUse(using.length)}</p>
          <ul className="list-disc pl-6">
            {using.map(({ id }) => (
              <li key={id}>{criteria.labelOf(findings.find((one) => one.id === id)?.content.criterionId ?? id)}</li>
            ))}
          </ul>
        </>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onPress={onClose}>
          {words.cancel}
        </Button>
        <Button isDisabled={remove.isPending} onPress={() => remove.mutate()}>
          {using.length > 0 ? rulebook.removeAnyway : rulebook.remove}
        </Button>
      </div>
    </ModalDialog>
  );
}

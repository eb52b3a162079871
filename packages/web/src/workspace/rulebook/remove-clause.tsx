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
import { marks } from "../../settings/page-language.ts";

interface RemoveClauseProps {
  readonly records: readonly ClauseRecord[];
  readonly findings: readonly FindingRecord[];
  readonly onDone: (gone: readonly ClauseRecord[]) => void;
  readonly onClose: () => void;
}

/** Before clauses go: which findings rest on them. */
export function RemoveClause({ records, findings, onDone, onClose }: RemoveClauseProps) {
  const words = useWords();
  const { rulebook } = words;
  const { base } = useOrganization();
  const client = useQueryClient();
  const criteria = useCriteria();
  const treated = findings.map(({ id, content }) => ({ id, state: content.state, treatment: content.treatment as { kind: string; clauseId?: string } | null }));
  const using = records.flatMap(({ id }) => findingsOfClause(treated, id));
  const remove = useMutation({
    async mutationFn() {
      const gone: ClauseRecord[] = [];
      for (const { id, version } of records)
        try {
          gone.push(await ask<ClauseRecord>("DELETE", `${base}/clauses/${id}${findingsOfClause(treated, id).length > 0 ? "?evenIfUsed=true" : ""}`, { version }));
        } catch (error) {
          // What went before can be put back; what is refused stays in the list.
          if (gone.length === 0) throw error;
        }
      return gone;
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: [base] }),
  });
  return (
    <ModalDialog role="alertdialog" width="narrow" title={using.length > 0 ? rulebook.inUseHeading : `${records.map(({ content }) => clauseName(content)).join(marks().comma)}${marks().colon}${rulebook.remove}`} isOpen onClose={onClose}>
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

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TreatmentContent } from "@kaiji/formats/api";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { ClauseRecord, FindingRecord } from "../api/answers.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { TreatmentForm } from "./treatment-form.tsx";

interface FindingDialogProps {
  readonly finding: FindingRecord;
  readonly systemName: string;
  readonly clauses: readonly ClauseRecord[];
  readonly onClose: () => void;
}

/** One finding: what it means, what to ask, how it is dealt with, and the approval. */
export function FindingDialog({ finding, systemName, clauses, onClose }: FindingDialogProps) {
  const words = useWords();
  const { findings } = words;
  const { language } = useSpeaking();
  const { base, may, me } = useOrganization();
  const queries = useQueryClient();
  const { find, labelOf } = useCriteria();
  const { content } = finding;
  const criterion = find(content.criterionId);
  const path = `${base}/findings/${finding.id}`;
  const done = () => {
    void queries.invalidateQueries({ queryKey: [base] });
    onClose();
  };
  const save = useMutation({ mutationFn: (treatment: TreatmentContent) => ask("PUT", path, { body: { state: "treated", treatment }, version: finding.version }), onSuccess: done });
  const approve = useMutation({ mutationFn: () => ask("POST", `${path}/approve`, { body: {}, version: finding.version }), onSuccess: done });
  const treatment = content.treatment as (TreatmentContent & { by?: string | null; byName?: string }) | null;
  const mayApprove = may("approve") && content.state === "treated" && treatment?.by !== me.personId;
  return (
    <ModalDialog title={`${systemName}：${labelOf(content.criterionId)}`} isOpen onClose={onClose}>
      <ProblemNotice error={save.error ?? approve.error} />
      <div className="flex flex-col gap-2">
        <span>
          <StatusBadge status={content.status} />
        </span>
        <p>{content.because}</p>
        {criterion === undefined ? null : (
          <>
            <p>{criterion.explanation[language]}</p>
            <p>
              <span className="font-bold">{findings.asks}: </span>
              {criterion.ask[language]}
            </p>
            <p>
              <span className="font-bold">{findings.alternative}: </span>
              {criterion.alternative[language]}
            </p>
          </>
        )}
      </div>
      {treatment?.byName === undefined ? null : <p className="text-quiet">{findings.decidedBy(treatment.byName)}</p>}
      {content.approval === undefined || content.approval === null ? null : <p className="text-met">{findings.approvedBy(content.approval.byName, content.approval.at.slice(0, 10))}</p>}
      {mayApprove ? (
        <Button isPending={approve.isPending} onPress={() => approve.mutate()}>
          {findings.approve}
        </Button>
      ) : null}
      {may("write") ? <TreatmentForm treatment={withoutBy(treatment)} clauses={clauses} error={save.error} isBusy={save.isPending} onSave={(next) => save.mutate(next)} /> : null}
    </ModalDialog>
  );
}

function withoutBy(treatment: (TreatmentContent & { by?: string | null; byName?: string }) | null): TreatmentContent | null {
  if (treatment === null) return null;
  const { by: _by, byName: _byName, ...rest } = treatment;
  return rest;
}

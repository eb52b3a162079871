import type { FindingChange, RowDecisionContent } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { ask } from "../api/ask.ts";
import type { ClauseRecord, DisclosureRecord, FindingRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { DecisionPart } from "./decision-part.tsx";
import { decidedElsewhere } from "./decided-elsewhere.ts";
import { EndingPart } from "./ending-part.tsx";
import { EvidencePart } from "./evidence-part.tsx";
import { bareTreatment, treatmentOf } from "./finding-facts.ts";
import { FindingFacts } from "./finding-facts-part.tsx";
import { HistoryPart } from "./history-part.tsx";
import { ProviderAnswerPart } from "./provider-answer-part.tsx";
import { TreatmentForm } from "./treatment-form.tsx";
import { WorkPart } from "./work-part.tsx";
import { marks } from "../../settings/page-language.ts";

interface FindingDialogProps {
  readonly finding: FindingRecord;
  readonly systemName: string;
  readonly onClose: () => void;
}

/** One finding, all of it: what was answered, who does what until when, the treatment, the evidence, approval and history. */
export function FindingDialog({ finding, systemName, onClose }: FindingDialogProps) {
  const words = useWords();
  const { findings } = words;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const { find, labelOf } = useCriteria();
  const clauses = useRecords<ClauseRecord["content"]>("clauses");
  const disclosures = useRecords<DisclosureRecord["content"]>("disclosures");
  const systems = useRecords<SystemRecord["content"]>("systems");
  const path = `${base}/findings/${finding.id}`;
  // What was answered last is shown at once; lists are asked for again behind it.
  const kept = useQuery({ queryKey: [base, "finding", finding.id], queryFn: ({ signal }) => ask<FindingRecord>("GET", path, { signal }), initialData: finding });
  const { content, version } = kept.data;
  const send = useMutation({
    mutationFn: ({ method, verb, body }: { readonly method: "PUT" | "POST"; readonly verb: string; readonly body?: unknown }) => ask<FindingRecord>(method, `${path}${verb}`, { body: body ?? {}, version }),
    onSuccess: (changed) => {
      queries.setQueryData([base, "finding", finding.id], changed);
      void queries.invalidateQueries({ queryKey: [base] });
    },
  });
  const change = (body: FindingChange) => send.mutate({ method: "PUT", verb: "", body });
  const canWrite = may("write");
  const isClosed = content.state === "closed";
  return (
    <ModalDialog title={`${systemName}${marks().colon}${labelOf(content.criterionId)}`} isOpen onClose={onClose}>
      <ProblemNotice error={send.error} />
      <FindingFacts content={content} criterion={find(content.criterionId)} />
      <ProviderAnswerPart content={content} isEditable={canWrite && !isClosed} isBusy={send.isPending} onTake={(treatment) => change({ treatment })} />
      {canWrite && content.status === "needs-judgement" && !isClosed && (content.decision ?? null) === null ? <DecisionPart elsewhere={decidedElsewhere(content.disclosureId, content.criterionId, disclosures.data ?? [], systems.data ?? [])} error={send.error} isBusy={send.isPending} onDecide={(decision: RowDecisionContent) => send.mutate({ method: "POST", verb: "/decide", body: decision })} /> : null}
      {canWrite && (content.state === "open" || content.state === "asked" || content.state === "answered") ? <WorkPart key={`work ${version}`} content={content} isBusy={send.isPending} onChange={change} /> : null}
      <EndingPart content={content} isBusy={send.isPending} onSend={(verb, body) => send.mutate({ method: "POST", verb, body })} />
      <EvidencePart evidence={(content.evidence ?? []) as never} isEditable={canWrite && !isClosed} error={send.error} onChange={(evidence) => change({ evidence: [...evidence] })} />
      {canWrite && !isClosed ? (
        <details className="rounded-12 border border-line p-4" open={content.state === "open" || content.state === "answered"}>
          <summary className="cursor-pointer font-bold">{content.treatment === null ? findings.deal : findings.changeTreatment}</summary>
          <div className="pt-3">
            <TreatmentForm key={version} treatment={bareTreatment(treatmentOf(content))} clauses={(clauses.data as ClauseRecord[] | undefined) ?? []} criterion={find(content.criterionId)} error={send.error} isBusy={send.isPending} onSave={(treatment) => change({ treatment, ...(content.state === "open" ? { state: "treated" } : {}) })} />
          </div>
        </details>
      ) : null}
      <HistoryPart findingId={finding.id} version={version} />
      <div className="flex justify-end">
        <Button variant="quiet" onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </ModalDialog>
  );
}

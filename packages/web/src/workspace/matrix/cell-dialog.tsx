import type { Criterion } from "@kaiji/domain";
import { retellBecause } from "@kaiji/formats";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { Notice } from "../../parts/notice.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { MatrixCell } from "../api/answers.ts";
import { FindingDialog } from "../findings/finding-dialog.tsx";
import { FindingLine } from "../findings/finding-line.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { AnswerTable } from "./answer-table.tsx";
import { cellOf } from "./model/cells.ts";
import type { MatrixColumn, MatrixRow } from "./model/matrix-rows.ts";
import { marks } from "../../settings/page-language.ts";

interface CellDialogProps {
  readonly row: MatrixRow;
  readonly column: MatrixColumn;
  readonly onClose: () => void;
}

/** One cell in full: what the row asks, what was answered where, why it came out so, what was decided, and the finding. */
export function CellDialog({ row, column: { criterion, at }, onClose }: CellDialogProps) {
  const words = useWords();
  const { labelOf } = useCriteria();
  const disclosureId = row.held[criterion.form];
  const { meaning } = cellOf(row.letters[at]);
  const form = criterion.form.toUpperCase();
  return (
    <ModalDialog title={`${row.name}${marks().colon}${labelOf(criterion.id)}`} isOpen onClose={onClose}>
      <Meaning criterion={criterion} />
      {disclosureId === undefined ? (
        <Notice look="open" heading={meaning === "not-received" ? words.matrix.cell.missing(form) : meaning === "maybe-needed" ? words.matrix.cell.maybe(form) : words.matrix.cell.notNeeded(form)}>
          {meaning === "not-needed" ? undefined : <PathLink to="/workspace/ledger">{words.matrix.toLedger}</PathLink>}
        </Notice>
      ) : meaning === "not-judged" ? (
        <Notice look="open" heading={words.matrix.cell.notJudged} />
      ) : (
        <Answered disclosureId={disclosureId} criterion={criterion} systemName={row.name} />
      )}
      <div className="flex justify-end">
        <Button variant="quiet" onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </ModalDialog>
  );
}

function Meaning({ criterion }: { readonly criterion: Criterion }) {
  const { matrix } = useWords();
  const { language } = useSpeaking();
  return (
    <section>
      <h3 className="font-bold">{matrix.cell.means}</h3>
      <p>{criterion.explanation[language]}</p>
      {criterion.caution === undefined ? null : <p className="text-quiet">{criterion.caution[language]}</p>}
      {criterion.combineBecause === null ? null : (
        <p className="text-quiet">
          {matrix.cell.combine}{marks().colon}{criterion.combineBecause[language]}
        </p>
      )}
      {criterion.dateRule === undefined ? null : <p className="text-quiet">{criterion.dateRule.grace[language]}</p>}
    </section>
  );
}

function Answered({ disclosureId, criterion, systemName }: { readonly disclosureId: string; readonly criterion: Criterion; readonly systemName: string }) {
  const words = useWords();
  const { cell: cellWords } = words.matrix;
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const [isOpen, setIsOpen] = useState(false);
  const path = `${base}/disclosures/${disclosureId}/row?criterion=${encodeURIComponent(criterion.id)}`;
  const cell = useQuery({ queryKey: [base, "row", disclosureId, criterion.id], queryFn: ({ signal }) => ask<MatrixCell>("GET", path, { signal }) });
  if (cell.data === undefined) return cell.error === null ? <p>{words.loading}</p> : <ProblemNotice error={cell.error} />;
  const { disclosure, status, because, isStrict, answers, decision, finding } = cell.data;
  return (
    <>
      <section>
        <h3 className="font-bold">{cellWords.because}</h3>
        <p className="flex flex-wrap items-center gap-2">
          <StatusBadge status={status} /> {retellBecause(because, language)}
        </p>
        {isStrict ? <p className="text-judgement">{cellWords.strict}</p> : null}
        {decision === null ? null : (
          <p className="mt-1">
            {cellWords.decision}{marks().colon}{decision.reason}
            {marks().bracket([cellWords.decidedBy(decision.byName, decision.at.slice(0, 10)), ...(decision.approvedByName === undefined ? [] : [cellWords.approvedBy(decision.approvedByName)])].join(marks().comma))}
            {decision.carriedFrom === undefined ? "" : cellWords.carried}
          </p>
        )}
      </section>
      <AnswerTable answers={answers} />
      <section>
        <h3 className="font-bold">{cellWords.file}</h3>
        <a className="text-link underline" href={`${base}/files/${disclosure.content.sha256}`} download>
          {cellWords.received(disclosure.content.fileName, disclosure.content.date ?? cellWords.noDate)}
        </a>
      </section>
      <section>
        <h3 className="font-bold">{cellWords.finding}</h3>
        {finding === null ? <p>{disclosure.content.systemId === null ? cellWords.connectFirst : cellWords.noFinding}</p> : <FindingLine finding={finding} />}
        {finding === null ? null : (
          <Button size="small" variant="outline" onPress={() => setIsOpen(true)}>
            {cellWords.openFinding}
          </Button>
        )}
      </section>
      {isOpen && finding !== null ? <FindingDialog finding={finding} systemName={systemName} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}


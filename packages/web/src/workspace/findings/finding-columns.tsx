import { STATUSES, type Language } from "@kaiji/domain";
import { retellBecause, statusWord } from "@kaiji/formats";
import type { WorkspaceWords } from "../../words/workspace-ja.ts";
import { StatusBadge } from "../../parts/status-badge.tsx";
import type { ListColumn, ListFilter } from "../parts/list/list-column.ts";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { DueMark } from "./due-mark.tsx";
import { treatmentOf } from "./finding-facts.ts";
import type { FindingRow } from "./use-findings.ts";

const LATER = "9999";

/** The columns of a list of findings. @param hasSystem whether the list is of several systems */
export function findingColumns({ findings, matrix }: Pick<WorkspaceWords, "findings" | "matrix">, language: Language, onOpen: (row: FindingRow) => void, leading: "system" | "criterion"): ListColumn<FindingRow>[] {
  const opener = (row: FindingRow, text: string) => (
    <button type="button" className="text-left text-link underline" onClick={() => onOpen(row)}>
      {text}
    </button>
  );
  const system: ListColumn<FindingRow> = { id: "system", heading: findings.system, text: ({ systemName }) => systemName, cell: (row) => (leading === "system" ? opener(row, row.systemName) : row.systemName), isRowHeading: leading === "system" };
  const criterion: ListColumn<FindingRow> = { id: "criterion", heading: findings.criterion, text: ({ label }) => label, cell: (row) => (leading === "criterion" ? opener(row, row.label) : row.label), isRowHeading: leading === "criterion" };
  return [
    ...(leading === "system" ? [system] : [system, criterion]),
    {
      id: "status",
      heading: findings.status,
      text: ({ record }) => statusWord(record.content.status, language),
      order: ({ record }) => STATUSES.indexOf(record.content.status),
      cell: ({ record }) => (
        <span className="flex flex-col gap-1">
          <StatusBadge status={record.content.status} />
          {record.content.isStrict === true ? <span className="text-dns-14N-130 text-judgement">{matrix.reading.isStrict}</span> : null}
        </span>
      ),
    },
    { id: "state", heading: findings.state, text: ({ record }) => findings.states[record.content.state], cell: ({ record }) => findings.states[record.content.state] },
    { id: "owner", heading: findings.owner, text: ({ owner }) => owner, cell: ({ owner }) => owner },
    { id: "due", heading: findings.due, text: ({ due }) => due ?? "", order: ({ due }) => due ?? LATER, cell: (row) => <DueMark row={row} /> },
    { id: "provider", heading: findings.provider, text: ({ provider }) => provider, cell: ({ provider }) => provider },
    { id: "kind", heading: findings.kind, isExportOnly: leading === "criterion", text: ({ record }) => kindOf(findings, record.content), cell: ({ record }) => kindOf(findings, record.content) },
    { id: "reason", heading: findings.reason, isExportOnly: true, text: ({ record }) => treatmentOf(record.content)?.reason ?? "", cell: () => null },
    { id: "because", heading: findings.because, isExportOnly: true, text: ({ record }) => retellBecause(record.content.because, language), cell: () => null },
  ];
}

function kindOf(findings: WorkspaceWords["findings"], content: FindingRow["record"]["content"]): string {
  const treatment = treatmentOf(content);
  return treatment === null ? "" : findings.kinds[treatment.kind];
}

/** What narrows a list of findings. */
export function findingFilters({ findings, ledger }: Pick<WorkspaceWords, "findings" | "ledger">, language: Language, systems: readonly SystemRecord[], providers: readonly ProviderRecord[], criteria: readonly (readonly [string, string])[], waitsForMe: (row: FindingRow) => boolean): ListFilter<FindingRow>[] {
  return [
    {
      id: "show",
      label: findings.showFilter,
      options: [{ value: "unfinished", label: findings.unfinished }, { value: "approve", label: findings.toApprove }, ...Object.entries(findings.states).map(([value, label]) => ({ value, label }))],
      fits: (row, value) => {
        const { state } = row.record.content;
        if (value === "unfinished") return state !== "closed" && state !== "approved";
        return value === "approve" ? waitsForMe(row) : state === value;
      },
    },
    { id: "due", label: findings.dueFilter, options: (["week", "overdue", "later", "none"] as const).map((value) => ({ value, label: findings.dueStandings[value] })), fits: ({ standing }, value) => standing === value || (value === "week" && standing === "overdue") },
    { id: "system", label: findings.system, options: systems.map(({ id, content }) => ({ value: id, label: content.name })), fits: ({ record }, value) => record.content.systemId === value },
    { id: "criterion", label: findings.criterion, options: criteria.map(([value, label]) => ({ value, label })), fits: ({ record }, value) => record.content.criterionId === value },
    { id: "provider", label: findings.provider, options: providers.map(({ id, content }) => ({ value: id, label: content.name })), fits: ({ providerId }, value) => providerId === value },
    { id: "status", label: findings.status, options: (["not-met", "unanswered", "needs-judgement"] as const).map((value) => ({ value, label: statusWord(value, language) })), fits: ({ record }, value) => record.content.status === value },
    { id: "criticality", label: findings.criticality, options: (["high", "medium", "low"] as const).map((value) => ({ value, label: ledger.criticalities[value] })), fits: ({ criticality }, value) => criticality === value },
  ];
}

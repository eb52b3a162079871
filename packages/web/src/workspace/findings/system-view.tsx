import { isDecided, type RowAnswer } from "@kaiji/domain";
import { answerWord, dayInJapan, retellBecause, statusWord } from "@kaiji/formats";
import { useState } from "react";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { SystemRecord } from "../api/answers.ts";
import type { ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { WHOLE_LIST } from "../parts/list/list-state.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useOrganizationSettings } from "../settings/use-organization-settings.ts";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { findingColumns } from "./finding-columns.tsx";
import { TreatmentFacts } from "./finding-facts-part.tsx";
import type { FindingRow } from "./use-findings.ts";
import { marks } from "../../settings/page-language.ts";

interface SystemViewProps {
  readonly rows: readonly FindingRow[];
  readonly systems: readonly SystemRecord[];
  readonly onOpen: (row: FindingRow) => void;
}

const START = { ...WHOLE_LIST, filters: { show: "unclosed" } };

/** All findings of one system in words, as an inspector reads them; prints. */
export function SystemView({ rows, systems, onOpen }: SystemViewProps) {
  const words = useWords();
  const { findings } = words;
  const { language } = useSpeaking();
  const { name } = useOrganization();
  const { all } = useCriteria();
  const [asked, setAsked] = useState(() => new URLSearchParams(location.search).get("system") ?? "");
  const [today] = useState(() => dayInJapan(Date.now()));
  const { organization } = useOrganizationSettings();
  const needsApproval = organization?.settings.needsApproval ?? true;
  const chosen = systems.find(({ id }) => id === asked) ?? systems.find(({ id }) => rows.some(({ record }) => record.content.systemId === id)) ?? systems[0];
  const order = new Map(all.map(({ id }, at) => [id, at]));
  const own = rows.filter(({ record }) => record.content.systemId === chosen?.id).toSorted((a, b) => (order.get(a.record.content.criterionId) ?? 0) - (order.get(b.record.content.criterionId) ?? 0));
  const columns: ListColumn<FindingRow>[] = findingColumns(words, language, onOpen, "criterion").filter(({ id }) => id !== "system");
  const filters: ListFilter<FindingRow>[] = [
    { id: "show", label: findings.showFilter, options: [{ value: "unclosed", label: findings.notClosed }, ...Object.entries(findings.states).map(([value, label]) => ({ value, label }))], fits: ({ record }, value) => (value === "unclosed" ? record.content.state !== "closed" : record.content.state === value) },
    { id: "due", label: findings.dueFilter, options: (["week", "overdue", "later", "none"] as const).map((value) => ({ value, label: findings.dueStandings[value] })), fits: ({ standing }, value) => standing === value || (value === "week" && standing === "overdue") },
    { id: "status", label: findings.status, options: (["not-met", "unanswered", "needs-judgement"] as const).map((value) => ({ value, label: statusWord(value, language) })), fits: ({ record }, value) => record.content.status === value },
  ];
  const open = own.filter(({ record }) => record.content.state !== "closed");
  return (
    <>
      <p className="on-screen text-quiet">{findings.systemLead}</p>
      <div className="on-screen flex flex-wrap items-end gap-4">
        <div className="w-full max-w-md">
          <SelectBox label={findings.systemChoose} value={chosen?.id ?? ""} options={systems.map(({ id, content }) => ({ value: id, label: content.name }))} onChange={setAsked} />
        </div>
      </div>
      <div>
        <h2 className="text-std-20B-150">{findings.systemHeading(chosen?.content.name ?? "")}</h2>
        <p>
          {name}{marks().gap}{findings.printedOn(today)}
        </p>
        <p>{findings.systemSums(open.length, open.filter(({ record }) => isDecided(record.content.state, needsApproval)).length, open.filter(({ standing }) => standing === "overdue").length)}</p>
      </div>
      <ListView
        list="findings-of-system"
        caption={findings.systemHeading(chosen?.content.name ?? "")}
        rows={own}
        keyOf={({ record }) => record.id}
        nameOf={({ label }) => label}
        start={START}
        isApart
        empty={<p>{findings.systemNone}</p>}
        filters={filters}
        columns={columns}
        card={(row) => <FindingCard row={row} onOpen={onOpen} />}
      />
    </>
  );
}

function Said({ answers }: { readonly answers: readonly RowAnswer[] }) {
  const { matrix } = useWords();
  const { language } = useSpeaking();
  if (answers.length === 0) return null;
  return (
    <ul className="list-disc pl-5">
      {answers.map(({ item, answer, text, remarks, source }) => (
        <li key={item}>
          {item}{marks().colon}<span className="font-bold">{answer === null ? (text ?? statusWord("unanswered", language)) : answerWord(answer, language)}</span>
          {remarks.length === 0 ? "" : `${marks().gap}${matrix.cell.remark}${marks().colon}${remarks.join(" / ")}`} <span className="text-quiet">{source}</span>
        </li>
      ))}
    </ul>
  );
}

function FindingCard({ row, onOpen }: { readonly row: FindingRow; readonly onOpen: (row: FindingRow) => void }) {
  const { findings } = useWords();
  const { language } = useSpeaking();
  const { content } = row.record;
  const evidence = content.evidence ?? [];
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-bold">
        <button type="button" className="text-left text-link underline print:text-ink print:no-underline" onClick={() => onOpen(row)}>
          {row.label}
        </button>
      </h3>
      <p className="flex flex-wrap items-center gap-3">
        <StatusBadge status={content.status} />
        <span className="font-bold">{findings.states[content.state]}</span>
        {content.isStrict === true ? <span className="text-judgement">{findings.strict}</span> : null}
      </p>
      <p>{retellBecause(content.because, language)}</p>
      <Said answers={(content.answers ?? []) as unknown as readonly RowAnswer[]} />
      {content.treatment === null ? (
        <p>
          {findings.notTreated}
          {marks().gap}
          {row.owner === "" ? findings.noOwner : `${findings.owner} ${row.owner}`}
          {marks().gap}
          {row.due === null ? findings.noDue : `${findings.due} ${row.due}`}
        </p>
      ) : (
        <TreatmentFacts content={content} />
      )}
      {content.note === undefined || content.note === "" ? null : <p className="whitespace-pre-wrap">{`${findings.note}${marks().colon}${content.note}`}</p>}
      {evidence.length === 0 ? null : <p>{`${findings.evidence}${marks().colon}${evidence.map(({ title }) => title).join(marks().comma)}`}</p>}
    </div>
  );
}

import { isDecided, type RowAnswer } from "@kaiji/domain";
import { answerWord, dayInJapan, retellBecause, statusWord } from "@kaiji/formats";
import { useState } from "react";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { SystemRecord } from "../api/answers.ts";
import { SelectBox } from "../parts/select-box.tsx";
import { useOrganizationSettings } from "../settings/use-organization-settings.ts";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { TreatmentFacts } from "./finding-facts-part.tsx";
import type { FindingRow } from "./use-findings.ts";
import { marks } from "../../settings/page-language.ts";

interface SystemViewProps {
  readonly rows: readonly FindingRow[];
  readonly systems: readonly SystemRecord[];
  readonly onOpen: (row: FindingRow) => void;
}

/** All findings of one system in words, as an inspector reads them; prints. */
export function SystemView({ rows, systems, onOpen }: SystemViewProps) {
  const { findings } = useWords();
  const { language } = useSpeaking();
  const { name } = useOrganization();
  const { all } = useCriteria();
  const [asked, setAsked] = useState(() => new URLSearchParams(location.search).get("system") ?? "");
  const [hasClosed, setHasClosed] = useState(false);
  const [today] = useState(() => dayInJapan(Date.now()));
  const { organization } = useOrganizationSettings();
  const needsApproval = organization?.settings.needsApproval ?? true;
  const chosen = systems.find(({ id }) => id === asked) ?? systems.find(({ id }) => rows.some(({ record }) => record.content.systemId === id)) ?? systems[0];
  const order = new Map(all.map(({ id }, at) => [id, at]));
  const own = rows.filter(({ record }) => record.content.systemId === chosen?.id).toSorted((a, b) => (order.get(a.record.content.criterionId) ?? 0) - (order.get(b.record.content.criterionId) ?? 0));
  const open = own.filter(({ record }) => record.content.state !== "closed");
  const shown = hasClosed ? own : open;
  return (
    <>
      <p className="on-screen text-quiet">{findings.systemLead}</p>
      <div className="on-screen flex flex-wrap items-end gap-4">
        <div className="w-full max-w-md">
          <SelectBox label={findings.systemChoose} value={chosen?.id ?? ""} options={systems.map(({ id, content }) => ({ value: id, label: content.name }))} onChange={setAsked} />
        </div>
        <label className="flex min-h-12 items-center gap-2">
          <input type="checkbox" className="size-5" checked={hasClosed} onChange={(event) => setHasClosed(event.target.checked)} />
          {findings.showClosed}
        </label>
      </div>
      <div>
        <h2 className="text-std-20B-150">{findings.systemHeading(chosen?.content.name ?? "")}</h2>
        <p>
          {name}{marks().gap}{findings.printedOn(today)}
        </p>
        <p>{findings.systemSums(open.length, open.filter(({ record }) => isDecided(record.content.state, needsApproval)).length, open.filter(({ standing }) => standing === "overdue").length)}</p>
      </div>
      {shown.length === 0 ? <p>{findings.systemNone}</p> : null}
      <ol className="flex flex-col gap-4">
        {shown.map((row) => (
          <li key={row.record.id} className="flex flex-col gap-2 rounded-12 border border-line bg-raised p-4 print:break-inside-avoid print:rounded-none">
            <h3 className="font-bold">
              <button type="button" className="text-left text-link underline print:text-ink print:no-underline" onClick={() => onOpen(row)}>
                {row.label}
              </button>
            </h3>
            <p className="flex flex-wrap items-center gap-3">
              <StatusBadge status={row.record.content.status} />
              <span className="font-bold">{findings.states[row.record.content.state]}</span>
              {row.record.content.isStrict === true ? <span className="text-judgement">{findings.strict}</span> : null}
            </p>
            <p>{retellBecause(row.record.content.because, language)}</p>
            <Said answers={(row.record.content.answers ?? []) as unknown as readonly RowAnswer[]} />
            {row.record.content.treatment === null ? (
              <p>
                {findings.notTreated}{marks().gap}{row.owner === "" ? findings.noOwner : `${findings.owner} ${row.owner}`}{marks().gap}{row.due === null ? findings.noDue : `${findings.due} ${row.due}`}
              </p>
            ) : (
              <TreatmentFacts content={row.record.content} />
            )}
            {row.record.content.note === undefined || row.record.content.note === "" ? null : <p className="whitespace-pre-wrap">{`${findings.note}${marks().colon}${row.record.content.note}`}</p>}
            {(row.record.content.evidence ?? []).length === 0 ? null : <p>{`${findings.evidence}${marks().colon}${(row.record.content.evidence ?? []).map(({ title }) => title).join(marks().comma)}`}</p>}
          </li>
        ))}
      </ol>
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

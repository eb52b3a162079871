import { compareItemNumbers, type Status } from "@kaiji/domain";
import { retellBecause, retellProblem, statusWord } from "@kaiji/formats";
import type { ReadingsAnswer } from "@kaiji/formats/api";
import { useMemo } from "react";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";

/** What was read, as the published document has it. */
export interface ReadAnswers {
  readonly disclosures: readonly {
    readonly answers: Readonly<Record<string, { readonly answer: "yes" | "no" | "na" | null; readonly text?: string; readonly remarks: readonly string[]; readonly source: string; readonly confidence?: number }>>;
    readonly problems: readonly { readonly code: string; readonly item?: string; readonly source?: string; readonly message: string }[];
  }[];
}

interface AnswerListProps {
  readonly document: ReadAnswers;
  readonly labels: ReadonlyMap<string, string>;
  readonly judged: readonly { readonly criterion: string; readonly status: Status; readonly because: string }[];
  readonly form: string;
  readonly decisions: ReadingsAnswer["items"];
}

/** Every answer of a form: number, our label, answer, remark, the cell it stands in, and how its rows were judged. */
export function AnswerList({ document, labels, judged, form, decisions }: AnswerListProps) {
  const { intake, findings, ledger } = useWords();
  const { language } = useSpeaking();
  const rows = useMemo(() => {
    const read = document.disclosures[0];
    const rowsOf = new Map<string, (typeof judged)[number][]>();
    for (const row of judged) for (const item of row.criterion.slice(form.length + 1).split("+")) rowsOf.set(item, [...(rowsOf.get(item) ?? []), row]);
    const decided = new Map(decisions.flatMap(({ item, decision }) => (decision === null ? [] : [[item, decision] as const])));
    return Object.entries(read?.answers ?? {})
      .toSorted(([a], [b]) => compareItemNumbers(a, b))
      .map(([number, answer]) => ({ number, label: labels.get(number) ?? "", answer, decision: decided.get(number) ?? null, judged: rowsOf.get(number) ?? [], problems: read?.problems.filter(({ item }) => item === number).map(({ code, message }) => retellProblem(code, message, language)) ?? [] }));
  }, [document, labels, judged, form, decisions, language]);
  type Row = (typeof rows)[number];
  const columns = useMemo((): ListColumn<Row>[] => {
    const said = ({ answer, decision }: Row) => (decision !== null ? `${intake.answers[decision.answer]} (${decision.byName})` : answer.answer === null ? (answer.text ?? intake.blank) : intake.answers[answer.answer]);
    return [
      { id: "number", heading: intake.number, isRowHeading: true, text: ({ number }) => number, cell: ({ number }) => <span className="block font-bold md:min-w-14">{number}</span> },
      { id: "label", heading: findings.criterion, text: ({ label }) => label, cell: ({ label }) => label },
      { id: "answer", heading: intake.answer, text: said, cell: (row) => <span className={`block md:min-w-20 ${row.answer.answer === null && row.decision === null ? "text-unanswered" : ""}`}>{said(row)}</span> },
      { id: "remarks", heading: intake.remarks, text: ({ answer }) => answer.remarks.join("\n"), cell: ({ answer }) => <span className="block break-words whitespace-pre-line md:min-w-40">{answer.remarks.join("\n")}</span> },
      { id: "judged", heading: intake.judged, text: (row) => row.judged.map(({ status }) => statusWord(status, language)).join(" "), cell: (row) => row.judged.map(({ criterion, status, because }) => <span key={criterion} className="mb-1 block"><StatusBadge status={status} /><span className="block text-dns-14N-130 leading-170 text-quiet">{retellBecause(because, language)}</span></span>) },
      { id: "source", heading: intake.place, text: ({ answer }) => answer.source, cell: ({ answer, problems }) => <span>{answer.source}{problems.map((message) => <span key={message} className="block text-dns-14N-130 leading-170 text-unanswered">{message}</span>)}</span> },
    ];
  }, [intake, findings, language]);
  const filters = useMemo(
    (): ListFilter<Row>[] => [
      { id: "answer", label: intake.answer, options: [...(["yes", "no", "na"] as const).map((value) => ({ value, label: intake.answers[value] })), { value: "open", label: intake.blank }], fits: ({ answer, decision }, value) => (value === "open" ? answer.answer === null && decision === null : (decision?.answer ?? answer.answer) === value) },
      { id: "judged", label: intake.judged, options: [{ value: "open", label: intake.onlyOpen }, { value: "asked", label: intake.onlyAsked }], fits: (row, value) => (value === "asked" ? row.judged.length > 0 : row.judged.some(({ status }) => status !== "met" && status !== "not-applicable")) },
    ],
    [intake],
  );
  return <ListView list="answers" caption={intake.answersHeading} columns={columns} rows={rows} keyOf={({ number }) => number} nameOf={({ number }) => number} filters={filters} empty={<p>{ledger.nothing}</p>} />;
}

import { COMPLIANCE_STATUSES, type ComplianceStatus } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { STATUS_LOOK } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { clauseName } from "../rulebook/use-rulebook.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ComplianceBadge } from "./compliance-badge.tsx";
import { ComplianceBulk } from "./compliance-bulk.tsx";
import { ComplianceDialog } from "./compliance-dialog.tsx";
import { useCompliance, type ComplianceLine } from "./use-compliance.ts";
import { marks } from "../../settings/page-language.ts";

const BARS: Readonly<Record<ComplianceStatus, string>> = { done: STATUS_LOOK.met.bar, "not-applicable": STATUS_LOOK["not-applicable"].bar, partial: STATUS_LOOK["needs-judgement"].bar, "not-started": "bg-page" };

/** The institution's own duties: where each stands, whose it is, until when, and what shows it. */
export function CompliancePage() {
  const words = useWords();
  const { compliance } = words;
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const { lines, book, error } = useCompliance();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [bulk, setBulk] = useState<readonly ComplianceLine[] | null>(null);
  if (lines === null || book.set === null) return <PageFrame title={compliance.title}>{error === null ? <p>{words.loading}</p> : <ProblemNotice error={error} />}</PageFrame>;
  const { set } = book;
  const sectionName = (id: string) => set.sections.find((section) => section.id === id)?.label[language] ?? id;
  const count = (status: ComplianceStatus) => lines.filter((line) => line.status === status).length;
  const opened = lines.find(({ item }) => item.id === openedId);
  const clauses = ({ clauses: covering }: ComplianceLine) => covering.map(clauseName).join(marks().comma);
  const columns: readonly ListColumn<ComplianceLine>[] = [
    { id: "number", heading: compliance.number, text: ({ item }) => item.number, order: ({ item }) => set.items.indexOf(item), cell: ({ item }) => <span className="inline-block whitespace-nowrap md:min-w-14">{item.number}</span> },
    {
      id: "item",
      heading: compliance.item,
      isRowHeading: true,
      text: ({ item }) => item.label[language],
      cell: ({ item }) => (
        <button type="button" className="text-left font-bold text-link underline" onClick={() => setOpenedId(item.id)}>
          {item.label[language]}
        </button>
      ),
    },
    { id: "section", heading: compliance.section, text: ({ item }) => sectionName(item.section), order: ({ item }) => set.items.indexOf(item), cell: ({ item }) => sectionName(item.section) },
    { id: "status", heading: compliance.status, text: ({ status }) => compliance.statuses[status], order: ({ status }) => COMPLIANCE_STATUSES.indexOf(status), cell: ({ status }) => <ComplianceBadge status={status} /> },
    { id: "owner", heading: compliance.owner, text: ({ answer }) => answer?.content.owner ?? "", cell: ({ answer }) => <span className="inline-block md:min-w-20">{answer?.content.owner}</span> },
    {
      id: "target",
      heading: compliance.targetOn,
      text: ({ answer }) => answer?.content.targetOn ?? "",
      order: ({ answer }) => answer?.content.targetOn ?? "9999",
      cell: ({ answer, isLate }) => <span className={`inline-block whitespace-nowrap md:min-w-24 ${isLate ? "font-bold text-not-met" : ""}`}>{`${isLate ? "！" : ""}${answer?.content.targetOn ?? ""}`}</span>,
    },
    { id: "clauses", heading: compliance.clauses, text: clauses, cell: (line) => (line.clauses.length === 0 ? <span className="text-unanswered">{compliance.noClauseMark}</span> : clauses(line)) },
    { id: "evidence", heading: compliance.evidence, text: ({ answer }) => (answer?.content.evidence ?? []).map(({ title, link }) => `${title}${link === undefined ? "" : ` ${link}`}`).join(marks().comma), cell: ({ answer }) => <span className="inline-block md:min-w-28">{(answer?.content.evidence ?? []).map(({ title }) => title).join(marks().comma)}</span> },
    { id: "reason", heading: compliance.reason, isExportOnly: true, text: ({ answer }) => [answer?.content.reason ?? "", answer?.content.note ?? ""].filter((part) => part !== "").join(" "), cell: () => null },
  ];
  const filters: readonly ListFilter<ComplianceLine>[] = [
    { id: "status", label: compliance.status, options: COMPLIANCE_STATUSES.map((value) => ({ value, label: compliance.statuses[value] })), fits: ({ status }, value) => status === value },
    { id: "section", label: compliance.section, options: set.sections.filter(({ id }) => set.items.some((item) => item.section === id)).map(({ id, label }) => ({ value: id, label: `${id} ${label[language]}` })), fits: ({ item }, value) => item.section === value },
    {
      id: "clause",
      label: compliance.filters.clause,
      options: [
        { value: "with", label: compliance.filters.withClause },
        { value: "without", label: compliance.filters.withoutClause },
      ],
      fits: ({ clauses: covering }, value) => covering.length > 0 === (value === "with"),
    },
    {
      id: "due",
      label: compliance.filters.late,
      options: [
        { value: "late", label: compliance.filters.isLate },
        { value: "none", label: compliance.filters.noTarget },
      ],
      fits: ({ isLate, answer }, value) => (value === "late" ? isLate : answer?.content.targetOn === undefined),
    },
  ];
  const late = lines.filter(({ isLate }) => isLate).length;
  return (
    <PageFrame
      title={compliance.title}
      lead={compliance.lead}
      isWide
      actions={
        <>
          <a href={`${base}/compliance-items.xlsx`} download className="inline-flex min-h-12 items-center rounded-8 border border-edge bg-page px-4 py-2 text-oln-16B-100 leading-130 hover:bg-accent-soft hover:underline">
            {compliance.excel}
          </a>
          <Button variant="quiet" onPress={() => print()}>
            {compliance.print}
          </Button>
        </>
      }
    >
      <ProblemNotice error={error} />
      <section className="flex flex-col gap-3 rounded-12 border border-line bg-band p-4 sm:p-5">
        <p className="font-bold">{compliance.progress(count("done") + count("not-applicable"), lines.length)}</p>
        <div aria-hidden="true" className="flex h-3 overflow-hidden rounded-full border border-line bg-page">
          {(Object.keys(BARS) as ComplianceStatus[]).map((status) => (
            <div key={status} className={BARS[status]} style={{ width: `${(count(status) / lines.length) * 100}%` }} />
          ))}
        </div>
        <ul className="flex flex-wrap gap-4">
          {COMPLIANCE_STATUSES.map((status) => (
            <li key={status} className="flex items-center gap-2">
              <ComplianceBadge status={status} />
              <span className="font-bold">{count(status)}</span>
            </li>
          ))}
        </ul>
        {late === 0 ? null : <p className="font-bold text-not-met">{compliance.late(late)}</p>}
        {book.uncovered.length === 0 ? null : <p>{compliance.noClause(book.uncovered.length)}</p>}
      </section>
      <ListView list="compliance-items" caption={compliance.title} columns={columns} rows={lines} keyOf={({ item }) => item.id} nameOf={({ item }) => `${item.number} ${item.label[language]}`} filters={filters} bulk={[{ label: compliance.bulk, run: (chosen) => setBulk(chosen) }]} empty={null} />
      {opened === undefined ? null : <ComplianceDialog key={opened.item.id} line={opened} book={book} onClose={() => setOpenedId(null)} />}
      {bulk === null ? null : <ComplianceBulk lines={bulk} onClose={() => setBulk(null)} />}
    </PageFrame>
  );
}

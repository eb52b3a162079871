import { renewalReasons } from "@kaiji/domain";
import { systemPartName } from "@kaiji/formats";
import { dayInJapan } from "@kaiji/formats/api";
import { useMemo, useState } from "react";
import { useSpeaking } from "../../settings/language.tsx";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import type { ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { askFor } from "../requests/ask-for.ts";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { renewalInputs } from "./renewal-inputs.ts";
import { useRemoving } from "./use-removing.ts";

interface ReceivedListProps {
  readonly disclosures: readonly DisclosureRecord[];
  readonly systems: readonly SystemRecord[];
}

/** Every disclosure that is connected with a system: which counts, which is older, which must be asked for again. */
export function ReceivedList({ disclosures, systems }: ReceivedListProps) {
  const words = useWords();
  const { intake, ledger } = words;
  const { base } = useOrganization();
  const { language } = useSpeaking();
  const remove = useRemoving();
  const [today] = useState(() => dayInJapan(Date.now()));
  const rows = useMemo(() => {
    const byId = new Map(systems.map((system) => [system.id, system]));
    return disclosures.toReversed().map((disclosure) => {
      const system = byId.get(disclosure.content.systemId ?? "");
      return { disclosure, systemName: systemPartName(system?.content.name ?? "", disclosure.content.part, language), reasons: system === undefined || !disclosure.content.isCurrent ? [] : renewalReasons(...renewalInputs(disclosure, system), today) };
    });
  }, [disclosures, systems, today, language]);
  type Row = (typeof rows)[number];
  const columns = useMemo((): ListColumn<Row>[] => {
    const title = ({ disclosure: { content } }: Row) => `${content.form.toUpperCase()} ${content.name ?? content.fileName}`;
    const state = ({ disclosure, reasons }: Row) => (reasons.length > 0 ? intake.again : disclosure.content.isCurrent ? intake.counts : intake.older);
    return [
      { id: "name", heading: intake.disclosure, isRowHeading: true, text: title, cell: (row) => <PathLink to={`/workspace/intake/${row.disclosure.id}`} className="font-bold break-words text-link underline">{title(row)}</PathLink> },
      { id: "system", heading: words.findings.system, text: ({ systemName }) => systemName, cell: ({ systemName }) => systemName },
      { id: "provider", heading: ledger.provider, text: ({ disclosure }) => disclosure.content.organization ?? "", cell: ({ disclosure }) => disclosure.content.organization ?? "" },
      { id: "version", heading: ledger.version, text: ({ disclosure }) => disclosure.content.productVersion ?? "", cell: ({ disclosure }) => disclosure.content.productVersion ?? "" },
      { id: "date", heading: intake.dateOnForm, text: ({ disclosure }) => disclosure.content.date ?? "", cell: ({ disclosure }) => disclosure.content.date ?? "" },
      { id: "received", heading: intake.receivedOn, text: ({ disclosure }) => disclosure.content.receivedOn ?? dayInJapan(Date.parse(disclosure.content.receivedAt)), cell: ({ disclosure }) => disclosure.content.receivedOn ?? dayInJapan(Date.parse(disclosure.content.receivedAt)) },
      { id: "state", heading: ledger.status, text: state, cell: (row) => <span className={row.reasons.length > 0 ? "font-bold text-not-met" : row.disclosure.content.isCurrent ? "" : "text-quiet"}>{state(row)}</span> },
      { id: "file", heading: intake.original, text: ({ disclosure }) => disclosure.content.fileName, cell: ({ disclosure }) => <a className="break-all text-link underline" href={`${base}/files/${disclosure.content.sha256}`}>{disclosure.content.fileName}</a> },
    ];
  }, [intake, ledger, words, base]);
  const filters = useMemo(
    (): ListFilter<Row>[] => [
      { id: "form", label: words.matrix.form, options: ["mds", "sds"].map((value) => ({ value, label: value.toUpperCase() })), fits: ({ disclosure }, value) => disclosure.content.form === value },
      { id: "state", label: ledger.status, options: [{ value: "again", label: intake.again }, { value: "counts", label: intake.counts }, { value: "older", label: intake.older }], fits: ({ disclosure, reasons }, value) => (value === "again" ? reasons.length > 0 : disclosure.content.isCurrent === (value === "counts")) },
    ],
    [words, ledger, intake],
  );
  return (
    <>
      <ProblemNotice error={remove.error} />
      <ListView
        list="disclosures"
        caption={intake.received}
        columns={columns}
        rows={rows}
        keyOf={({ disclosure }) => disclosure.id}
        nameOf={({ disclosure }) => disclosure.content.name ?? disclosure.content.fileName}
        filters={filters}
        bulk={[
          { label: words.requests.askThese, run: (chosen) => askFor({ systemIds: [...new Set(chosen.flatMap(({ disclosure }) => disclosure.content.systemId ?? []))] }) },
          { label: intake.removeThese, run: (chosen) => remove.mutate(chosen.map(({ disclosure }) => disclosure)), isDisabled: remove.isPending },
        ]}
        empty={null}
      />
    </>
  );
}

import { LEDGER_TABLES, tellWritten, type LedgerKind, type PlannedRow } from "@kaiji/formats/ledger-table";
import { useMemo } from "react";
import { Button } from "../../parts/button.tsx";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ListColumn } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";
import type { ImportPlan } from "./import-dialog.tsx";
import { marks } from "../../settings/page-language.ts";

interface ImportPreviewProps {
  readonly kind: LedgerKind;
  readonly plan: ImportPlan;
  /** By their places. */
  readonly leftOut: ReadonlySet<string>;
  readonly onLeaveOut: (places: readonly string[], isLeftOut: boolean) => void;
}

type Row = ImportPlan["rows"][number];

const LOOK: Readonly<Record<PlannedRow["status"] | "left", { icon: IconName; words: string }>> = {
  new: { icon: "file", words: "text-met" },
  changed: { icon: "check", words: "text-accent" },
  unchanged: { icon: "dash", words: "text-quiet" },
  faulty: { icon: "cross", words: "text-not-met" },
  left: { icon: "dash", words: "text-unanswered" },
};
/** What needs a person's eyes comes first. */
const STATUSES = ["faulty", "new", "changed", "unchanged"] as const;
/** The button that takes the table over stands below. */
const AT_ONCE = 20;

/** Whether importing would do anything with a row. */
function isTaken({ status }: Row): boolean {
  return status === "new" || status === "changed";
}

/** What every row of a table would do: made, changed, nothing, or which cell is wrong; rows can be left out. */
export function ImportPreview({ kind, plan, leftOut, onLeaveOut }: ImportPreviewProps) {
  const { ledger } = useWords();
  const { import: own } = ledger;
  const { language } = useSpeaking();
  const rows = useMemo(() => STATUSES.flatMap((status) => plan.rows.filter((row) => row.status === status)), [plan.rows]);
  const lineOf = useMemo(() => new Map(plan.rows.map(({ place }, line) => [place, line])), [plan.rows]);
  const fields = new Map(LEDGER_TABLES[kind].fields.map((field) => [field.id, field]));
  const headingOf = (field: string) => fields.get(field)?.[language] ?? field;
  const stateOf = (row: Row) => (leftOut.has(row.place) ? "left" : row.status);
  const told = (id: string, written: string) => {
    const field = fields.get(id);
    return written === "" ? ledger.nothing : field === undefined ? written : tellWritten(field, written, language);
  };
  const changeText = ({ field, before, after }: Row["changes"][number]) => `${headingOf(field)}: ${told(field, before)} → ${told(field, after)}`;
  const faultText = ({ place, field, code, text }: Row["faults"][number]) => `${place} ${field === null ? "" : `${headingOf(field)}: `}${own.faults[code](text)}`;
  const setOut = (isLeftOut: boolean) => (chosen: readonly Row[]) => onLeaveOut(chosen.filter(isTaken).map(({ place }) => place), isLeftOut);
  const columns: ListColumn<Row>[] = [
    { id: "name", heading: ledger.name, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => name || own.noName },
    { id: "place", heading: own.place, text: ({ place }) => place, order: ({ place }) => lineOf.get(place) ?? 0, cell: ({ place }) => <span className="text-quiet">{place}</span> },
    {
      id: "status",
      heading: own.status,
      text: (row) => own.statuses[stateOf(row)],
      cell: (row) => (
        <span className={`inline-flex items-center gap-2 whitespace-nowrap ${LOOK[stateOf(row)].words}`}>
          <Icon name={LOOK[stateOf(row)].icon} size={18} weight={2.6} />
          {own.statuses[stateOf(row)]}
        </span>
      ),
    },
    {
      id: "detail",
      heading: own.detail,
      text: ({ changes, faults }) => [...changes.map(changeText), ...faults.map(faultText)].join("\n"),
      cell: ({ changes, faults }) => (
        <>
          {changes.map((change) => (
            <span key={change.field} className="block text-dns-16N-130 leading-170 break-words whitespace-pre-line">{changeText(change)}</span>
          ))}
          {faults.map((fault) => (
            <span key={`${fault.place}${fault.code}${fault.field}`} className="block text-dns-16N-130 leading-170 text-not-met">{faultText(fault)}</span>
          ))}
        </>
      ),
    },
    {
      id: "do",
      heading: "",
      cell: (row) =>
        isTaken(row) ? (
          <Button size="small" variant="text" aria-label={`${row.name} ${leftOut.has(row.place) ? own.takeIn : own.leaveOut}`} onPress={() => onLeaveOut([row.place], !leftOut.has(row.place))}>
            {leftOut.has(row.place) ? own.takeIn : own.leaveOut}
          </Button>
        ) : null,
    },
  ];
  return (
    <section aria-label={own.preview} className="flex flex-col gap-3">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {STATUSES.map((status) => (
          <li key={status} className="inline-flex items-center gap-2">
            <span className={LOOK[status].words}>
              <Icon name={LOOK[status].icon} size={18} weight={2.6} />
            </span>
            {own.counts[status](plan.counts[status])}
          </li>
        ))}
      </ul>
      {plan.newProviders.length > 0 ? <p>{own.newProviders(plan.newProviders.join(marks().comma))}</p> : null}
      <ListView
        list={`import-${kind}`}
        caption={own.preview}
        rows={rows}
        keyOf={({ place }) => place}
        nameOf={({ name, place }) => `${name || own.noName} ${place}`}
        isApart
        pageSize={AT_ONCE}
        empty={<p>{own.noRows}</p>}
        filters={[{ id: "status", label: own.status, options: [...STATUSES, "left" as const].map((value) => ({ value, label: own.statuses[value] })), fits: (row, value) => stateOf(row) === value }]}
        bulk={[
          { label: own.leaveOut, run: setOut(true) },
          { label: own.takeIn, run: setOut(false) },
        ]}
        columns={columns}
      />
    </section>
  );
}

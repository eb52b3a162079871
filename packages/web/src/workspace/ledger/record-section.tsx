import { LEDGER_TABLES, tellField, type Draft, type LedgerKind } from "@kaiji/formats/ledger-table";
import { useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ApiRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import type { BulkAction, ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { EditingNotice } from "./editing-notice.tsx";
import { HistoryList } from "./history-list.tsx";
import { RecordForm } from "./record-form.tsx";
import { useEditing } from "./use-editing.ts";
import { useLookUp } from "./use-look-up.ts";

type ListKind = Exclude<LedgerKind, "system">;
type ListContent = Draft & { readonly name: string };
type ListRecord = ApiRecord<ListContent>;

/** How each list looks: where its records are, what the table shows, and what is asked first. */
const LISTS: Readonly<Record<ListKind, { readonly plural: string; readonly columns: readonly string[]; readonly filters: readonly string[]; readonly required: readonly string[]; readonly start: ListContent; readonly name: "devices" | "accounts" }>> = {
  device: { plural: "devices", name: "devices", columns: ["name", "use", "holder", "status", "riskExplainedOn", "consentOn", "contact"], filters: ["use", "status"], required: ["name", "use", "status"], start: { name: "", use: "byod", status: "in-use" } },
  account_entry: { plural: "accounts", name: "accounts", columns: ["name", "person", "job", "systemId", "authority", "checkedOn", "status"], filters: ["status"], required: ["name", "status"], start: { name: "", isShared: false, status: "active" } },
};

interface RecordSectionProps {
  readonly kind: ListKind;
  readonly systems: readonly SystemRecord[];
  readonly bulk: readonly BulkAction<ListRecord>[];
  readonly isAdding: boolean;
  readonly onAdded: () => void;
}

/** The list of devices or of IDs. */
export function RecordSection({ kind, systems, bulk, isAdding, onAdded }: RecordSectionProps) {
  const words = useWords();
  const { ledger } = words;
  const list = LISTS[kind];
  const said = ledger[list.name];
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const records = useRecords<ListContent>(list.plural);
  const editing = useEditing<ListContent>(list.plural, isAdding, onAdded);
  const { open, remove } = editing;
  const look = useLookUp();
  const [history, setHistory] = useState<ListRecord | null>(null);
  const mayWrite = may("write");
  const nameOf = ({ content }: ListRecord) => content.name;
  const columns = useMemo((): ListColumn<ListRecord>[] => {
    const fields = LEDGER_TABLES[kind].fields.filter(({ id }) => id !== "rest");
    const shown = fields.map((field): ListColumn<ListRecord> => ({
      id: field.id,
      heading: field[language],
      text: ({ content }) => tellField(field, content, look, language),
      cell: ({ content }) => (field.id === "name" ? <span className="font-bold">{tellField(field, content, look, language)}</span> : tellField(field, content, look, language) || (isLacking(field.id, content) ? <span className="text-not-met">{ledger.lacking}</span> : "")),
      isRowHeading: field.id === "name",
      isExportOnly: !list.columns.includes(field.id),
    }));
    const order = (id: string) => (list.columns.includes(id) ? list.columns.indexOf(id) : 99);
    return [
      ...shown.toSorted((a, b) => order(a.id) - order(b.id)),
      {
        id: "actions",
        heading: "",
        cell: (record) => (
          <span className="on-screen flex flex-wrap gap-1">
            {mayWrite ? (
              <Button variant="quiet" size="small" aria-label={`${record.content.name} ${ledger.edit}`} onPress={() => open(record)}>
                {ledger.edit}
              </Button>
            ) : null}
            <Button variant="text" size="small" aria-label={`${record.content.name} ${ledger.history}`} onPress={() => setHistory(record)}>
              {ledger.history}
            </Button>
            {mayWrite ? (
              <Button variant="text" size="small" aria-label={`${record.content.name} ${ledger.remove}`} onPress={() => remove([record])}>
                {ledger.remove}
              </Button>
            ) : null}
          </span>
        ),
      },
    ];
  }, [kind, language, look, list, ledger, mayWrite, open, remove]);
  const filters = useMemo(
    (): ListFilter<ListRecord>[] => LEDGER_TABLES[kind].fields.filter(({ id }) => list.filters.includes(id)).map((field) => ({ id: field.id, label: field[language], options: (field.choices ?? []).map((choice) => ({ value: choice.value, label: choice[language] })), fits: ({ content }, value) => content[field.id] === value })),
    [kind, language, list],
  );
  if (records.data === undefined) return records.error === null ? <p>{words.loading}</p> : <ProblemNotice error={records.error} />;
  return (
    <>
      <p className="max-w-3xl text-quiet">{said.lead}</p>
      <EditingNotice editing={editing} />
      <ListView list={list.plural} caption={said.title} columns={columns} rows={records.data} keyOf={({ id }) => id} nameOf={nameOf} filters={filters} bulk={[...bulk, { label: ledger.remove, run: remove }]} empty={<EmptyState heading={said.emptyHeading}><p>{said.emptyHint}</p></EmptyState>} />
      {editing.isOpen ? (
        <RecordForm
          kind={kind}
          title={editing.opened === null ? said.add : ledger.edit}
          content={editing.opened?.content ?? list.start}
          fields={LEDGER_TABLES[kind].fields.map(({ id }) => id)}
          required={list.required}
          hints={said.hints}
          systems={systems.map(({ id, content }) => ({ id, name: content.name }))}
          error={editing.error}
          isBusy={editing.isBusy}
          onSave={(content) => editing.save(content as ListContent)}
          onClose={editing.close}
        />
      ) : null}
      {history === null ? null : (
        <ModalDialog title={`${nameOf(history)} ${ledger.history}`} width="table" isOpen onClose={() => setHistory(null)}>
          <HistoryList kind={kind} id={history.id} />
        </ModalDialog>
      )}
    </>
  );
}

/** What the guideline asks for when a device is lent to a patient. Source: guideline 7.0 保守委託機関編, section 3-7 ⑥. */
function isLacking(field: string, content: Readonly<Draft>): boolean {
  return content["use"] === "lent" && content["status"] === "in-use" && ["riskExplainedOn", "consentOn", "contact"].includes(field);
}

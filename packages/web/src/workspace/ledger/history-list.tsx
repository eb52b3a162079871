import { LEDGER_TABLES, tellField, type LedgerKind, type LookUp } from "@kaiji/formats/ledger-table";
import { useQuery } from "@tanstack/react-query";
import { useSpeaking } from "../../settings/language.tsx";
import type { AuditEntry } from "../api/answers.ts";
import { askAll } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { useLookUp } from "./use-look-up.ts";

interface HistoryListProps {
  readonly kind: LedgerKind;
  readonly id: string;
}

/** What became of an entry of the ledger: who changed what, and when. */
export function HistoryList({ kind, id }: HistoryListProps) {
  const words = useWords();
  const { ledger } = words;
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const look = useLookUp();
  const history = useQuery({ queryKey: [base, "history", id], queryFn: ({ signal }) => askAll<AuditEntry>(`${base}/history/${id}`, signal) });
  if (history.data === undefined) return history.error === null ? <p>{words.loading}</p> : <ProblemNotice error={history.error} />;
  const verbOf = ({ action }: AuditEntry) => action.split(".")[1] ?? "";
  const verbWord = (verb: string) => (ledger.verbs as Readonly<Record<string, string>>)[verb];
  const timeOf = ({ at }: AuditEntry) => new Date(at).toLocaleString(language === "ja" ? "ja-JP" : "en-GB", { timeZone: "Asia/Tokyo", dateStyle: "medium", timeStyle: "short" });
  const changesOf = (entry: AuditEntry) => (verbOf(entry) === "change" ? changedTexts(kind, entry, look, language) : []);
  const shown = (text: string) => (text === "" ? ledger.nothing : text);
  const options = (values: readonly string[], labelOf: (value: string) => string) => [...new Set(values)].map((value) => ({ value, label: labelOf(value) }));
  return (
    <ListView
      list={`history-${kind}`}
      caption={ledger.history}
      rows={history.data}
      keyOf={({ number }) => String(number)}
      nameOf={timeOf}
      isApart
      plainUpTo={3}
      empty={<p className="text-quiet">{ledger.historyEmpty}</p>}
      filters={[
        { id: "verb", label: ledger.historyWhat, options: options(history.data.map(verbOf), (verb) => verbWord(verb) ?? verb), fits: (entry, value) => verbOf(entry) === value },
        { id: "who", label: ledger.historyWho, options: options(history.data.map(({ personName }) => personName), (name) => name), fits: ({ personName }, value) => personName === value },
      ]}
      columns={[
        { id: "at", heading: ledger.historyAt, isRowHeading: true, text: timeOf, order: ({ at }) => at, cell: (entry) => <span className="font-normal">{timeOf(entry)}</span> },
        { id: "who", heading: ledger.historyWho, text: ({ personName }) => personName, cell: ({ personName }) => personName },
        { id: "verb", heading: ledger.historyWhat, text: (entry) => verbWord(verbOf(entry)) ?? entry.action, cell: (entry) => <span className="font-bold">{verbWord(verbOf(entry)) ?? entry.action}</span> },
        {
          id: "changes",
          heading: ledger.historyChanges,
          text: (entry) => changesOf(entry).map(({ label, before, after }) => `${label}: ${shown(before)} → ${shown(after)}`).join("\n"),
          cell: (entry) =>
            changesOf(entry).map(({ label, before, after }) => (
              <span key={label} className="block text-dns-16N-130 leading-170 break-words whitespace-pre-line">
                <span className="text-quiet">{label}: </span>
                {shown(before)} → <strong>{shown(after)}</strong>
              </span>
            )),
        },
      ]}
    />
  );
}

function changedTexts(kind: LedgerKind, { before, after }: AuditEntry, look: LookUp, language: "ja" | "en") {
  return LEDGER_TABLES[kind].fields.flatMap((field) => {
    const [was, is] = [tellField(field, before ?? {}, look, language), tellField(field, after ?? {}, look, language)];
    return was === is ? [] : [{ label: field[language], before: was, after: is }];
  });
}

import { LEDGER_TABLES, tellField, type LedgerKind, type LookUp } from "@kaiji/formats/ledger-table";
import { useQuery } from "@tanstack/react-query";
import { useSpeaking } from "../../settings/language.tsx";
import type { AuditEntry } from "../api/answers.ts";
import { askAll } from "../api/ask.ts";
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
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const look = useLookUp();
  const history = useQuery({ queryKey: [base, "history", id], queryFn: ({ signal }) => askAll<AuditEntry>(`${base}/history/${id}`, signal) });
  if (history.data === undefined) return history.error === null ? <p>{words.loading}</p> : <ProblemNotice error={history.error} />;
  return (
    <ol className="flex flex-col divide-y divide-line rounded-12 border border-line bg-raised">
      {history.data.map((entry) => {
        const verb = entry.action.split(".")[1] as keyof typeof words.ledger.verbs;
        return (
          <li key={entry.number} className="flex flex-col gap-1 px-4 py-3">
            <span>
              <span className="font-bold">{words.ledger.verbs[verb] ?? entry.action}</span>{" "}
              <span className="text-quiet">
                {new Date(entry.at).toLocaleString(language === "ja" ? "ja-JP" : "en-GB", { timeZone: "Asia/Tokyo", dateStyle: "medium", timeStyle: "short" })} {entry.personName}
              </span>
            </span>
            {verb === "change" ? (
              <ul className="text-dns-16N-130 leading-170">
                {changedTexts(kind, entry, look, language).map(({ label, before, after }) => (
                  <li key={label} className="break-words whitespace-pre-line">
                    <span className="text-quiet">{label}: </span>
                    {before === "" ? words.ledger.nothing : before} → <strong>{after === "" ? words.ledger.nothing : after}</strong>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function changedTexts(kind: LedgerKind, { before, after }: AuditEntry, look: LookUp, language: "ja" | "en") {
  return LEDGER_TABLES[kind].fields.flatMap((field) => {
    const [was, is] = [tellField(field, before ?? {}, look, language), tellField(field, after ?? {}, look, language)];
    return was === is ? [] : [{ label: field[language], before: was, after: is }];
  });
}

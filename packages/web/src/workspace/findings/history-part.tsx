import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

interface HistoryEntry {
  readonly number: number;
  readonly at: string;
  readonly action: string;
  readonly personName: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

const JAPAN = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });

/** Who changed what of a finding, and when; asked for when somebody wants to see it. */
export function HistoryPart({ findingId, version }: { readonly findingId: string; readonly version: number }) {
  const { findings } = useWords();
  const { base } = useOrganization();
  const [isShown, setIsShown] = useState(false);
  const history = useQuery({ queryKey: [base, "finding-history", findingId, version], enabled: isShown, queryFn: ({ signal }) => ask<{ items: HistoryEntry[] }>("GET", `${base}/findings/${findingId}/history`, { signal }) });
  const told = ({ action, before, after }: HistoryEntry) => {
    if (action === "finding.create") return findings.created;
    return Object.entries(findings.historyFields)
      .filter(([name]) => (before !== null && name in before) || (after !== null && name in after))
      .map(([name, label]) => (name === "state" ? `${label}${marks().colon}${stateWord(findings, before?.["state"])}→${stateWord(findings, after?.["state"])}` : typeof after?.[name] === "string" && name !== "disclosureId" ? `${label}${marks().colon}${String(after[name])}` : label))
      .join(marks().comma);
  };
  if (!isShown)
    return (
      <div>
        <Button size="small" variant="text" onPress={() => setIsShown(true)}>
          {findings.showHistory}
        </Button>
      </div>
    );
  return (
    <section>
      <h3 className="font-bold">{findings.history}</h3>
      <ProblemNotice error={history.error} />
      <ol className="flex flex-col gap-1 text-dns-14N-130 leading-170">
        {history.data?.items.map((entry) => (
          <li key={entry.number}>{findings.historyLine(JAPAN.format(new Date(entry.at)), entry.personName, told(entry))}</li>
        ))}
      </ol>
    </section>
  );
}

function stateWord(words: { readonly states: Readonly<Record<string, string>> }, state: unknown): string {
  return words.states[String(state)] ?? "";
}

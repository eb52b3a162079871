import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { ask } from "../api/ask.ts";
import type { AuditEntry } from "../api/answers.ts";
import { DataTable } from "../parts/data-table.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { actionWords } from "./action-words.ts";
import { EntryChange } from "./entry-change.tsx";
import { loadRows } from "./load-rows.ts";

const JAPAN = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "medium" });

/** Who changed what, when and how: newest first, searched, and as CSV. */
export function AuditPage() {
  const words = useWords();
  const { audit } = words;
  const { base } = useOrganization();
  const [search, setSearch] = useState("");
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const filters = new URLSearchParams({
    ...(search.trim() === "" ? {} : { search: search.trim() }),
    ...(since === "" ? {} : { since: `${since}T00:00:00+09:00` }),
    ...(until === "" ? {} : { until: `${until}T23:59:59+09:00` }),
  }).toString();
  const wanted = useDeferredValue(filters);
  const entries = useInfiniteQuery({
    queryKey: [base, "audit", wanted],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => ask<{ items: AuditEntry[]; next: string | null }>("GET", `${base}/audit?limit=100&${wanted}${pageParam === "" ? "" : `&cursor=${pageParam}`}`, { signal }),
    getNextPageParam: (page) => page.next,
  });
  const [share, setShare] = useState<number | null>(null);
  const exporting = useMutation({
    mutationFn: () => loadRows(`${base}/audit.csv?${filters}`, setShare),
    onSuccess: (file) => saveFile("audit.csv", file, "text/csv"),
    onSettled: () => setShare(null),
  });
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame
      title={audit.title}
      lead={audit.lead}
      isWide
      actions={
        <>
          {share === null ? null : (
            <output className="text-quiet">
              <progress className="mr-2 align-middle" value={share} max={1} aria-label={audit.csv} />
              {audit.exporting(Math.floor(share * 100))}
            </output>
          )}
          <Button variant="outline" isPending={exporting.isPending} onPress={() => exporting.mutate()}>
            {audit.csv}
          </Button>
        </>
      }
    >
      <div className="on-screen flex flex-wrap gap-4">
        <div className="w-72">
          <TextBox label={words.search} value={search} onChange={setSearch} />
        </div>
        <TextBox label={audit.since} type="date" value={since} onChange={setSince} />
        <TextBox label={audit.until} type="date" value={until} onChange={setUntil} />
      </div>
      <ProblemNotice error={entries.error ?? exporting.error} />
      {entries.data !== undefined && rows.length === 0 ? <p>{audit.empty}</p> : null}
      {rows.length === 0 ? null : (
        <DataTable
          caption={audit.title}
          rows={rows}
          keyOf={({ number }) => String(number)}
          columns={[
            { heading: "#", cell: ({ number }) => number },
            { heading: audit.at, cell: ({ at }) => <span className="whitespace-nowrap">{JAPAN.format(new Date(at))}</span> },
            { heading: audit.who, cell: ({ personName }) => personName },
            { heading: audit.action, isRowHeading: true, cell: ({ action }) => <span title={action}>{actionWords(action, audit)}</span> },
            { heading: audit.what, cell: ({ subjectName, subjectId }) => <span className="break-words" title={subjectId}>{subjectName ?? ""}</span> },
            { heading: audit.change, cell: (entry) => <EntryChange entry={entry} /> },
            { heading: audit.from, cell: ({ via, address }) => `${(audit.vias as Readonly<Record<string, string>>)[via] ?? via}${address === null ? "" : ` ${address}`}` },
          ]}
        />
      )}
      {entries.hasNextPage ? (
        <Button variant="outline" isPending={entries.isFetchingNextPage} onPress={() => void entries.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </PageFrame>
  );
}

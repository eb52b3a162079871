import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { ask, askAll } from "../api/ask.ts";
import type { AuditEntry } from "../api/answers.ts";
import { FilterFold } from "../parts/list/filter-fold.tsx";
import { WHOLE_LIST, conditionsInForce, queryOf } from "../parts/list/list-state.ts";
import { ListTable } from "../parts/list/list-table.tsx";
import { SavedViews } from "../parts/list/saved-views.tsx";
import { useListState } from "../parts/list/use-list-state.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
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
  const { labelOf } = useCriteria();
  const [state, change] = useListState();
  const members = useQuery({ queryKey: [base, "members"], queryFn: ({ signal }) => askAll<{ readonly personId: string; readonly name: string }>(`${base}/members`, signal) });
  const { kind = "", personId = "", since = "", until = "" } = state.filters;
  const filter = (name: string) => (value: string) => change({ ...state, filters: { ...state.filters, [name]: value } });
  const filters = new URLSearchParams({
    ...(state.search.trim() === "" ? {} : { search: state.search.trim() }),
    ...(kind === "" ? {} : { kind }),
    ...(personId === "" ? {} : { personId }),
    ...(since === "" ? {} : { since: `${since}T00:00:00+09:00` }),
    ...(until === "" ? {} : { until: `${until}T23:59:59.999+09:00` }),
  }).toString();
  const isOldest = state.sort !== null && !state.sort.isDescending;
  const wanted = useDeferredValue(`${filters}&order=${isOldest ? "oldest" : "newest"}`);
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
  const all = { value: "", label: words.list.all };
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
      <div className="on-screen flex flex-wrap items-end gap-3">
        <div className="w-56 max-sm:w-full">
          <TextBox label={words.search} type="search" value={state.search} onChange={(search) => change({ ...state, search })} />
        </div>
        <FilterFold inForce={conditionsInForce(state)}>
          <div className="w-48 max-sm:w-[calc(50%-0.375rem)]">
            <SelectBox label={audit.kind} value={kind} options={[all, ...Object.entries(audit.kinds).map(([value, label]) => ({ value, label }))]} onChange={filter("kind")} />
          </div>
          <div className="w-48 max-sm:w-[calc(50%-0.375rem)]">
            <SelectBox label={audit.who} value={personId} options={[all, ...(members.data ?? []).map((member) => ({ value: member.personId, label: member.name }))]} onChange={filter("personId")} />
          </div>
          <TextBox label={audit.since} type="date" value={since} onChange={filter("since")} />
          <TextBox label={audit.until} type="date" value={until} onChange={filter("until")} />
          <SavedViews list="audit" state={state} onChoose={change} />
          {queryOf(state) === "" ? null : (
            <Button variant="text" onPress={() => change(WHOLE_LIST)}>
              {words.list.clear}
            </Button>
          )}
        </FilterFold>
      </div>
      <ProblemNotice error={entries.error ?? exporting.error} />
      {entries.data !== undefined && rows.length === 0 ? <EmptyState heading={audit.empty}><p>{audit.emptyHint}</p></EmptyState> : null}
      {rows.length === 0 ? null : (
        <ListTable
          caption={audit.title}
          rows={rows}
          keyOf={({ number }) => String(number)}
          // Entries stand in the order in which they came; nothing else can be sorted page by page.
          sort={{ column: "number", isDescending: !isOldest }}
          onSort={() => change({ ...state, sort: isOldest ? null : { column: "number", isDescending: false } })}
          columns={[
            { id: "number", heading: "#", order: ({ number }) => number, cell: ({ number }) => number },
            { id: "at", heading: audit.at, cell: ({ at }) => <span className="whitespace-nowrap">{JAPAN.format(new Date(at))}</span> },
            { id: "who", heading: audit.who, cell: ({ personName }) => personName },
            { id: "action", heading: audit.action, isRowHeading: true, cell: ({ action }) => <span title={action}>{actionWords(action, audit)}</span> },
            { id: "what", heading: audit.what, cell: ({ subjectName, subjectId }) => <span className="break-words" title={subjectId}>{labelOf(subjectName ?? "")}</span> },
            { id: "change", heading: audit.change, cell: (entry) => <EntryChange entry={entry} /> },
            { id: "from", heading: audit.from, cell: ({ via, address }) => `${(audit.vias as Readonly<Record<string, string>>)[via] ?? via}${address === null ? "" : ` ${address}`}` },
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

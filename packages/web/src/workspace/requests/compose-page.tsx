import { dayInJapan, type RequestDraft } from "@kaiji/formats/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { PathLink } from "../route/path-link.tsx";
import { goTo } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { readAskFor } from "./ask-for.ts";
import { DraftCard } from "./draft-card.tsx";
import type { ProposedRequests, RequestRecord } from "./request-records.ts";
import { isOnlyHere } from "./is-only-here.ts";
import { SendProgress } from "./send-progress.tsx";
import { useSending } from "./use-sending.ts";
import { marks } from "../../settings/page-language.ts";

/** A letter is much to look at. */
const DRAFTS_AT_ONCE = 20;

/** Makes requests: everything that is missing, a letter a provider, to be looked through before it goes out. */
export function ComposePage() {
  const words = useWords();
  const { compose } = words.requests;
  const { base } = useOrganization();
  const [what] = useState(readAskFor);
  const proposed = useQuery({ queryKey: [base, "propose", what], gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, queryFn: () => ask<ProposedRequests>("POST", `${base}/requests/propose`, { body: { findingIds: what.findingIds ?? null, systemIds: what.systemIds ?? null, providerIds: what.providerIds ?? null } }) });
  if (proposed.data === undefined) return <PageFrame title={compose.title}>{proposed.error === null ? <p>{words.loading}</p> : <ProblemNotice error={proposed.error} />}</PageFrame>;
  return (
    <PageFrame title={compose.title} lead={compose.lead}>
      {proposed.data.withoutProvider.length === 0 ? null : (
        <Notice look="open" heading={compose.withoutProvider(proposed.data.withoutProvider.map(({ name }) => name).join(marks().comma))}>
          <PathLink to="/workspace/ledger">{compose.toLedger}</PathLink>
        </Notice>
      )}
      {proposed.data.requests.length === 0 ? (
        <EmptyState heading={compose.nothing}>
          <PathLink to="/workspace/requests">{words.requests.detail.back}</PathLink>
        </EmptyState>
      ) : (
        <Drafts proposed={proposed.data.requests} />
      )}
    </PageFrame>
  );
}

function Drafts({ proposed }: { readonly proposed: readonly RequestDraft[] }) {
  const { requests } = useWords();
  const { compose } = requests;
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState(proposed);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [campaign, setCampaign] = useState(() => compose.usualName(dayInJapan(Date.now())));
  const [error, setError] = useState<unknown>(null);
  const [isPending, setIsPending] = useState(false);
  const sending = useSending();
  const chosen = drafts.filter((draft) => !left.has(draft.providerId) && draft.disclosures.length + draft.rows.length > 0);
  const change = (next: RequestDraft) => setDrafts(drafts.map((draft) => (draft.providerId === next.providerId ? next : draft)));
  const keep = async (isSent: boolean) => {
    setIsPending(true);
    try {
      const { items } = await ask<{ items: readonly RequestRecord[] }>("POST", `${base}/requests`, { body: { campaign: chosen.length > 1 ? campaign : null, requests: chosen } });
      if (isSent) await sending.send(items.map(({ id }) => id));
      await queries.invalidateQueries({ queryKey: [base] });
      goTo(items.length === 1 ? `/workspace/requests/${items[0]?.id}` : "/workspace/requests");
    } catch (failure) {
      setError(failure);
      setIsPending(false);
    }
  };
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {drafts.length > 1 ? <TextBox label={compose.name} hint={compose.nameHint} value={campaign} onChange={setCampaign} /> : null}
        <TextBox label={compose.dueAll} type="date" value={drafts[0]?.dueOn ?? ""} onChange={(dueOn) => (dueOn === "" ? undefined : setDrafts(drafts.map((draft) => ({ ...draft, dueOn }))))} />
      </div>
      {drafts.length < 2 ? null : (
        <div className="on-screen flex flex-wrap gap-2">
          <Button variant="quiet" isDisabled={left.size === 0} onPress={() => setLeft(new Set())}>
            {compose.includeAll}
          </Button>
          <Button variant="quiet" isDisabled={left.size === drafts.length} onPress={() => setLeft(new Set(drafts.map(({ providerId }) => providerId)))}>
            {compose.includeNone}
          </Button>
        </div>
      )}
      <ListView
        list="request-drafts"
        caption={compose.title}
        rows={drafts}
        keyOf={({ providerId }) => providerId}
        nameOf={({ toName }) => toName}
        isApart
        plainUpTo={3}
        pageSize={DRAFTS_AT_ONCE}
        empty={null}
        filters={[
          { id: "by", label: requests.by, options: (["mail", "print"] as const).map((value) => ({ value, label: requests.byWays[value] })), fits: ({ by }, value) => by === value },
          { id: "include", label: compose.include, options: [{ value: "yes", label: compose.included }, { value: "no", label: compose.notIncluded }], fits: ({ providerId }, value) => left.has(providerId) === (value === "no") },
        ]}
        columns={[
          { id: "to", heading: compose.to, text: ({ toName }) => toName, cell: ({ toName }) => toName },
          { id: "count", heading: compose.asked, text: ({ disclosures, rows }) => String(disclosures.length + rows.length), order: ({ disclosures, rows }) => disclosures.length + rows.length, cell: () => null },
          { id: "systems", heading: compose.list, text: ({ disclosures, rows }) => [...new Set([...disclosures, ...rows].map(({ systemName }) => systemName))].join(marks().comma), cell: () => null },
        ]}
        card={(draft) => <DraftCard draft={draft} proposed={proposed.find(({ providerId }) => providerId === draft.providerId)} isChosen={!left.has(draft.providerId)} onChoose={(is) => setLeft(new Set(is ? [...left].filter((id) => id !== draft.providerId) : [...left, draft.providerId]))} onChange={change} />}
      />
      {isOnlyHere(location.hostname) ? <Notice look="open" heading={compose.onlyHere(location.host)}><p>{compose.onlyHereLead}</p></Notice> : null}
      <ProblemNotice error={error ?? sending.error} />
      <SendProgress sending={sending} />
      <div className="flex flex-wrap gap-3">
        <Button size="large" isPending={isPending} isDisabled={chosen.length === 0} onPress={() => void keep(true)}>
          {compose.send(chosen.length)}
        </Button>
        <Button size="large" variant="outline" isPending={isPending} isDisabled={chosen.length === 0} onPress={() => void keep(false)}>
          {compose.save}
        </Button>
      </div>
    </>
  );
}

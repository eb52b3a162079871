import { REQUEST_STANDINGS } from "@kaiji/domain";
import { dayInJapan, type RequestContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useRecords } from "../api/use-records.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { askFor } from "./ask-for.ts";
import { ByHandNotice } from "./by-hand-notice.tsx";
import { ReminderSettings } from "./reminder-settings.tsx";
import { letterDay, standingOf, type RequestRecord } from "./request-records.ts";
import { ResponseTimeline } from "./response-timeline.tsx";
import { SendProgress } from "./send-progress.tsx";
import { StandingBadge } from "./standing-badge.tsx";
import { useSending } from "./use-sending.ts";

/** All requests: what was asked of whom, and how each stands. */
export function RequestsPage() {
  const words = useWords();
  const { requests } = words;
  const { may } = useOrganization();
  const records = useRecords<RequestContent>("requests");
  const campaigns = useRecords<{ readonly name: string }>("campaigns");
  const [now] = useState(() => Date.now());
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const sending = useSending();
  const today = dayInJapan(now);
  const campaignOf = ({ content }: RequestRecord) => campaigns.data?.find(({ id }) => id === content.campaignId)?.content.name ?? "";
  const rows = (records.data as readonly RequestRecord[] | undefined)?.toReversed();
  const askAll = may("write") ? <Button onPress={() => askFor()}>{requests.askAll}</Button> : undefined;
  if (rows === undefined) return <PageFrame title={requests.title}>{records.error === null ? <p>{words.loading}</p> : <ProblemNotice error={records.error} />}</PageFrame>;
  return (
    <PageFrame title={requests.title} lead={requests.lead} isWide actions={rows.length === 0 ? undefined : askAll}>
      <ProblemNotice error={sending.error} />
      <SendProgress sending={sending} />
      {may("write") ? <ByHandNotice requests={rows} today={today} /> : null}
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      <ListView
        list="requests"
        caption={requests.title}
        rows={rows}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.toName}
        empty={
          <EmptyState heading={requests.empty}>
            <p>{requests.emptyHint}</p>
            {askAll}
          </EmptyState>
        }
        filters={[
          { id: "standing", label: requests.state, options: REQUEST_STANDINGS.map((value) => ({ value, label: requests.standings[value] })), fits: (row, value) => standingOf(row, today) === value },
          { id: "campaign", label: requests.campaign, options: (campaigns.data ?? []).map(({ id, content }) => ({ value: id, label: content.name })), fits: ({ content }, value) => content.campaignId === value },
        ]}
        bulk={[
          {
            label: requests.send,
            run: (chosen) => {
              const drafts = chosen.filter(({ content }) => content.state === "draft");
              if (drafts.length > 0) setAsked({ title: requests.send, text: requests.sendSure(drafts.length), run: () => sending.send(drafts.map(({ id }) => id)) });
            },
          },
          {
            label: requests.markSent,
            run: (chosen) => {
              const waiting = chosen.filter((row) => standingOf(row, today) === "to-send");
              if (waiting.length > 0) setAsked({ title: requests.markSent, text: requests.markSentSure(waiting.length), run: () => sending.markSent(waiting.map(({ id }) => id)) });
            },
          },
          {
            label: requests.close,
            run: (chosen) => setAsked({ title: requests.close, text: requests.closeSure, run: () => sending.closeAll(chosen.filter(({ content }) => content.state !== "closed" && content.state !== "forwarded").map(({ id }) => id)) }),
          },
        ]}
        columns={[
          { id: "provider", heading: requests.provider, isRowHeading: true, text: ({ content }) => content.toName, cell: ({ id, content }) => <PathLink to={`/workspace/requests/${id}`}>{content.toName}</PathLink> },
          { id: "standing", heading: requests.state, text: (row) => requests.standings[standingOf(row, today)], order: (row) => REQUEST_STANDINGS.indexOf(standingOf(row, today)), cell: (row) => <StandingBadge standing={standingOf(row, today)} /> },
          { id: "due", heading: requests.due, text: ({ content }) => content.dueOn, cell: ({ content }) => content.dueOn },
          { id: "asked", heading: requests.asked, text: ({ content }) => requests.askedWhat(content.disclosures.length, content.rows.length), order: ({ content }) => content.disclosures.length + content.rows.length, cell: ({ content }) => requests.askedWhat(content.disclosures.length, content.rows.length) },
          { id: "received", heading: requests.received, text: ({ content }) => String(content.received), order: ({ content }) => content.received, cell: ({ content }) => `${content.received} / ${content.disclosures.length + content.rows.length}` },
          { id: "sent", heading: requests.sentOn, text: letterDay, cell: letterDay },
          { id: "chasers", heading: requests.chasers, text: ({ content }) => String(content.chasers.length), order: ({ content }) => content.chasers.length, cell: ({ content }) => (content.chasers.length === 0 ? "" : requests.chaserCount(content.chasers.length)) },
          { id: "by", heading: requests.by, text: ({ content }) => requests.byWays[content.by], cell: ({ content }) => requests.byWays[content.by] },
          { id: "campaign", heading: requests.campaign, text: campaignOf, cell: campaignOf },
        ]}
      />
      {rows.some((row) => letterDay(row) !== "") ? <ResponseTimeline rows={rows} today={today} /> : null}
      {may("manage") ? <ReminderSettings /> : null}
    </PageFrame>
  );
}

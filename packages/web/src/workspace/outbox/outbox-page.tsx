import { dayInJapan } from "@kaiji/formats/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import type { ApiRecord, MessageContent } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { JobList } from "./job-list.tsx";
import { LetterDialog } from "./letter-dialog.tsx";

const STATES = ["waiting", "failed", "sent", "copied"] as const;

const isWaiting = ({ state }: MessageContent) => state === "waiting" || state === "failed";

/** Letters to providers, and what Kaiji does in the background. */
export function OutboxPage() {
  const words = useWords();
  const { outbox } = words;
  const { base } = useOrganization();
  const queries = useQueryClient();
  const messages = useRecords<MessageContent>("messages");
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const [opened, setOpened] = useState<ApiRecord<MessageContent> | null>(null);
  const mark = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await ask("POST", `${base}/messages/${id}/copied`);
    },
    onSuccess: () => setOpened(null),
    onSettled: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  return (
    <PageFrame title={outbox.title} lead={outbox.lead}>
      <ProblemNotice error={messages.error ?? mark.error} />
      {messages.data === undefined ? null : (
        <ListView
          list="outbox"
          caption={outbox.title}
          rows={messages.data.toReversed()}
          keyOf={({ id }) => id}
          nameOf={({ content }) => `${content.to} ${content.subject}`}
          empty={
            <EmptyState heading={outbox.empty}>
              <PathLink to="/workspace/requests/new">{outbox.toRequests}</PathLink>
            </EmptyState>
          }
          filters={[{ id: "state", label: outbox.state, options: STATES.map((value) => ({ value, label: outbox.states[value] })), fits: ({ content }, value) => content.state === value }]}
          bulk={[
            {
              label: outbox.mark,
              run: (chosen) => {
                const waiting = chosen.filter(({ content }) => isWaiting(content));
                if (waiting.length > 0) setAsked({ title: outbox.mark, text: outbox.markSure(waiting.length), run: () => mark.mutate(waiting.map(({ id }) => id)) });
              },
            },
          ]}
          columns={[
            { id: "made", heading: outbox.made, text: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <span className="whitespace-nowrap">{dayInJapan(Date.parse(createdAt))}</span> },
            { id: "to", heading: outbox.to, text: ({ content }) => content.to, cell: ({ content }) => <span className="break-all">{content.to}</span> },
            {
              id: "subject",
              heading: outbox.subject,
              isRowHeading: true,
              text: ({ content }) => content.subject,
              cell: (message) => (
                <button type="button" className="text-left text-link underline" onClick={() => setOpened(message)}>
                  {message.content.subject}
                </button>
              ),
            },
            { id: "state", heading: outbox.state, text: ({ content }) => outbox.states[content.state], cell: ({ content }) => <span className={isWaiting(content) ? "font-bold" : "text-quiet"}>{outbox.states[content.state]}</span> },
          ]}
        />
      )}
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      <JobList />
      {opened === null ? null : <LetterDialog key={opened.id} message={opened} isMarking={mark.isPending} onMark={() => mark.mutate([opened.id])} onClose={() => setOpened(null)} />}
    </PageFrame>
  );
}

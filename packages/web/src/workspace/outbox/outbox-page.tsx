import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import type { ApiRecord, MessageContent } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { DataTable } from "../parts/data-table.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { JobList } from "./job-list.tsx";
import { LetterDialog } from "./letter-dialog.tsx";

/** Letters to providers, and what Kaiji does in the background. */
export function OutboxPage() {
  const words = useWords();
  const { outbox } = words;
  const { base } = useOrganization();
  const queries = useQueryClient();
  const messages = useRecords<MessageContent>("messages");
  const [opened, setOpened] = useState<ApiRecord<MessageContent> | null>(null);
  const mark = useMutation({
    mutationFn: (id: string) => ask("POST", `${base}/messages/${id}/copied`),
    onSuccess: () => {
      setOpened(null);
      return queries.invalidateQueries({ queryKey: [base] });
    },
  });
  return (
    <PageFrame title={outbox.title} lead={outbox.lead}>
      <ProblemNotice error={messages.error ?? mark.error} />
      {messages.data?.length === 0 ? <EmptyState heading={outbox.empty} /> : null}
      {messages.data === undefined || messages.data.length === 0 ? null : (
        <DataTable
          caption={outbox.title}
          rows={messages.data.toReversed()}
          keyOf={({ id }) => id}
          columns={[
            { heading: outbox.to, cell: ({ content }) => content.to },
            {
              heading: outbox.subject,
              isRowHeading: true,
              cell: (message) => (
                <button type="button" className="text-left text-link underline" onClick={() => setOpened(message)}>
                  {message.content.subject}
                </button>
              ),
            },
            { heading: outbox.state, cell: ({ content }) => outbox.states[content.state] },
          ]}
        />
      )}
      <JobList />
      {opened === null ? null : <LetterDialog key={opened.id} message={opened} isMarking={mark.isPending} onMark={() => mark.mutate(opened.id)} onClose={() => setOpened(null)} />}
    </PageFrame>
  );
}

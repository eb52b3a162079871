import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { useRecordChanges, useRecords } from "../api/use-records.ts";
import { DataTable } from "../parts/data-table.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ClauseForm } from "./clause-form.tsx";

type Content = ClauseRecord["content"];

/** The institution's own rules, clause by clause. */
export function RulebookPage() {
  const { rulebook } = useWords();
  const { may } = useOrganization();
  const clauses = useRecords<Content>("clauses");
  const changes = useRecordChanges<Content>("clauses");
  const [editing, setEditing] = useState<{ readonly record: ClauseRecord | null } | null>(null);
  const [removed, setRemoved] = useState<{ id: string; version: number; name: string } | null>(null);
  const save = async (content: Content) => {
    const record = editing?.record ?? null;
    await (record === null ? changes.add.mutateAsync(content) : changes.change.mutateAsync({ id: record.id, version: record.version, content }));
    setEditing(null);
  };
  const remove = async (record: ClauseRecord) => {
    const gone = await changes.remove.mutateAsync(record);
    setRemoved({ id: gone.id, version: gone.version, name: `${record.content.number} ${record.content.title}` });
  };
  return (
    <PageFrame title={rulebook.title} lead={rulebook.lead} actions={may("write") ? <Button onPress={() => setEditing({ record: null })}>{rulebook.add}</Button> : undefined}>
      <ProblemNotice error={clauses.error ?? changes.remove.error} />
      {removed === null ? null : (
        <UndoBar
          message={rulebook.removed(removed.name)}
          onUndo={() => {
            changes.restore.mutate(removed);
            setRemoved(null);
          }}
        />
      )}
      {clauses.data?.length === 0 ? <EmptyState heading={rulebook.empty} /> : null}
      {clauses.data === undefined || clauses.data.length === 0 ? null : (
        <DataTable
          caption={rulebook.title}
          rows={clauses.data}
          keyOf={({ id }) => id}
          columns={[
            { heading: rulebook.number, cell: ({ content }) => content.number },
            { heading: rulebook.heading, isRowHeading: true, cell: ({ content }) => content.title },
            { heading: rulebook.text, cell: ({ content }) => <span className="whitespace-pre-wrap">{content.text}</span> },
            {
              heading: "",
              cell: (record) =>
                may("write") ? (
                  <span className="on-screen flex gap-1">
                    <Button variant="quiet" size="small" aria-label={`${record.content.number} ${rulebook.edit}`} onPress={() => setEditing({ record })}>
                      {rulebook.edit}
                    </Button>
                    <Button variant="text" size="small" aria-label={`${record.content.number} ${rulebook.remove}`} onPress={() => void remove(record).catch(() => undefined)}>
                      {rulebook.remove}
                    </Button>
                  </span>
                ) : null,
            },
          ]}
        />
      )}
      {editing === null ? null : (
        <ClauseForm content={editing.record?.content ?? { number: "", title: "", text: "", covers: [] }} error={changes.add.error ?? changes.change.error} onSave={(content) => void save(content).catch(() => undefined)} onClose={() => setEditing(null)} />
      )}
    </PageFrame>
  );
}

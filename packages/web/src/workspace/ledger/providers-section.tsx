import { useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import type { ListColumn } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ProviderForm } from "./provider-form.tsx";

interface ProvidersSectionProps {
  readonly providers: readonly ProviderRecord[];
  readonly systems: readonly SystemRecord[];
  readonly isAdding: boolean;
  readonly onAdded: () => void;
  /** Another list stands on the same screen. */
  readonly isApart?: boolean;
}

/** Who makes, serves, sells or maintains, how to reach them, and which systems are theirs. */
export function ProvidersSection({ providers, systems, isAdding, onAdded, isApart = false }: ProvidersSectionProps) {
  const { ledger } = useWords();
  const { may } = useOrganization();
  const changes = useRecordChanges<ProviderRecord["content"]>("providers");
  const [editing, setEditing] = useState<ProviderRecord | null>(null);
  const [removed, setRemoved] = useState<ProviderRecord | null>(null);
  const mayWrite = may("write");
  const columns = useMemo((): ListColumn<ProviderRecord>[] => {
    const text = (name: "contactName" | "email" | "phone") => ({ id: name, heading: ledger[name], text: ({ content }: ProviderRecord) => content[name] ?? "", cell: ({ content }: ProviderRecord) => content[name] ?? "" });
    const theirs = ({ id }: ProviderRecord) => systems.filter(({ content }) => content.providers.some(({ providerId }) => providerId === id)).map(({ content }) => content.name).join("、");
    return [
      { id: "name", heading: ledger.name, isRowHeading: true, text: ({ content }) => content.name, cell: ({ content }) => content.name },
      { id: "systems", heading: ledger.systems, text: theirs, cell: theirs },
      text("contactName"),
      text("email"),
      text("phone"),
      {
        id: "actions",
        heading: "",
        cell: (provider) =>
          mayWrite ? (
            <span className="on-screen flex gap-1">
              <Button variant="quiet" size="small" aria-label={`${provider.content.name} ${ledger.edit}`} onPress={() => setEditing(provider)}>
                {ledger.edit}
              </Button>
              <Button variant="text" size="small" aria-label={`${provider.content.name} ${ledger.remove}`} onPress={() => void changes.remove.mutateAsync(provider).then((gone) => setRemoved(gone)).catch(() => undefined)}>
                {ledger.remove}
              </Button>
            </span>
          ) : null,
      },
    ];
  }, [ledger, systems, mayWrite, changes.remove]);
  const close = () => {
    changes.add.reset();
    changes.change.reset();
    setEditing(null);
    onAdded();
  };
  const save = async (content: ProviderRecord["content"]) => {
    if (editing === null) await changes.add.mutateAsync(content);
    else await changes.change.mutateAsync({ id: editing.id, version: editing.version, content });
    close();
  };
  return (
    <>
      <ProblemNotice error={changes.remove.error ?? changes.restore.error} />
      {removed === null ? null : (
        <UndoBar
          message={ledger.removed(removed.content.name)}
          onUndo={() => {
            changes.restore.mutate(removed);
            setRemoved(null);
          }}
        />
      )}
      <ListView
        list="providers"
        caption={ledger.providers}
        columns={columns}
        rows={providers}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.name}
        isApart={isApart}
        empty={
          <EmptyState heading={ledger.emptyProviders}>
            <p>{ledger.emptyProvidersHint}</p>
          </EmptyState>
        }
      />
      {editing !== null || isAdding ? (
        <ProviderForm title={editing === null ? ledger.addProvider : ledger.edit} content={editing?.content ?? { name: "", roles: [] }} error={changes.add.error ?? changes.change.error} isBusy={changes.add.isPending || changes.change.isPending} onSave={(content) => void save(content).catch(() => undefined)} onClose={close} />
      ) : null}
    </>
  );
}

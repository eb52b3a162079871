import { useState } from "react";
import type { ApiRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";

/** Adding, changing and removing records of a list, one dialog at a time; what was removed can be put back. */
export interface Editing<Content> {
  /** The record that is open; `null` while a new one is written, or none. */
  readonly opened: ApiRecord<Content> | null;
  readonly isOpen: boolean;
  readonly open: (record: ApiRecord<Content>) => void;
  readonly close: () => void;
  readonly save: (content: Content) => void;
  /** Adds one without a dialog. */
  readonly add: (content: Content) => void;
  readonly isAdding: boolean;
  readonly remove: (records: readonly ApiRecord<Content>[]) => void;
  readonly removed: readonly ApiRecord<Content>[];
  readonly undo: () => void;
  /** Of the dialog. */
  readonly error: unknown;
  readonly isBusy: boolean;
  /** Of everything outside of it. */
  readonly listError: unknown;
}

/** @param isNew a new record is being written; `onNewEnd` when that is over */
export function useEditing<Content>(plural: string, isNew: boolean, onNewEnd: () => void): Editing<Content> {
  const changes = useRecordChanges<Content>(plural);
  const [opened, setOpened] = useState<ApiRecord<Content> | null>(null);
  const [removed, setRemoved] = useState<readonly ApiRecord<Content>[]>([]);
  const isOpen = opened !== null || isNew;
  const error = changes.add.error ?? changes.change.error;
  const close = () => {
    changes.add.reset();
    changes.change.reset();
    setOpened(null);
    onNewEnd();
  };
  const save = async (content: Content) => {
    if (opened === null) await changes.add.mutateAsync(content);
    else await changes.change.mutateAsync({ id: opened.id, version: opened.version, content });
    close();
  };
  const remove = async (records: readonly ApiRecord<Content>[]) => {
    const gone: ApiRecord<Content>[] = [];
    // One that somebody has changed meanwhile stays, and the refusal is shown; the others go.
    for (const record of records) await changes.remove.mutateAsync(record).then((one) => gone.push(one)).catch(() => undefined);
    setRemoved(gone);
  };
  const undo = async () => {
    for (const record of removed) await changes.restore.mutateAsync(record).catch(() => undefined);
    setRemoved([]);
  };
  return {
    opened,
    isOpen,
    open: setOpened,
    close,
    save: (content) => void save(content).catch(() => undefined),
    add: (content) => changes.add.mutate(content),
    isAdding: changes.add.isPending,
    remove: (records) => void remove(records),
    removed,
    undo: () => void undo(),
    error,
    isBusy: changes.add.isPending || changes.change.isPending,
    listError: changes.remove.error ?? changes.restore.error ?? (isOpen ? null : changes.add.error),
  };
}

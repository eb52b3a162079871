import type { Library } from "@kaiji/domain";
import { useCallback, useEffect, useRef, type Dispatch } from "react";
import { openReadingQueue, type QueueEvent, type ReadingQueue } from "../../worker/reading-queue.ts";
import { startReader } from "../../worker/start-reader.ts";
import type { Action } from "./state/quick-check-state.ts";

interface Reading {
  readonly take: (files: readonly File[]) => void;
  /** Reads a file again that was taken before. */
  readonly retake: (id: string) => void;
  readonly drop: (id: string) => void;
}

/** Hands files to the worker and its reports to the state. Files that come before the library wait for it. */
export function useReading(library: Library | null, dispatch: Dispatch<Action>): Reading {
  const queue = useRef<ReadingQueue | null>(null);
  const early = useRef<{ id: string; file: File }[]>([]);
  const taken = useRef(new Map<string, File>());
  const nextId = useRef(1);

  useEffect(() => {
    if (library === null) return;
    queue.current = openReadingQueue(startReader, library, (event) => dispatch(asAction(event)));
    for (const { id, file } of early.current.splice(0)) queue.current.add(id, file);
  }, [library, dispatch]);

  const read = useCallback((id: string, file: File) => {
    if (queue.current === null) early.current.push({ id, file });
    else queue.current.add(id, file);
  }, []);

  const take = useCallback(
    (files: readonly File[]) => {
      const added = files.map((file) => ({ id: `f${nextId.current++}`, name: file.name, size: file.size, file }));
      for (const { id, file } of added) taken.current.set(id, file);
      dispatch({ kind: "added", files: added.map(({ id, name, size }) => ({ id, name, size })) });
      for (const { id, file } of added) read(id, file);
    },
    [dispatch, read],
  );
  const retake = useCallback(
    (id: string) => {
      const file = taken.current.get(id);
      if (file !== undefined) read(id, file);
    },
    [read],
  );
  const drop = useCallback((id: string) => {
    early.current = early.current.filter((job) => job.id !== id);
    queue.current?.cancel(id);
  }, []);
  return { take, retake, drop };
}

function asAction(event: QueueEvent): Action {
  if (event.kind !== "done") return event;
  const { id, sha256, reading } = event;
  return reading.ok
    ? { kind: "read", id, sha256, disclosures: reading.value }
    : { kind: "refused", id, refusal: reading.refusal };
}

import type { Library } from "@kaiji/domain";
import { useCallback, useEffect, useRef, type Dispatch } from "react";
import type { ReadJob } from "../../worker/protocol.ts";
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
  const early = useRef<ReadJob[]>([]);
  const taken = useRef(new Map<string, ReadJob>());
  const nextId = useRef(1);

  const enqueue = useCallback((job: ReadJob) => {
    if (queue.current === null) early.current.push(job);
    else queue.current.add(job);
  }, []);

  const takeAs = useCallback(
    (files: readonly File[], isInside: boolean) => {
      const jobs = files.map((file) => ({ id: `f${nextId.current++}`, file, isInside }));
      for (const job of jobs) taken.current.set(job.id, job);
      dispatch({ kind: "added", files: jobs.map(({ id, file }) => ({ id, name: file.name, size: file.size })) });
      for (const job of jobs) enqueue(job);
    },
    [dispatch, enqueue],
  );

  const hear = useCallback(
    (event: QueueEvent) => {
      if (event.kind !== "unpacked") return dispatch(asAction(event));
      dispatch({ kind: "unpacked", id: event.id, count: event.files.length + event.refused.length });
      for (const { name, refusal } of event.refused) {
        const id = `f${nextId.current++}`;
        dispatch({ kind: "added", files: [{ id, name, size: 0 }] });
        dispatch({ kind: "refused", id, refusal });
      }
      takeAs(event.files, true);
    },
    [dispatch, takeAs],
  );

  useEffect(() => {
    if (library === null) return;
    queue.current = openReadingQueue(startReader, library, hear);
    for (const job of early.current.splice(0)) queue.current.add(job);
  }, [library, hear]);

  const take = useCallback((files: readonly File[]) => takeAs(files, false), [takeAs]);
  const retake = useCallback(
    (id: string) => {
      const job = taken.current.get(id);
      if (job !== undefined) enqueue(job);
    },
    [enqueue],
  );
  const drop = useCallback((id: string) => {
    early.current = early.current.filter((job) => job.id !== id);
    queue.current?.cancel(id);
  }, []);
  return { take, retake, drop };
}

function asAction(event: Exclude<QueueEvent, { kind: "unpacked" }>): Action {
  if (event.kind !== "done") return event;
  const { id, sha256, reading } = event;
  return reading.ok
    ? { kind: "read", id, sha256, disclosures: reading.value }
    : { kind: "refused", id, refusal: reading.refusal };
}

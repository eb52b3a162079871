import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ask } from "../api/ask.ts";
import type { FiledItem } from "../api/answers.ts";
import { useOrganization } from "../shell/organization.ts";

/** A file on its way from the browser to filed disclosures. */
export interface IntakeFile {
  readonly key: number;
  readonly name: string;
  readonly state: "waiting" | "sending" | "reading" | "done" | "failed";
  readonly items: readonly FiledItem[];
  readonly error: unknown;
}

/** Files that are sent and read at the same time. */
const AT_ONCE = 3;

/** Sends files, has them read and filed, and tells how each of them stands. */
export function useIntake() {
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly IntakeFile[]>([]);
  const waiting = useRef<{ key: number; file: File }[]>([]);
  const running = useRef(0);
  const nextKey = useRef(0);

  const note = (key: number, changes: Partial<IntakeFile>) => setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...changes } : one)));

  const file = async ({ key, file: content }: { key: number; file: File }): Promise<void> => {
    try {
      note(key, { state: "sending" });
      const kept = await ask<{ sha256: string }>("POST", `${base}/files?name=${encodeURIComponent(content.name)}`, { body: content });
      note(key, { state: "reading" });
      const { items } = await ask<{ items: FiledItem[] }>("POST", `${base}/disclosures`, { body: { sha256: kept.sha256, fileName: content.name } });
      note(key, { state: "done", items });
    } catch (error) {
      note(key, { state: "failed", error });
    }
  };
  const work = async (): Promise<void> => {
    running.current++;
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) await file(next);
    running.current--;
    if (running.current === 0) await queries.invalidateQueries({ queryKey: [base] });
  };
  const add = (added: readonly File[]) => {
    const queued = added.map((one) => ({ key: nextKey.current++, file: one }));
    waiting.current.push(...queued);
    setFiles((before) => [...before, ...queued.map(({ key, file: { name } }) => ({ key, name, state: "waiting" as const, items: [], error: null }))]);
    while (running.current < AT_ONCE && waiting.current.length > 0) void work();
  };
  return { files, add };
}

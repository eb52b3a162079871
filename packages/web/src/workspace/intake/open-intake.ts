import { refusalSentence } from "@kaiji/formats";
import { startUnpacking } from "../../worker/start-unpacking.ts";
import type { FiledItem } from "../api/answers.ts";
import { ApiProblem, ask } from "../api/ask.ts";

/** A file on its way from the browser to filed disclosures. */
export interface IntakeFile {
  readonly key: number;
  readonly name: string;
  /** `handed`: kept by the server, which reads it in the background. */
  readonly state: "waiting" | "sending" | "reading" | "handed" | "done" | "failed";
  /** While it is sent: how much of it, from 0 to 1. */
  readonly sent?: number;
  readonly items: readonly FiledItem[];
  readonly error: unknown;
}

/** Files on their way; it goes on while the person looks at another screen. */
export interface Intake {
  files(): readonly IntakeFile[];
  subscribe(onChange: () => void): () => void;
  add(chosen: readonly File[]): Promise<void>;
  retry(key: number): void;
}

/** Files that are sent at the same time. */
const AT_ONCE = 4;
/** More than so many at once are read in the background: the page may be left as soon as they are sent. */
const MANY = 20;
/** Files handed over in one piece of background work. */
const ONE_JOB = 100;
/** Progress is shown this often. */
const SHOW_MS = 150;

interface Kept {
  state: IntakeFile;
  readonly file: File;
}

/**
 * Sends files of an organization, has them read and filed, and tells how each of them stands.
 * @param base the organization's path
 * @param onKept called when something new is there to be asked for
 */
export function openIntake(base: string, onKept: () => void): Intake {
  const known = new Map<number, Kept>();
  const waiting: { key: number; isMany: boolean }[] = [];
  const handed: { key: number; sha256: string; name: string }[] = [];
  const listeners = new Set<() => void>();
  let shown: readonly IntakeFile[] = [];
  let running = 0;
  let nextKey = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  // The browser asks in its own words whether to leave.
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  const show = () => {
    timer ??= setTimeout(() => {
      timer = null;
      shown = [...known.values()].map(({ state }) => state);
      if (isBusy(shown)) addEventListener("beforeunload", warn);
      else removeEventListener("beforeunload", warn);
      for (const listener of listeners) listener();
    }, SHOW_MS);
  };
  const note = (key: number, changes: Partial<IntakeFile>) => {
    const one = known.get(key);
    if (one !== undefined) one.state = { ...one.state, ...changes };
    show();
  };
  const handOver = async (): Promise<void> => {
    const batch = handed.splice(0, ONE_JOB);
    if (batch.length === 0) return;
    try {
      await ask("POST", `${base}/imports`, { body: { files: batch.map(({ sha256, name }) => ({ sha256, name })) } });
      for (const { key } of batch) note(key, { state: "handed" });
      onKept();
    } catch (error) {
      for (const { key } of batch) note(key, { state: "failed", error });
    }
  };
  const send = async (key: number, isMany: boolean): Promise<void> => {
    const file = known.get(key)?.file;
    if (file === undefined) return;
    const name = file.name.slice(-255);
    try {
      note(key, { state: "sending", error: null });
      const kept = await ask<{ sha256: string }>("POST", `${base}/files?name=${encodeURIComponent(name)}`, { body: file, onProgress: (sent) => note(key, { sent }) });
      if (isMany) {
        handed.push({ key, sha256: kept.sha256, name });
        if (handed.length >= ONE_JOB) await handOver();
        return;
      }
      note(key, { state: "reading" });
      const { items } = await ask<{ items: FiledItem[] }>("POST", `${base}/disclosures`, { body: { sha256: kept.sha256, fileName: name } });
      note(key, { state: "done", items });
    } catch (error) {
      note(key, { state: "failed", error });
    }
  };
  const work = async (): Promise<void> => {
    running++;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await send(next.key, next.isMany);
    running--;
    if (running > 0) return;
    while (handed.length > 0) await handOver();
    onKept();
  };
  const start = () => {
    while (running < AT_ONCE && waiting.length > 0) void work();
  };
  const put = (file: File, name: string, state: "waiting" | "failed", error: unknown): number => {
    const key = nextKey++;
    known.set(key, { state: { key, name, state, items: [], error }, file });
    return key;
  };
  const refuse = (file: File, name: string, code: string, ja: string, en: string) => void put(file, name, "failed", new ApiProblem(0, code, ja, en));
  return {
    files: () => shown,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    async add(chosen) {
      const found: File[] = [];
      for (const file of chosen) {
        if (!/\.zip$/i.test(file.name)) {
          found.push(file);
          continue;
        }
        const unpacked = await startUnpacking(file);
        if (unpacked === null) refuse(file, file.name, "unreadable", "zip ファイルを開けませんでした。中のファイルを取り出して置いてください。", "The archive could not be opened; take its files out and drop them.");
        else if (unpacked.ok) {
          found.push(...unpacked.value.files);
          for (const { name, refusal } of unpacked.value.refused) refuse(file, name, refusal.code, refusalSentence(refusal, "ja"), refusalSentence(refusal, "en"));
        } else refuse(file, file.name, unpacked.refusal.code, refusalSentence(unpacked.refusal, "ja"), refusalSentence(unpacked.refusal, "en"));
      }
      for (const file of found) waiting.push({ key: put(file, file.name, "waiting", null), isMany: found.length > MANY });
      show();
      start();
    },
    retry(key) {
      if (known.get(key)?.state.state !== "failed") return;
      note(key, { state: "waiting", error: null });
      waiting.push({ key, isMany: false });
      start();
    },
  };
}

/** Whether something has yet to be sent or read while the page is open. */
export function isBusy(files: readonly IntakeFile[]): boolean {
  return files.some(({ state }) => state === "waiting" || state === "sending" || state === "reading");
}

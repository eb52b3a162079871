import type { Language } from "@kaiji/domain";
import type { PathResult } from "./read-path.ts";
import type { ReaderData } from "./reader-messages.ts";
import { ReaderThread, type ThreadDeath } from "./reader-thread.ts";

/** Which program the threads run, and how many of them. */
export interface Threads {
  readonly program: string;
  readonly count: number;
}

/**
 * Old space of all threads together, in MiB. Far more than forms need; V8 goes by it when it decides how much garbage
 * may lie about. With 256 it spends a third of the time on collecting and compiling again, with 4096 it fills 450 MB.
 */
const ROOM = 3072;

/**
 * Reads files in several threads at once. A file that kills its thread, also alone, is named as failed; the others go on.
 * @param onRead called for each file when it is done, in whatever order that happens
 * @returns the results of each file, in the order of `files`
 * @throws when a thread cannot even start
 */
export async function readInThreads(files: readonly string[], { program, count }: Threads, data: ReaderData, onRead: (file: string) => void): Promise<readonly (readonly PathResult[])[]> {
  const results = new Map<number, readonly PathResult[]>();
  const again: [number, string][] = [];
  const keep = (index: number, file: string, read: readonly PathResult[] | ThreadDeath) => {
    results.set(index, "reason" in read ? [stopped(file, read, data.language)] : read);
    onRead(file);
  };
  // One queue for all: whoever is free takes the next file.
  const queue = files.entries();
  const work = async () => {
    const thread = new ReaderThread(program, Math.floor(ROOM / count), data);
    for (const [index, file] of queue) {
      const read = await thread.read(file);
      if ("reason" in read) again.push([index, file]);
      else keep(index, file, read);
    }
    await thread.close();
  };
  await Promise.all(Array.from({ length: count }, work));
  // Alone and with all the room there is: what was too large beside others, or fell with a thread that another killed.
  const thread = new ReaderThread(program, null, data);
  for (const [index, file] of again) keep(index, file, await thread.read(file));
  await thread.close();
  return files.map((_, index) => results.get(index) ?? []);
}

function stopped(file: string, { isFull, reason }: ThreadDeath, language: Language): PathResult {
  const why = isFull ? { ja: "メモリーが足りません", en: "it needs too much memory" } : { ja: reason, en: reason };
  const message = { ja: `読み取りの途中で止まりました: ${why.ja}`, en: `Reading it broke off: ${why.en}` };
  return { file, code: "reader-stopped", message: message[language] };
}

import type { Disclosure, Library } from "@kaiji/domain";
import { cutExcerpt, openSheets, readFile, readSbom, type Excerpt, type PlainSheet, type Reading, type SbomReading } from "@kaiji/formats";
import { readRulebook } from "@kaiji/formats/rulebook";

/** What is to be made of a file that nobody has looked into yet. */
export type ReadTask = { readonly what: "disclosures" } | { readonly what: "excerpt"; readonly source: string } | { readonly what: "sheets" } | { readonly what: "sbom" } | { readonly what: "rulebook" };

/** What each task comes to. An excerpt is `null` when its place is not in the file. */
export interface TaskResults {
  readonly disclosures: Reading<readonly Disclosure[]>;
  readonly excerpt: Reading<Excerpt | null>;
  readonly sheets: Reading<readonly PlainSheet[]>;
  readonly sbom: SbomReading;
  readonly rulebook: ReturnType<typeof readRulebook>;
}

/** Does a task, in whatever thread it is called. */
export async function runReadTask(task: ReadTask, bytes: Uint8Array, name: string, library: Library | null): Promise<TaskResults[ReadTask["what"]]> {
  switch (task.what) {
    case "disclosures":
      if (library === null) throw new Error("no library yet");
      return readFile(bytes, { name }, library);
    case "excerpt": {
      const opened = await openSheets(bytes, { name }, library);
      return opened.ok ? { ok: true, value: cutExcerpt(opened.value, task.source) } : opened;
    }
    case "sheets": {
      const opened = await openSheets(bytes, { name });
      return opened.ok ? { ok: true, value: opened.value.map(({ name: sheet, hidden, cells, merges }) => ({ name: sheet, hidden, cells, merges })) } : opened;
    }
    case "sbom":
      return readSbom(bytes);
    case "rulebook":
      return readRulebook(bytes);
  }
}

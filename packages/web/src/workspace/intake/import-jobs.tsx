import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

interface ImportJob {
  readonly kind: string;
  readonly name: string;
  readonly state: "waiting" | "queued" | "running" | "done" | "failed";
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly result: { readonly filed: number; readonly doubles: number; readonly doubleNames?: readonly string[]; readonly failed: readonly { readonly name: string; readonly reason: string }[] } | null;
}

const ASK_MS = 1000;
/** Work that ended longer ago is not news any more. */
const NEWS_MS = 3_600_000;

/** Files that the server reads in the background: how far it is, also after the page was left and opened again, and what could not be read. */
export function ImportJobs() {
  const { intake } = useWords();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const jobs = useQuery({
    queryKey: [base, "jobs", "imports"],
    queryFn: async ({ signal }) => (await ask<{ items: ApiRecord<ImportJob>[] }>("GET", `${base}/jobs?order=newest&limit=100`, { signal })).items.filter(({ content }) => content.kind === "import-files"),
    refetchInterval: ({ state }) => (state.data?.some(({ content }) => isOpen(content)) === true ? ASK_MS : false),
  });
  const open = jobs.data?.filter(({ content }) => isOpen(content)) ?? [];
  const wasOpen = useRef(0);
  useEffect(() => {
    if (open.length < wasOpen.current) void queries.invalidateQueries({ queryKey: [base, "disclosures"] });
    wasOpen.current = open.length;
  }, [open.length, queries, base]);
  const ended = jobs.data?.filter(({ content, changedAt }) => !isOpen(content) && jobs.dataUpdatedAt - Date.parse(changedAt) < NEWS_MS) ?? [];
  if (open.length + ended.length === 0) return null;
  const [done, total] = open.reduce(([d, t], { content }) => [d + (content.progress?.done ?? 0), t + (content.progress?.total ?? Number.parseInt(content.name, 10))], [0, 0]);
  const failed = ended.flatMap(({ content }) => content.result?.failed ?? []);
  const doubles = ended.flatMap(({ content }) => content.result?.doubleNames ?? []);
  return (
    <section aria-labelledby="background" className="flex flex-col gap-3 rounded-12 border border-line bg-raised p-4">
      <h2 id="background" className="text-std-18B-160">
        {intake.background}
      </h2>
      {open.length > 0 ? (
        <label className="flex flex-col gap-1" aria-live="polite">
          <span>{intake.backgroundProgress(done ?? 0, total ?? 0)}</span>
          <progress className="w-full" value={done} max={total} />
          <span className="text-quiet">{intake.mayLeave}</span>
        </label>
      ) : (
        <p>{intake.backgroundDone(ended.reduce((sum, { content }) => sum + (content.result?.filed ?? 0), 0))}</p>
      )}
      {ended.some(({ content }) => content.state === "failed") ? <p className="font-bold text-not-met">{intake.jobFailed}</p> : null}
      {failed.length > 0 ? (
        <details open>
          <summary className="min-h-9 cursor-pointer content-center font-bold text-not-met">{intake.couldNotRead(failed.length)}</summary>
          <ListView
            list="unread-files"
            caption={intake.couldNotRead(failed.length)}
            rows={failed}
            keyOf={({ name, reason }) => `${name} ${reason}`}
            nameOf={({ name }) => name}
            isApart
            plainUpTo={10}
            pageSize={20}
            empty={null}
            filters={[{ id: "reason", label: intake.whyNotRead, options: [...new Set(failed.map(({ reason }) => reason))].map((value) => ({ value, label: value })), fits: ({ reason }, value) => reason === value }]}
            columns={[
              { id: "name", heading: intake.fileName, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => <span className="break-all">{name}</span> },
              { id: "reason", heading: intake.whyNotRead, text: ({ reason }) => reason, cell: ({ reason }) => reason },
            ]}
          />
        </details>
      ) : null}
      {doubles.length > 0 ? (
        <details>
          <summary className="min-h-9 cursor-pointer content-center">{intake.doubles(doubles.length)}</summary>
          <p className="break-all">{doubles.join(marks().comma)}</p>
        </details>
      ) : null}
    </section>
  );
}

function isOpen({ state }: ImportJob): boolean {
  return state === "waiting" || state === "queued" || state === "running";
}

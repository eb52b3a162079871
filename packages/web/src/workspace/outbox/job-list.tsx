import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import type { ApiRecord } from "../api/answers.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface JobContent {
  readonly name: string;
  readonly state: "waiting" | "queued" | "running" | "done" | "failed";
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: { readonly message?: string } | null;
}

const REFRESH_MS = 3_000;

/** What Kaiji does in the background, as it goes on. */
export function JobList() {
  const { outbox } = useWords();
  const { base } = useOrganization();
  const jobs = useQuery({ queryKey: [base, "jobs", "newest"], refetchInterval: REFRESH_MS, queryFn: ({ signal }) => ask<{ items: ApiRecord<JobContent>[] }>("GET", `${base}/jobs?order=newest&limit=30`, { signal }) });
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs" className="text-std-22B-150">
        {outbox.jobs}
      </h2>
      {jobs.data?.items.length === 0 ? <p className="mt-2 text-quiet">{outbox.noJobs}</p> : null}
      <ul className="mt-2 flex flex-col gap-2">
        {jobs.data?.items.map(({ id, content }) => (
          <li key={id} className="rounded-8 border border-line bg-raised px-3 py-2">
            <span className="font-bold">{content.name}</span> <span className={content.state === "failed" ? "text-not-met" : "text-quiet"}>{outbox.jobStates[content.state]}</span>
            {content.progress === null ? null : <progress className="ml-3" aria-label={content.name} value={content.progress.done} max={content.progress.total} />}
            {content.error?.message === undefined || content.state === "done" ? null : <span className="ml-3 text-not-met">{content.error.message}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

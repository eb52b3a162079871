import { useQuery } from "@tanstack/react-query";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { ApiRecord } from "../api/answers.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice, inLanguage } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface JobContent {
  readonly name: string;
  readonly kind: string;
  readonly input?: { readonly requestIds?: readonly unknown[]; readonly files?: readonly unknown[] };
  readonly state: "waiting" | "queued" | "running" | "done" | "failed";
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: { readonly message?: string } | null;
}

const REFRESH_MS = 3_000;
const STATES = ["waiting", "running", "done", "failed"] as const;
const TIME = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });

/** What Kaiji does in the background, as it goes on. */
export function JobList() {
  const { outbox } = useWords();
  const { base } = useOrganization();
  const { language } = useSpeaking();
  const errorOf = ({ content }: ApiRecord<JobContent>) => (content.state === "done" ? "" : inLanguage(content.error?.message ?? "", language));
  // What a job is called is kept with it, in Japanese; what it does is known by its kind.
  const jobName = ({ content: { kind, name, input } }: ApiRecord<JobContent>) => {
    const { jobNames } = outbox;
    if (kind === "send-requests") return jobNames.sendRequests(input?.requestIds?.length ?? 0);
    if (kind === "import-files") return jobNames.importFiles(input?.files?.length ?? 0);
    if (kind === "rejudge") return jobNames.rejudge;
    return kind === "copy-standing" ? jobNames.copyStanding(name.replace(/^.* → /, "")) : name;
  };
  const jobs = useQuery({ queryKey: [base, "jobs", "newest"], refetchInterval: REFRESH_MS, queryFn: ({ signal }) => ask<{ items: ApiRecord<JobContent>[] }>("GET", `${base}/jobs?order=newest&limit=100`, { signal }) });
  return (
    <section aria-labelledby="jobs" className="flex flex-col gap-3">
      <h2 id="jobs" className="text-std-22B-150">
        {outbox.jobs}
      </h2>
      <ProblemNotice error={jobs.error} />
      {jobs.data === undefined ? null : (
        <ListView
          list="jobs"
          caption={outbox.jobs}
          rows={jobs.data.items}
          keyOf={({ id }) => id}
          nameOf={jobName}
          isApart
          empty={<p className="text-quiet">{outbox.noJobs}</p>}
          filters={[{ id: "state", label: outbox.state, options: STATES.map((value) => ({ value, label: outbox.jobStates[value] })), fits: ({ content }, value) => (content.state === "queued" ? "waiting" : content.state) === value }]}
          columns={[
            { id: "name", heading: outbox.job, isRowHeading: true, text: jobName, cell: jobName },
            { id: "begun", heading: outbox.made, text: ({ createdAt }) => TIME.format(new Date(createdAt)), order: ({ createdAt }) => createdAt, cell: ({ createdAt }) => TIME.format(new Date(createdAt)) },
            {
              id: "state",
              heading: outbox.state,
              text: ({ content }) => outbox.jobStates[content.state],
              cell: (job) => (
                <span className={job.content.state === "failed" ? "text-not-met" : "text-quiet"}>
                  {outbox.jobStates[job.content.state]}
                  {job.content.progress === null || job.content.state === "done" ? null : <progress className="ml-3" aria-label={jobName(job)} value={job.content.progress.done} max={job.content.progress.total} />}
                </span>
              ),
            },
            { id: "error", heading: outbox.jobError, text: errorOf, cell: (job) => <span className="text-not-met">{errorOf(job)}</span> },
          ]}
        />
      )}
    </section>
  );
}

import { Notice } from "../../parts/notice.tsx";
import { useWords } from "../use-words.ts";
import type { Sending } from "./use-sending.ts";

/** How far the letters are that are going out. */
export function SendProgress({ sending: { job } }: { readonly sending: Sending }) {
  const { requests } = useWords();
  if (job === null) return null;
  if (job.state === "done" && job.result !== null)
    return (
      <Notice look={job.result.failed.length > 0 ? "open" : "good"} heading={requests.sentNow(job.result.sent)}>
        {job.result.failed.length > 0 ? <p>{requests.sendFailed(job.result.failed.length)}</p> : undefined}
      </Notice>
    );
  const [done, total] = [job.progress?.done ?? 0, job.progress?.total ?? 1];
  return (
    <output className="flex flex-wrap items-center gap-3">
      <progress aria-label={requests.sending} value={done} max={total} />
      {job.progress === null ? requests.sending : requests.progress(done, total)}
    </output>
  );
}

import { useEffect, useRef } from "react";
import { Button } from "../../parts/button.tsx";
import { useAnnounce } from "../../settings/announcer.tsx";
import { CoverageAnswer } from "../coverage/coverage-answer.tsx";
import { useCoverageState, useJudge } from "../coverage/use-coverage.ts";
import { nextSteps } from "../overview/next-steps.ts";
import { StepList } from "../overview/step-list.tsx";
import { useOverview } from "../overview/use-overview.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useChart } from "../use-needs.ts";
import { useWords } from "../use-words.ts";

/** The end: whether the institution is covered, and the list of what to do. */
export function DoneStep({ onMore }: { readonly onMore: () => void }) {
  const words = useWords();
  const { start } = words;
  const announce = useAnnounce();
  const { data: overview, error } = useOverview();
  const coverage = useCoverageState();
  const chart = useChart("outsourced-maintenance");
  const judge = useJudge();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="flex flex-col gap-6">
      <h2 ref={title} tabIndex={-1} className="text-std-22B-150 outline-none">
        {start.done.heading}
      </h2>
      <p className="text-quiet">{start.done.lead}</p>
      <ProblemNotice error={error ?? coverage.error ?? judge.error} />
      {overview === undefined || coverage.data === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <>
          <StepList steps={nextSteps(overview, words.overview.todo, false)} />
          <CoverageAnswer state={coverage.data} chart={chart} isBusy={judge.isPending} onJudge={() => judge.mutate(undefined, { onSuccess: () => announce(words.coverage.judged) })} />
        </>
      )}
      <div className="on-screen flex flex-wrap items-center gap-3">
        <Button variant="outline" onPress={onMore}>
          {start.done.more}
        </Button>
        <PathLink to="/workspace">{start.done.overview}</PathLink>
      </div>
    </div>
  );
}

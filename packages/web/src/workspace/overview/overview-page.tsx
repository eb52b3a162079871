import type { OverviewAnswer } from "@kaiji/formats/api";
import { useEffect } from "react";
import { Notice } from "../../parts/notice.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { goTo } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useStart } from "../start/use-start.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { DueList } from "./due-list.tsx";
import { nextSteps } from "./next-steps.ts";
import { StepList } from "./step-list.tsx";
import { useOverview } from "./use-overview.ts";

type NotYet = OverviewAnswer["figures"]["notYet"][number];

/** Where each gap is closed. */
const PLACE: Readonly<Record<NotYet["code"], string>> = {
  "no-systems": "/workspace/start",
  "not-judged": "/workspace/coverage",
  "judgement-stale": "/workspace/coverage",
  "all-volumes": "/workspace/coverage",
  undecided: "/workspace/coverage",
  "disclosures-missing": "/workspace/needs",
  "facts-missing": "/workspace/needs",
  unmatched: "/workspace/intake",
  "rows-open": "/workspace/findings",
  "rows-to-approve": "/workspace/findings?show=treated",
};

/** The director's page: where the institution stands in three sentences and three numbers, what to do next, what is due. */
export function OverviewPage() {
  const words = useWords();
  const { name, may } = useOrganization();
  const { data: overview, error } = useOverview();
  const start = useStart();
  const criteria = useCriteria();
  // A new institution begins with the guided first hour, once; whoever leaves it comes back here.
  const isNew = start.data?.organizationKind === "institution" && start.data.progress === null && overview?.figures.systems === 0 && may("write");
  useEffect(() => {
    if (isNew) goTo("/workspace/start");
  }, [isNew]);
  if (overview === undefined || start.data === undefined) return <PageFrame title={words.overview.title(name)}>{(error ?? start.error) === null ? <p>{words.loading}</p> : <ProblemNotice error={error ?? start.error} />}</PageFrame>;

  const { figures } = overview;
  const isStartOpen = start.data.progress !== null && !start.data.progress.isFinished;
  const numbers = [
    { value: `${figures.complete} / ${figures.systems}`, label: words.overview.numbers.received, to: "/workspace/needs" },
    { value: String(figures.undecided), label: words.overview.numbers.open, to: "/workspace/findings" },
    { value: String(figures.due), label: words.overview.numbers.due, to: "#due" },
  ];
  return (
    <PageFrame title={words.overview.title(name)}>
      <Notice look={figures.standing === "conforming" ? "good" : "open"} heading={words.overview.standing[figures.standing]}>
        {figures.notYet.length === 0 ? undefined : (
          <ul className="list-disc pl-5" data-testid="not-yet">
            {figures.notYet.map((gap) => (
              <li key={gap.code}>
                <PathLink to={PLACE[gap.code]}>{gapSentence(gap, words.overview.notYet)}</PathLink>
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <ul className="flex flex-col gap-2" data-testid="sentences">
        {sentencesOf(overview, words.overview.sentences).map(({ text, to }) => (
          <li key={to} className="text-std-18N-160">
            <PathLink to={to} className="text-ink underline decoration-line underline-offset-4 hover:text-link">
              {text}
            </PathLink>
          </li>
        ))}
      </ul>
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        {numbers.map(({ value, label, to }) => (
          <li key={label}>
            {to.startsWith("#") ? (
              <a href={to} className="block rounded-12 border border-line bg-raised p-4 hover:bg-accent-soft">
                <Figure value={value} label={label} />
              </a>
            ) : (
              <PathLink to={to} className="block rounded-12 border border-line bg-raised p-4 hover:bg-accent-soft">
                <Figure value={value} label={label} />
              </PathLink>
            )}
          </li>
        ))}
      </ul>
      <section aria-labelledby="next">
        <h2 id="next" className="text-std-22B-150">
          {words.overview.next}
        </h2>
        {may("write") ? null : <p className="mt-1 text-quiet">{words.overview.onlyReads}</p>}
        <StepList steps={nextSteps(overview, words.overview.todo, isStartOpen)} />
      </section>
      <DueList overview={overview} />
      {figures.blocking.length === 0 ? null : (
        <section aria-labelledby="blocking">
          <h2 id="blocking" className="text-std-22B-150">
            {words.overview.blocking}
          </h2>
          <ul className="mt-2 flex flex-col gap-1">
            {figures.blocking.map(({ criterion, systems: count }) => (
              <li key={criterion}>
                <PathLink to={`/workspace/findings?criterion=${criterion}&show=unfinished`}>{criteria.labelOf(criterion)}</PathLink> <span className="text-quiet">({words.overview.blockingCount(count)})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageFrame>
  );
}

function Figure({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <>
      <span className="block text-std-32B-150 text-ink">{value}</span>
      <span className="block text-link underline">{label}</span>
    </>
  );
}

type Words = ReturnType<typeof useWords>["overview"];

function gapSentence(gap: NotYet, words: Words["notYet"]): string {
  const sentence = words[gap.code];
  return typeof sentence === "string" ? sentence : sentence(gap.count ?? 0);
}

/** Whether the institution is covered; whether the disclosures are there; how the rows stand. */
function sentencesOf({ figures, coverage: { last, isStale }, hasDisclosures }: OverviewAnswer, words: Words["sentences"]): readonly { readonly text: string; readonly to: string }[] {
  const { undecided, toApprove, explainable } = figures;
  const open = undecided + toApprove;
  const covered = last === null ? words.coverage.none : `${words.coverage[last.answer](last.on)}${isStale ? words.coverage.stale : ""}`;
  const rows = !hasDisclosures ? words.rowsNoDisclosure : open > 0 ? words.rows(open, explainable) : explainable > 0 ? words.rowsExplained(explainable) : words.rowsNone;
  return [
    { text: covered, to: "/workspace/coverage" },
    { text: words.received(figures.complete, figures.systems), to: "/workspace/needs" },
    { text: rows, to: "/workspace/findings" },
  ];
}

import type { DecisionChart } from "@kaiji/domain";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { CoverageState } from "./use-coverage.ts";
import { marks } from "../../settings/page-language.ts";

interface CoverageAnswerProps {
  readonly state: CoverageState;
  readonly chart: DecisionChart | null;
  readonly isBusy: boolean;
  readonly onJudge: () => void;
}

/** Names that one sentence holds. */
const MOST_TOLD = 8;
const LOOK = { "outsourced-maintenance": "good", "all-volumes": "bad", undecided: "open" } as const;

/** The answer in one sentence with its date and what decides it; and whether it still stands. */
export function CoverageAnswer({ state: { last, now, isStale, changes }, chart, isBusy, onJudge }: CoverageAnswerProps) {
  const { coverage } = useWords();
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const { answer, systems } = last?.content ?? now;
  // All of them stand below, one by one.
  const names = (fits: (outcome: string | null) => boolean) => {
    const all = systems.filter(({ outcome }) => fits(outcome)).map(({ name }) => name);
    const told = all.slice(0, MOST_TOLD).join(marks().comma);
    return all.length > MOST_TOLD ? coverage.more(told, all.length - MOST_TOLD) : told;
  };
  const [deciding, open] = [names((outcome) => outcome === "responsible"), names((outcome) => outcome === null)];
  const asks = (facts: readonly string[]) => facts.flatMap((id) => chart?.facts.find((fact) => fact.id === id)?.ask[language] ?? []).join(" ");
  const judge = may("write") ? (
    <div className="on-screen pt-1">
      <Button variant={last === null || isStale ? "solid" : "outline"} isPending={isBusy} onPress={onJudge}>
        {last === null ? coverage.judge : coverage.judgeAgain}
      </Button>
    </div>
  ) : null;
  return (
    <div className="flex flex-col gap-4" data-testid="coverage" data-answer={last === null ? "not-judged" : answer} data-stale={isStale}>
      {isStale ? (
        <Notice look="open" heading={coverage.stale}>
          <ul className="list-disc pl-5">
            {changes.map((change) => (
              <li key={`${change.systemId} ${change.what}`}>
                {coverage.changes[change.what](change.name)}
                {change.facts.length === 0 ? "" : <span className="text-quiet">{coverage.changedFacts(asks(change.facts))}</span>}
              </li>
            ))}
          </ul>
          <p>{coverage.wouldBe(coverage.answers[now.answer])}</p>
          {judge}
        </Notice>
      ) : null}
      <Notice look={last === null || isStale ? "open" : LOOK[answer]} heading={last === null ? coverage.notJudged : coverage.answers[answer]}>
        {last === null ? <p>{coverage.wouldBe(coverage.answers[answer])}</p> : null}
        {deciding === "" ? null : <p>{coverage.decides(deciding)}</p>}
        {open === "" ? null : <p>{coverage.open(open)}</p>}
        {last !== null && answer === "outsourced-maintenance" ? <p>{coverage.next}</p> : null}
        {last === null ? null : <p className="text-quiet">{coverage.asOf(last.content.on, last.content.byName)}</p>}
        {answer === "all-volumes" ? <p className="text-dns-14N-130 leading-170 text-quiet">{coverage.unclearHint}</p> : null}
        {isStale ? null : judge}
      </Notice>
    </div>
  );
}

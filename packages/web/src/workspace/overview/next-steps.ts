import type { OverviewAnswer } from "@kaiji/formats/api";
import type { WorkspaceWords } from "../../words/workspace-ja.ts";

/** Something to do, and where. */
export interface NextStep {
  readonly text: string;
  readonly to: string;
}

/** What to do next, in the order in which it helps most. */
export function nextSteps({ figures, coverage: { last, isStale, unanswered }, withoutProvider, letters, toPrint, drafts, replies }: OverviewAnswer, words: WorkspaceWords["overview"]["todo"], isStartOpen: boolean): NextStep[] {
  const isCounted = figures.systems > 0;
  const steps: readonly (NextStep & { readonly is: boolean })[] = [
    { is: !isCounted, text: words.systems, to: "/workspace/start" },
    { is: isCounted && isStartOpen, text: words.start, to: "/workspace/start" },
    { is: isCounted && unanswered > 0, text: words.undecided, to: "/workspace/coverage" },
    { is: isCounted && last === null, text: words.judge, to: "/workspace/coverage" },
    { is: isCounted && isStale, text: words.judgeAgain, to: "/workspace/coverage" },
    { is: isCounted && !isStale && last?.answer === "all-volumes", text: words.askProviders, to: "/workspace/coverage" },
    { is: withoutProvider > 0, text: words.providers(withoutProvider), to: "/workspace/ledger" },
    { is: figures.unmatched > 0, text: words.unmatched(figures.unmatched), to: "/workspace/intake" },
    { is: figures.unclear > 0, text: words.facts(figures.unclear), to: "/workspace/needs" },
    { is: figures.toAsk > 0, text: words.missing(figures.toAsk), to: "/workspace/requests/new" },
    { is: drafts > 0, text: words.drafts(drafts), to: "/workspace/requests?standing=draft" },
    { is: letters > 0, text: words.letters(letters), to: "/workspace/outbox?state=waiting" },
    { is: toPrint > 0, text: words.toPrint(toPrint), to: "/workspace/requests?standing=to-send" },
    { is: replies > 0, text: words.replies(replies), to: "/workspace/requests" },
    { is: figures.undecided > 0, text: words.open(figures.undecided), to: "/workspace/findings" },
    { is: figures.toApprove > 0, text: words.approve(figures.toApprove), to: "/workspace/findings?show=treated" },
  ];
  return steps.flatMap(({ is, text, to }) => (is ? [{ text, to }] : []));
}

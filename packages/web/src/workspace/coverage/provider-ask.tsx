import type { CoveredSystem } from "@kaiji/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { ProviderRecord } from "../api/answers.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { coverageLetter } from "./coverage-letter.ts";

interface ProviderAskProps {
  /** `null`: the ledger names nobody for these systems. */
  readonly provider: ProviderRecord["content"] | null;
  readonly systems: readonly CoveredSystem[];
  readonly onAnswerAgain: (systemId: string) => void;
}

/** What to ask one provider about their systems, in one letter to copy or to send. */
export function ProviderAsk({ provider, systems, onAnswerAgain }: ProviderAskProps) {
  const { coverage } = useWords();
  const { language } = useSpeaking();
  const { base, name, may } = useOrganization();
  const queries = useQueryClient();
  const letter = coverageLetter(coverage, language, name, provider, systems);
  const send = useMutation({
    mutationFn: () => ask("POST", `${base}/messages`, { body: letter }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [base, "messages"] }),
  });
  return (
    <>
      <h3 className="text-std-18B-160">{provider === null ? coverage.nobody : coverage.to(provider.name)}</h3>
      {provider !== null && provider.email === undefined ? <p className="mt-1 text-unanswered">{coverage.noAddress(provider.name)}</p> : null}
      <ul className="mt-2 flex flex-col divide-y divide-line">
        {systems.map((system) => (
          <li key={system.systemId} className="flex flex-wrap items-start justify-between gap-3 py-3">
            <div className="max-w-3xl">
              <h4 className="font-bold">{system.name}</h4>
              <p className="text-quiet">{system.because?.[language]}</p>
              <blockquote className="mt-2 border-l-4 border-accent pl-3">{system.ask?.[language]}</blockquote>
            </div>
            {may("write") ? (
              <span className="on-screen">
                <Button variant="quiet" size="small" aria-label={coverage.answerAgainOf(system.name)} onPress={() => onAnswerAgain(system.systemId)}>
                  {coverage.answerAgain}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNotice error={send.error} />
      <div className="on-screen mt-2 flex flex-wrap items-center gap-2">
        {may("write") && provider?.email !== undefined && !send.isSuccess ? (
          <Button isPending={send.isPending} onPress={() => send.mutate()}>
            {coverage.send}
          </Button>
        ) : null}
        <CopyButton text={letter.text} />
        {provider?.email === undefined ? <PathLink to="/workspace/ledger">{coverage.toLedger}</PathLink> : null}
        <output>
          {send.isSuccess ? (
            <>
              {coverage.sent} <PathLink to="/workspace/outbox">{coverage.toOutbox}</PathLink>
            </>
          ) : null}
        </output>
      </div>
    </>
  );
}

import type { CoveredSystem } from "@kaiji/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface ProviderAskProps {
  readonly system: CoveredSystem;
  readonly record: SystemRecord | undefined;
  readonly providers: readonly ProviderRecord[];
  readonly onAnswerAgain: () => void;
}

/** Whom a contract about updates is most likely with, the first that the ledger names. */
const NEAREST = ["direct-contractor", "maintenance", "dealer", "service-provider", "manufacturer"] as const;

/** What to ask the provider of one system, to copy or to send. */
export function ProviderAsk({ system, record, providers, onAnswerAgain }: ProviderAskProps) {
  const { coverage } = useWords();
  const { language } = useSpeaking();
  const { base, name, may } = useOrganization();
  const queries = useQueryClient();
  const roles = record?.content.providers ?? [];
  const providerId = NEAREST.flatMap((role) => roles.find((one) => one.role === role)?.providerId ?? [])[0];
  const provider = providers.find(({ id }) => id === providerId)?.content;
  const sentence = system.ask?.[language] ?? "";
  const text = coverage.letter(provider?.name ?? "", system.name, name, sentence);
  const send = useMutation({
    mutationFn: () => ask("POST", `${base}/messages`, { body: { to: provider?.email ?? "", subject: coverage.subject(system.name), text } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [base, "messages"] }),
  });
  return (
    <li className="rounded-12 border border-line bg-raised p-4 sm:p-5">
      <h3 className="text-std-18B-160">{system.name}</h3>
      <p className="mt-1 text-quiet">{system.because?.[language]}</p>
      <blockquote className="mt-3 border-l-4 border-accent pl-3">{sentence}</blockquote>
      <p className="mt-3">{provider === undefined ? coverage.nobody : coverage.to(provider.name)}</p>
      {provider !== undefined && provider.email === undefined ? <p className="mt-1 text-unanswered">{coverage.noAddress(provider.name)}</p> : null}
      <ProblemNotice error={send.error} />
      <div className="on-screen mt-3 flex flex-wrap items-center gap-2">
        {may("write") && provider?.email !== undefined && !send.isSuccess ? (
          <Button isPending={send.isPending} onPress={() => send.mutate()}>
            {coverage.send}
          </Button>
        ) : null}
        <CopyButton text={text} />
        {may("write") ? (
          <Button variant="quiet" onPress={onAnswerAgain}>
            {coverage.answerAgain}
          </Button>
        ) : null}
        {provider?.email === undefined ? <PathLink to="/workspace/ledger">{coverage.toLedger}</PathLink> : null}
        <output>
          {send.isSuccess ? (
            <>
              {coverage.sent} <PathLink to="/workspace/outbox">{coverage.toOutbox}</PathLink>
            </>
          ) : null}
        </output>
      </div>
    </li>
  );
}

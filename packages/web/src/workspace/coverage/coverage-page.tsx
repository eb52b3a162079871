import { factsToAsk } from "@kaiji/domain";
import { useState } from "react";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { Button } from "../../parts/button.tsx";
import { useAnnounce } from "../../settings/announcer.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { ContractEnd } from "../parts/contract-end.tsx";
import { FactAsker } from "../parts/fact-asker.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useChart } from "../use-needs.ts";
import { useWords } from "../use-words.ts";
import { asksByProvider } from "./asks-by-provider.ts";
import { CoverageAnswer } from "./coverage-answer.tsx";
import { CoverageAsks } from "./coverage-asks.tsx";
import { CoverageHistory } from "./coverage-history.tsx";
import { useAnswerFact, useCoverageState, useJudge } from "./use-coverage.ts";

/** Systems that are asked about at a time; the rest follows as these are answered. */
const AT_ONCE = 5;

/** Whether the volume for outsourced maintenance is enough: the answer, what decides it, what to ask, and what was answered earlier. */
export function CoveragePage() {
  const words = useWords();
  const { coverage } = words;
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const announce = useAnnounce();
  const chart = useChart("outsourced-maintenance");
  const state = useCoverageState();
  const judge = useJudge();
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const facts = useAnswerFact();
  const [again, setAgain] = useState<string | null>(null);
  if (state.data === undefined) return <PageFrame title={coverage.title}>{state.error === null ? <p>{words.loading}</p> : <ProblemNotice error={state.error} />}</PageFrame>;

  const { now } = state.data;
  const open = now.systems.filter(({ missing }) => missing.length > 0);
  const asking = asksByProvider(now.systems, systems.data ?? [], providers.data ?? []);
  const answered = now.systems.find(({ systemId }) => systemId === again);
  const ledgerLine = systems.data?.find(({ id }) => id === again);
  const outcomeOf = (outcome: string | null) => coverage.outcomes[(outcome ?? "open") as keyof typeof coverage.outcomes];
  return (
    <PageFrame title={coverage.title} lead={coverage.lead}>
      <ProblemNotice error={judge.error ?? facts.error} />
      {now.systems.length === 0 && state.data.last === null ? (
        <EmptyState heading={coverage.empty}>
          <p>{coverage.emptyHint}</p>
          <PathLink to="/workspace/start">{coverage.toStart}</PathLink>
          <PathLink to="/workspace/ledger">{coverage.toLedger}</PathLink>
        </EmptyState>
      ) : (
        <CoverageAnswer state={state.data} chart={chart} isBusy={judge.isPending} onJudge={() => judge.mutate(undefined, { onSuccess: () => announce(coverage.judged) })} />
      )}
      {chart === null || open.length === 0 || !may("write") ? null : (
        <section aria-labelledby="open" className="on-screen flex flex-col gap-3">
          <h2 id="open" className="text-std-22B-150">
            {coverage.askHeading(open.length)}
          </h2>
          <p className="text-quiet">{coverage.askLead}</p>
          <ul className="flex flex-col gap-4">
            {open.slice(0, AT_ONCE).map((system) => (
              <li key={system.systemId} className="rounded-12 border border-line bg-raised p-4 sm:p-5">
                <h3 className="mb-3 text-std-18B-160">{system.name}</h3>
                <FactAsker facts={chart.facts.filter(({ id }) => id === system.missing[0])} known={system.facts} about={system.name} onAnswer={(fact, value) => facts.answer(system.systemId, fact, value)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <CoverageAsks asking={asking} onAnswerAgain={setAgain} />
      {now.systems.length === 0 ? null : (
        <section aria-labelledby="systems" className="flex flex-col gap-3">
          <h2 id="systems" className="text-std-22B-150">
            {coverage.systems}
          </h2>
          <ListView
            list="coverage-systems"
            caption={coverage.systems}
            rows={now.systems}
            keyOf={({ systemId }) => systemId}
            nameOf={({ name }) => name}
            empty={null}
            filters={[{ id: "outcome", label: coverage.outcome, options: Object.entries(coverage.outcomes).map(([value, label]) => ({ value, label })), fits: ({ outcome }, value) => (outcome ?? "open") === value }]}
            columns={[
              { id: "name", heading: coverage.system, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => name },
              { id: "outcome", heading: coverage.outcome, text: ({ outcome }) => outcomeOf(outcome), cell: ({ outcome }) => `${{ outsourced: "○", responsible: "×", "not-counted": "－" }[outcome ?? ""] ?? "？"} ${outcomeOf(outcome)}` },
              { id: "because", heading: coverage.because, text: ({ because }) => because?.[language] ?? "", cell: ({ because }) => because?.[language] ?? "" },
              { id: "contract", heading: coverage.contract, text: ({ contract }) => [contract.name, contract.endsOn].filter(Boolean).join(" "), cell: ({ contract }) => `${contract.name ?? ""} ${contract.endsOn === null ? "" : coverage.until(contract.endsOn)}` },
              {
                id: "again",
                heading: "",
                cell: ({ systemId, name }) =>
                  may("write") ? (
                    <span className="whitespace-nowrap">
                      <Button variant="quiet" size="small" aria-label={coverage.answerAgainOf(name)} onPress={() => setAgain(systemId)}>
                        {coverage.answerAgain}
                      </Button>
                    </span>
                  ) : null,
              },
            ]}
          />
        </section>
      )}
      <CoverageHistory />
      {answered === undefined || chart === null ? null : (
        <ModalDialog title={coverage.answerAgainOf(answered.name)} isOpen onClose={() => setAgain(null)}>
          <ProblemNotice error={facts.error} />
          <FactAsker facts={factsToAsk(chart, answered.facts)} known={answered.facts} isStepwise about={answered.name} onAnswer={(fact, value) => facts.answer(answered.systemId, fact, value)} />
          {ledgerLine === undefined ? null : <ContractEnd system={ledgerLine.content} writing={answered.facts["writing"]} onChange={(contract) => facts.setContract(answered.systemId, contract)} />}
          <div className="flex justify-end">
            <Button onPress={() => setAgain(null)}>{words.close}</Button>
          </div>
        </ModalDialog>
      )}
    </PageFrame>
  );
}

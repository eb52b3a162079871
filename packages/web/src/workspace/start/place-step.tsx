import { answerFact, askedFacts, type DecisionChart } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { SystemRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import { ContractEnd } from "../parts/contract-end.tsx";
import { FactAsker } from "../parts/fact-asker.tsx";
import { useWords } from "../use-words.ts";
import { StepFrame } from "./step-frame.tsx";

interface PlaceStepProps {
  readonly system: SystemRecord;
  readonly writes: DecisionChart;
  readonly covered: DecisionChart;
  readonly today: string;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly onRest: () => void;
}

/** Where one system runs, who maintains it, and whose duty its updates are. */
export function PlaceStep({ system, writes, covered, today, onBack, onNext, onRest }: PlaceStepProps) {
  const { start } = useWords();
  const { change } = useRecordChanges<SystemRecord["content"]>("systems");
  const [draft, setDraft] = useState(system.content);
  const [isTried, setIsTried] = useState(false);
  const { facts, known } = askedFacts(writes, covered, draft, today);
  const isOpen = facts.some(({ id }) => known[id] === undefined);
  const goOn = () => {
    if (isOpen) return setIsTried(true);
    change.mutate({ id: system.id, version: system.version, content: draft }, { onSuccess: onNext });
  };
  return (
    <StepFrame heading={start.place.heading(draft.name)} hint={start.place.hint} error={change.error} isBusy={change.isPending} onBack={onBack} onNext={goOn}>
      <FactAsker
        facts={facts}
        known={known}
        isStepwise
        about={draft.name}
        fault={isTried && isOpen ? start.place.missing : undefined}
        onAnswer={(fact, value) => {
          setIsTried(false);
          setDraft((before) => answerFact(before, fact, value));
        }}
      />
      <ContractEnd system={draft} writing={known["writing"]} isLive onChange={(contract) => setDraft((before) => ({ ...before, contract }))} />
      <div>
        <Button variant="text" onPress={onRest}>
          {start.rest}
        </Button>
      </div>
    </StepFrame>
  );
}

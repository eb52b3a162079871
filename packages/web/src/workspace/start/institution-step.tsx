import { INSTITUTION_KINDS, type InstitutionKind } from "@kaiji/domain";
import { useState } from "react";
import { ChoiceGroup } from "../../parts/choice-group.tsx";
import { useWords } from "../use-words.ts";
import { FieldFault, StepFrame } from "./step-frame.tsx";

interface InstitutionStepProps {
  readonly kind: InstitutionKind | null;
  readonly onNext: (kind: InstitutionKind) => void;
}

/** What kind of institution it is. */
export function InstitutionStep({ kind, onNext }: InstitutionStepProps) {
  const { start } = useWords();
  const [chosen, setChosen] = useState(kind);
  const [isTried, setIsTried] = useState(false);
  return (
    <StepFrame heading={start.institution.heading} hint={start.institution.hint} onBack={null} onNext={() => (chosen === null ? setIsTried(true) : onNext(chosen))}>
      <div>
        <ChoiceGroup label={start.institution.heading} isLabelHidden value={chosen} options={INSTITUTION_KINDS.map((value) => ({ value, label: start.institution.kinds[value] }))} onChange={(value) => setChosen(value as InstitutionKind)} />
        <FieldFault>{isTried && chosen === null ? start.choose : undefined}</FieldFault>
      </div>
    </StepFrame>
  );
}

import { useState } from "react";
import { FileDrop } from "../../parts/file-drop.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useIntake } from "../intake/use-intake.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useWords } from "../use-words.ts";
import { FieldFault, StepFrame } from "./step-frame.tsx";
import { TickBox } from "./tick-box.tsx";

interface FilesStepProps {
  readonly isNotYet: boolean;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onNext: (files: "given" | "not-yet") => void;
}

/** What is at hand already: files go to the intake. */
export function FilesStep({ isNotYet, isBusy, onBack, onNext }: FilesStepProps) {
  const words = useWords();
  const { files: own } = words.start;
  const { files, add } = useIntake();
  const [notYet, setNotYet] = useState(isNotYet);
  const [isTried, setIsTried] = useState(false);
  const finished = files.filter(({ state }) => state === "done" || state === "failed").length;
  const isReading = finished < files.length;
  const goOn = () => {
    if (files.length === 0 && !notYet) return setIsTried(true);
    if (!isReading) onNext(files.length > 0 ? "given" : "not-yet");
  };
  return (
    <StepFrame heading={own.heading} hint={own.hint} nextLabel={own.finish} isBusy={isBusy || isReading} onBack={onBack} onNext={goOn}>
      <FileDrop title={own.drop} hint={own.kinds} choose={own.choose} onFiles={(chosen) => void add(chosen)} />
      {files.length === 0 ? (
        <TickBox label={own.notYet} about={own.notYetHint} isTicked={notYet} onChange={setNotYet} />
      ) : (
        <section aria-live="polite">
          <p>{own.read(finished, files.length)}</p>
          <ul className="mt-2 flex max-h-60 flex-col gap-1 overflow-auto">
            {files.map((file) => (
              <li key={file.key} className="flex flex-wrap items-center gap-2">
                <Icon name={file.state === "failed" ? "cross" : file.state === "done" ? "check" : "clock"} size={16} />
                <span className="font-bold break-all">{file.name}</span>
                <span className={file.state === "failed" ? "text-not-met" : "text-quiet"}>{words.intake.states[file.state]}</span>
                {file.error === null ? null : <ProblemNotice error={file.error} />}
              </li>
            ))}
          </ul>
          <p className="mt-2 text-quiet">{own.match}</p>
        </section>
      )}
      <FieldFault>{isTried && files.length === 0 && !notYet ? own.choice : undefined}</FieldFault>
    </StepFrame>
  );
}

import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { FileDrop } from "../../parts/file-drop.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { fetchSample } from "./fetch-sample.ts";

interface FileIntakeProps {
  /** Whether files are in hand already: the place to drop then takes less room. */
  readonly isCompact: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The place to drop or choose files, and the sample for those who have none. */
export function FileIntake({ isCompact, onFiles }: FileIntakeProps) {
  const { words } = useSpeaking();
  const [sampleFailed, setSampleFailed] = useState(false);

  const trySample = () =>
    fetchSample().then(
      (file) => onFiles([file]),
      () => setSampleFailed(true),
    );

  return (
    <div>
      <FileDrop size={isCompact ? "row" : "large"} title={isCompact ? words.intake.dropMore : words.intake.dropTitle} hint={words.intake.dropHint} label={words.intake.dropLabel} choose={words.intake.choose} onFiles={onFiles} />
      {isCompact ? null : (
        <p className="mt-4 flex flex-wrap items-center justify-center gap-x-2 text-center">
          <span>{words.intake.sampleNote}</span>
          <Button variant="text" onPress={() => void trySample()}>
            {words.intake.sample}
          </Button>
        </p>
      )}
      {sampleFailed ? (
        <p role="alert" className="mt-2 text-center text-not-met">
          {words.intake.sampleError}
        </p>
      ) : null}
    </div>
  );
}

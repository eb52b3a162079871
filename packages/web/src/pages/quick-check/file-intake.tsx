import { useState } from "react";
import { DropZone, FileTrigger } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { collectDroppedFiles } from "./collect-dropped-files.ts";
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
      <DropZone
        aria-label={words.intake.dropLabel}
        onDrop={(event) => void collectDroppedFiles(event.items).then(onFiles)}
        className={`flex items-center gap-4 rounded-12 border-2 border-dashed border-edge bg-band data-drop-target:border-solid data-drop-target:border-accent data-drop-target:bg-accent-soft ${
          isCompact ? "flex-col p-4 sm:flex-row sm:justify-between sm:px-6" : "flex-col px-4 py-10 text-center sm:py-14"
        }`}
      >
        <div className={`flex items-center gap-3 ${isCompact ? "" : "flex-col"}`}>
          <span className="text-accent">
            <Icon name="upload" size={isCompact ? 28 : 44} weight={1.8} />
          </span>
          <div className={isCompact ? "" : "space-y-1"}>
            <p className={isCompact ? "text-std-16B-170" : "text-std-20B-160"}>
              {isCompact ? words.intake.dropMore : words.intake.dropTitle}
            </p>
            <p className="text-dns-14N-130 leading-170 text-quiet">{words.intake.dropHint}</p>
          </div>
        </div>
        <FileTrigger allowsMultiple onSelect={(list) => list !== null && onFiles([...list])}>
          <Button variant={isCompact ? "outline" : "solid"} size={isCompact ? "medium" : "large"}>
            <Icon name="file" />
            {words.intake.choose}
          </Button>
        </FileTrigger>
      </DropZone>
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

import { useState } from "react";
import { DropZone, FileTrigger } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { collectDroppedFiles } from "../quick-check/collect-dropped-files.ts";

interface FormIntakeProps {
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** The place to drop or choose one official form, or a pack. */
export function FormIntake({ isBusy, onFile }: FormIntakeProps) {
  const { words } = useSpeaking();
  const [times, setTimes] = useState(0);
  const takeFirst = (files: readonly File[]) => {
    const [file] = files;
    setTimes(times + 1);
    if (file !== undefined) onFile(file);
  };
  return (
    <DropZone
      aria-label={words.learn.dropLabel}
      onDrop={(event) => void collectDroppedFiles(event.items).then(takeFirst)}
      className="flex flex-col items-center gap-4 rounded-12 border-2 border-dashed border-edge bg-band px-4 py-8 text-center data-drop-target:border-solid data-drop-target:border-accent data-drop-target:bg-accent-soft"
    >
      <span className="text-accent">
        <Icon name="upload" size={36} weight={1.8} />
      </span>
      <div className="space-y-1">
        <p className="text-std-18B-160">{words.learn.dropTitle}</p>
        <p className="text-dns-14N-130 leading-170 text-quiet">{words.learn.dropHint}</p>
      </div>
      {/* A browser does not tell when the same file is chosen again: a fresh input does. */}
      <FileTrigger key={times} onSelect={(list) => list !== null && takeFirst([...list])}>
        <Button isDisabled={isBusy}>
          <Icon name="file" />
          {words.learn.choose}
        </Button>
      </FileTrigger>
    </DropZone>
  );
}

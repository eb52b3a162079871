import { useRef } from "react";
import { DropZone, Text } from "react-aria-components";
import { collectDroppedFiles } from "../../pages/quick-check/collect-dropped-files.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useWords } from "../use-words.ts";

/** Where files are dropped or chosen: single ones, many, a folder, or a zip archive. */
export function IntakeDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { intake } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <DropZone
      aria-label={intake.drop}
      onDrop={(event) => void collectDroppedFiles(event.items).then(onFiles)}
      className="on-screen flex flex-col items-center gap-3 rounded-12 border-3 border-dashed border-edge bg-raised p-8 text-center data-drop-target:bg-accent-soft"
    >
      <Icon name="upload" size={36} />
      <Text slot="label" className="text-std-20B-150">
        {intake.drop}
      </Text>
      <p className="text-quiet">{intake.dropHint}</p>
      <input
        ref={chooser}
        type="file"
        multiple
        aria-label={intake.choose}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button onPress={() => chooser.current?.click()}>{intake.choose}</Button>
    </DropZone>
  );
}

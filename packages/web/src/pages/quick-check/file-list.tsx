import { useEffect, useRef, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { FileLine } from "./file-line.tsx";
import type { QuickCheckState } from "./state/quick-check-state.ts";

interface FileListProps {
  readonly state: QuickCheckState;
  readonly onRemove: (id: string) => void;
  readonly onUndo: () => void;
  readonly onClear: () => void;
}

/** The files in hand with where each stands, and the ways to take them away again. */
export function FileList({ state, onRemove, onUndo, onClear }: FileListProps) {
  const { words } = useSpeaking();
  const [isAsking, setAsking] = useState(false);
  const undoBar = useRef<HTMLDivElement>(null);
  const removed = state.removed;

  // The button that had the focus went away with its file; the focus moves to the way back.
  useEffect(() => {
    if (removed !== null) undoBar.current?.querySelector("button")?.focus();
  }, [removed]);

  return (
    <section aria-labelledby="files" className="mt-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="files" className="text-std-20B-160">
          {words.files.title}
          <span className="ml-3 text-std-16N-170 text-quiet">{words.files.count(state.files.length)}</span>
        </h2>
        {state.files.length === 0 ? null : (
          <Button variant="text" size="small" onPress={() => setAsking(true)}>
            <Icon name="trash" size={18} />
            {words.files.clear}
          </Button>
        )}
      </div>
      {removed === null ? null : (
        <div ref={undoBar} className="mt-2 flex flex-wrap items-center gap-3 rounded-8 bg-accent-soft px-4 py-2">
          <span>{words.files.removed(removed.file.name)}</span>
          <Button variant="quiet" size="small" onPress={onUndo}>
            <Icon name="undo" size={18} />
            {words.files.undo}
          </Button>
        </div>
      )}
      {state.files.length === 0 ? null : (
        <ul className="mt-2 divide-y divide-line rounded-12 border border-line bg-raised">
          {state.files.map((file) => (
            <FileLine key={file.id} file={file} onRemove={onRemove} />
          ))}
        </ul>
      )}
      <ModalDialog
        title={words.files.clearTitle}
        role="alertdialog"
        width="narrow"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{words.files.clearText}</p>
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="outline" onPress={() => setAsking(false)}>
            {words.files.cancel}
          </Button>
          <Button
            onPress={() => {
              setAsking(false);
              onClear();
            }}
          >
            {words.files.clearYes}
          </Button>
        </div>
      </ModalDialog>
    </section>
  );
}

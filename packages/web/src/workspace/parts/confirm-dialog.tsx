import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useWords } from "../use-words.ts";

/** Something that is asked once more before it is done. */
export interface Confirmation {
  /** What is done, also the button's words. */
  readonly title: string;
  /** What comes of it. */
  readonly text: string;
  readonly run: () => unknown;
}

/** Asks once more; nothing while there is nothing to ask. */
export function ConfirmDialog({ asked, onEnd }: { readonly asked: Confirmation | null; readonly onEnd: () => void }) {
  const words = useWords();
  if (asked === null) return null;
  return (
    <ModalDialog title={asked.title} role="alertdialog" width="narrow" isOpen onClose={onEnd}>
      <p>{asked.text}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          onPress={() => {
            asked.run();
            onEnd();
          }}
        >
          {asked.title}
        </Button>
        <Button variant="quiet" onPress={onEnd}>
          {words.cancel}
        </Button>
      </div>
    </ModalDialog>
  );
}

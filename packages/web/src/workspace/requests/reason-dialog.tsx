import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why, before something is refused. */
export function ReasonDialog({ title, label, onReason, onClose }: ReasonDialogProps) {
  const words = useWords();
  const [reason, setReason] = useState("");
  return (
    <ModalDialog title={title} width="narrow" isOpen onClose={onClose}>
      <TextBox label={label} rows={3} isRequired value={reason} onChange={setReason} />
      <div className="flex flex-wrap gap-2">
        <Button isDisabled={reason.trim() === ""} onPress={() => onReason(reason)}>
          {title}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {words.cancel}
        </Button>
      </div>
    </ModalDialog>
  );
}

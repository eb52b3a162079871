import type { ReactNode } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useWords } from "../use-words.ts";
import { ProblemNotice } from "./problem-notice.tsx";

interface FormDialogProps {
  readonly title: string;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly width?: "narrow" | "wide" | "table";
  /** The screen checks the fields itself and says what is wrong beside each; otherwise the browser does. */
  readonly isChecked?: boolean;
  /** What the button says, when it is not "save". */
  readonly save?: string;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** A record's fields in a dialog: refused changes on top, save and cancel below. */
export function FormDialog({ title, error, isBusy, onSave, onClose, width = "wide", isChecked = false, save, isDisabled = false, children }: FormDialogProps) {
  const words = useWords();
  return (
    <ModalDialog title={title} isOpen onClose={onClose} width={width}>
      <ProblemNotice error={error} />
      <Form
        className="flex flex-col gap-4"
        {...(isChecked ? { validationBehavior: "aria" as const } : {})}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" isPending={isBusy} isDisabled={isDisabled}>
            {save ?? words.save}
          </Button>
        </div>
      </Form>
    </ModalDialog>
  );
}

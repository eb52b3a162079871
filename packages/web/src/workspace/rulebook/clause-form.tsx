import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

type Content = ClauseRecord["content"];

interface ClauseFormProps {
  readonly content: Content;
  readonly error: unknown;
  readonly onSave: (content: Content) => void;
  readonly onClose: () => void;
}

/** One clause: number, heading, text. */
export function ClauseForm({ content, error, onSave, onClose }: ClauseFormProps) {
  const words = useWords();
  const { rulebook } = words;
  const [draft, setDraft] = useState(content);
  return (
    <ModalDialog title={content.number === "" ? rulebook.add : rulebook.edit} isOpen onClose={onClose}>
      <ProblemNotice error={error} />
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(draft);
        }}
      >
        <TextBox label={rulebook.number} isRequired value={draft.number} onChange={(number) => setDraft({ ...draft, number })} fault={faultOf(error, "number")} />
        <TextBox label={rulebook.heading} isRequired value={draft.title} onChange={(title) => setDraft({ ...draft, title })} fault={faultOf(error, "title")} />
        <TextBox label={rulebook.text} rows={8} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} fault={faultOf(error, "text")} />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit">{words.save}</Button>
        </div>
      </Form>
    </ModalDialog>
  );
}

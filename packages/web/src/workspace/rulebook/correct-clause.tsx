import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { CoverPicker } from "./cover-picker.tsx";
import type { DraftClause } from "./import-draft.ts";
import type { Rulebook } from "./use-rulebook.ts";
import { marks } from "../../settings/page-language.ts";

interface CorrectClauseProps {
  readonly book: Rulebook;
  readonly clause: DraftClause;
  readonly onSave: (clause: DraftClause) => void;
  readonly onClose: () => void;
}

/** A clause as it was found in a file, to be put right before it is kept. */
export function CorrectClause({ book, clause, onSave, onClose }: CorrectClauseProps) {
  const words = useWords();
  const { rulebook } = words;
  const [draft, setDraft] = useState(clause);
  return (
    <ModalDialog title={`${rulebook.import.fix}${marks().colon}${clause.number}`} isOpen onClose={onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(draft);
        }}
      >
        <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
          <TextBox label={rulebook.number} isRequired maxLength={40} value={draft.number} onChange={(number) => setDraft({ ...draft, number })} />
          <TextBox label={rulebook.heading} isRequired maxLength={200} value={draft.title} onChange={(title) => setDraft({ ...draft, title })} />
        </div>
        <TextBox label={rulebook.text} rows={10} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} />
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5" checked={draft.isChapter} onChange={(event) => setDraft({ ...draft, isChapter: event.target.checked })} />
          {rulebook.isChapter}
        </label>
        {draft.isChapter || book.set === null ? null : <CoverPicker set={book.set} criteria={book.criteria} chosen={draft.covers} onChange={(covers) => setDraft({ ...draft, covers })} />}
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

import { dayInJapan, type RulebookRevision, type RulebookRevisionContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import type { Rulebook } from "./use-rulebook.ts";

interface RevisionFormProps {
  readonly book: Rulebook;
  readonly last: RulebookRevisionContent | null;
  readonly error: unknown;
  readonly isSaving: boolean;
  readonly onSave: (content: RulebookRevision) => void;
  readonly onClose: () => void;
}

/** Keeping the draft as a revision: from when, by whom, what changed; and what is still missing. */
export function RevisionForm({ book, last, error, isSaving, onSave, onClose }: RevisionFormProps) {
  const words = useWords();
  const { revisions: own } = words.rulebook;
  const [draft, setDraft] = useState(() => ({ title: last?.title ?? book.outline?.title.ja ?? words.rulebook.title, inForceOn: dayInJapan(Date.now()), approvedBy: last?.approvedBy ?? "", note: "" }));
  return (
    <ModalDialog title={own.make} isOpen onClose={onClose}>
      <ProblemNotice error={error} />
      {book.unfilled.length === 0 ? null : <p className="text-unanswered">{own.unfilled(book.unfilled.length)}</p>}
      {book.uncovered.length === 0 ? null : <p className="text-unanswered">{own.uncovered(book.uncovered.length)}</p>}
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(draft);
        }}
      >
        <TextBox label={own.name} isRequired value={draft.title} onChange={(title) => setDraft({ ...draft, title })} fault={faultOf(error, "title")} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextBox label={own.inForceOn} type="date" isRequired value={draft.inForceOn} onChange={(inForceOn) => setDraft({ ...draft, inForceOn })} fault={faultOf(error, "inForceOn")} />
          <TextBox label={own.approvedBy} isRequired value={draft.approvedBy} onChange={(approvedBy) => setDraft({ ...draft, approvedBy })} fault={faultOf(error, "approvedBy")} />
        </div>
        <TextBox label={own.note} hint={own.noteHint} rows={3} value={draft.note} onChange={(note) => setDraft({ ...draft, note })} fault={faultOf(error, "note")} />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" isDisabled={isSaving}>
            {own.make}
          </Button>
        </div>
      </Form>
    </ModalDialog>
  );
}

import { orderBetween } from "@kaiji/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { CoverPicker } from "./cover-picker.tsx";
import { clauseName, type Rulebook } from "./use-rulebook.ts";
import { marks } from "../../settings/page-language.ts";

type Content = ClauseRecord["content"];

interface ClauseFormProps {
  readonly book: Rulebook;
  /** `null` for a new clause. */
  readonly record: ClauseRecord | null;
  readonly error: unknown;
  readonly onSave: (content: Content) => void;
  readonly onClose: () => void;
}

/** One clause: number, heading, text, where it stands, and what it covers. */
export function ClauseForm({ book, record, error, onSave, onClose }: ClauseFormProps) {
  const words = useWords();
  const { rulebook } = words;
  const others = (book.clauses ?? []).filter(({ id }) => id !== record?.id);
  const place = record === null ? (others.at(-1)?.id ?? "") : (others[(book.clauses ?? []).findIndex(({ id }) => id === record.id) - 1]?.id ?? "");
  const [draft, setDraft] = useState<Content>(record?.content ?? { number: "", title: "", text: "", covers: [] });
  const [after, setAfter] = useState(place);
  const known = new Set([...(book.set?.items ?? []), ...(book.criteria?.criteria ?? [])].map(({ id }) => id));
  const otherCovers = draft.covers.filter((id) => !known.has(id));
  const submit = () => {
    const index = others.findIndex(({ id }) => id === after);
    const order = orderBetween(others[index]?.content.order, others[index + 1]?.content.order);
    onSave(record !== null && after === place ? draft : { ...draft, order });
  };
  return (
    <ModalDialog title={record === null ? rulebook.add : clauseName(record.content)} isOpen onClose={onClose}>
      <ProblemNotice error={error} />
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
          <TextBox label={rulebook.number} isRequired value={draft.number} onChange={(number) => setDraft({ ...draft, number })} fault={faultOf(error, "number")} />
          <TextBox label={rulebook.heading} isRequired value={draft.title} onChange={(title) => setDraft({ ...draft, title })} fault={faultOf(error, "title")} />
        </div>
        <TextBox label={rulebook.text} hint={rulebook.textHint} rows={10} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} fault={faultOf(error, "text")} />
        <SelectBox label={rulebook.after} value={after} onChange={setAfter} options={[{ value: "", label: rulebook.first }, ...others.map(({ id, content }) => ({ value: id, label: rulebook.afterClause(clauseName(content)) }))]} />
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5" checked={draft.isChapter === true} onChange={(event) => setDraft({ ...draft, isChapter: event.target.checked })} />
          {rulebook.isChapter}
        </label>
        {book.set === null || draft.isChapter === true ? null : <CoverPicker set={book.set} criteria={book.criteria} chosen={draft.covers} onChange={(covers) => setDraft({ ...draft, covers })} />}
        {otherCovers.length === 0 ? null : <p>{`${rulebook.otherCovers}: ${otherCovers.join(marks().comma)}`}</p>}
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

import type { RulebookImport } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ApiProblem } from "../api/ask.ts";
import { ChoiceGroup } from "../../parts/choice-group.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useWords } from "../use-words.ts";
import { CorrectClause } from "./correct-clause.tsx";
import { ImportClauses } from "./import-clauses.tsx";
import { correct, keptLeftover, type DraftClause, type ImportDraft } from "./import-draft.ts";
import { ImportLeftover } from "./import-leftover.tsx";
import type { Rulebook } from "./use-rulebook.ts";

interface ImportPreviewProps {
  readonly draft: ImportDraft;
  readonly book: Rulebook;
  readonly error: unknown;
  readonly isSaving: boolean;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onSave: (content: RulebookImport) => void;
  readonly onAgain: () => void;
}

/** What was found, to be corrected before it is taken over; and what is in no clause. */
export function ImportPreview({ draft, book, error, isSaving, onChange, onSave, onAgain }: ImportPreviewProps) {
  const words = useWords();
  const { rulebook } = words;
  const { import: own } = rulebook;
  const [fixing, setFixing] = useState<DraftClause | null>(null);
  const [how, setHow] = useState<"replace" | "append">("append");
  const [undone, setUndone] = useState<{ readonly draft: ImportDraft; readonly done: string } | null>(null);
  const change = (next: ImportDraft, done: string) => {
    setUndone({ draft, done });
    onChange(next);
  };
  const present = book.clauses?.length ?? 0;
  const isInUse = error instanceof ApiProblem && error.code === "clause-in-use";
  const save = (evenIfUsed: boolean) =>
    onSave({
      source: draft.source,
      clauses: draft.clauses.map(({ number, title, text, isChapter, covers }) => ({ number, title, text, isChapter, covers: [...covers] })),
      leftover: keptLeftover(draft),
      replaces: present > 0 && how === "replace",
      evenIfUsed,
    });
  return (
    <section className="flex flex-col gap-4">
      <p className="font-bold">{draft.clauses.length === 0 ? own.nothing : draft.numbering === null ? own.count(draft.clauses.length) : own.found(draft.clauses.length, own.numberings[draft.numbering])}</p>
      {draft.pictures === 0 ? null : <p>{own.pictures(draft.pictures)}</p>}
      {present === 0 ? null : (
        <ChoiceGroup
          label={own.how}
          value={how}
          onChange={(value) => setHow(value === "replace" ? "replace" : "append")}
          options={[
            { value: "append", label: own.append },
            { value: "replace", label: own.replace },
          ]}
        />
      )}
      <ProblemNotice error={error} />
      <div className="flex flex-wrap gap-2">
        {isInUse ? (
          <Button isDisabled={isSaving} onPress={() => save(true)}>
            {own.replaceAnyway}
          </Button>
        ) : (
          <Button isDisabled={isSaving || draft.clauses.length === 0} onPress={() => save(false)}>
            {own.save(draft.clauses.length)}
          </Button>
        )}
        <Button variant="quiet" onPress={onAgain}>
          {own.again}
        </Button>
      </div>
      {undone === null ? null : (
        <UndoBar
          message={undone.done}
          onUndo={() => {
            onChange(undone.draft);
            setUndone(null);
          }}
        />
      )}
      <ImportLeftover draft={draft} onChange={change} />
      <ImportClauses draft={draft} onFix={setFixing} onChange={change} />
      {fixing === null ? null : (
        <CorrectClause
          book={book}
          clause={fixing}
          onSave={(clause) => {
            change(correct(draft, clause), own.corrected);
            setFixing(null);
          }}
          onClose={() => setFixing(null)}
        />
      )}
    </section>
  );
}

import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useWords } from "../use-words.ts";
import type { Editing } from "./use-editing.ts";

/** What was removed from a list, with the way back, and what was refused. */
export function EditingNotice<Content extends { readonly name: string }>({ editing }: { readonly editing: Editing<Content> }) {
  const { ledger } = useWords();
  const [first, ...others] = editing.removed;
  return (
    <>
      <ProblemNotice error={editing.listError} />
      {first === undefined ? null : <UndoBar message={others.length === 0 ? ledger.removed(first.content.name) : ledger.removedSeveral(first.content.name, others.length)} onUndo={editing.undo} />}
    </>
  );
}

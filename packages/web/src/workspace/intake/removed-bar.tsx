import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { findRemoved, noteRemoved, type Removed } from "./removed-disclosure.ts";

/** The disclosure that was just removed, and the way back. */
export function RemovedBar() {
  const { intake } = useWords();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const removed = findRemoved(base);
  const restore = useMutation({
    mutationFn: ({ id, version }: Removed) => ask("POST", `${base}/disclosures/${id}/restore`, { version }),
    onSuccess: () => {
      noteRemoved(base, null);
      return queries.invalidateQueries({ queryKey: [base] });
    },
  });
  if (removed === null) return null;
  return (
    <>
      <ProblemNotice error={restore.error} />
      <UndoBar message={intake.removed(removed.name)} onUndo={() => restore.mutate(removed)} />
    </>
  );
}

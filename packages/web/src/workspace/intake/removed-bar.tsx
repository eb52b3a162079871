import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { findRemoved, noteRemoved, type Removed } from "./removed-disclosure.ts";

/** The disclosures that were just removed, and the way back. */
export function RemovedBar() {
  const { intake } = useWords();
  const { base } = useOrganization();
  const removed = findRemoved(base);
  const restore = useEach(({ id, version }: Removed["items"][number]) => ask("POST", `${base}/disclosures/${id}/restore`, { version }), [base]);
  if (removed === null) return <ProblemNotice error={restore.error} />;
  return (
    <>
      <ProblemNotice error={restore.error} />
      <UndoBar
        message={removed.items.length === 1 ? intake.removed(removed.name) : intake.removedSeveral(removed.name, removed.items.length - 1)}
        onUndo={() => {
          noteRemoved(base, null);
          restore.mutate(removed.items);
        }}
      />
    </>
  );
}

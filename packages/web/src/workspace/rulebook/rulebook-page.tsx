import { usePath } from "../route/use-path.ts";
import { ClausesTab } from "./clauses-tab.tsx";
import { ImportTab } from "./import-tab.tsx";
import { RevisionsTab } from "./revisions-tab.tsx";
import { RULEBOOK_PATHS } from "./rulebook-frame.tsx";

/** The institution's own rules: the clauses, what is imported into them, and the revisions that are kept. */
export function RulebookPage() {
  const path = usePath();
  if (path === RULEBOOK_PATHS.import) return <ImportTab />;
  if (path === RULEBOOK_PATHS.revisions) return <RevisionsTab />;
  return <ClausesTab />;
}

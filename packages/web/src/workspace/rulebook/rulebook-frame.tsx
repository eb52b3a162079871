import type { ReactNode } from "react";
import { PageFrame } from "../parts/page-frame.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";

export const RULEBOOK_PATHS = { clauses: "/workspace/rulebook", import: "/workspace/rulebook/import", revisions: "/workspace/rulebook/revisions" } as const;

/** The frame of the rulebook's screens, with the way from one to the other. */
export function RulebookFrame({ current, actions, children }: { readonly current: keyof typeof RULEBOOK_PATHS; readonly actions?: ReactNode; readonly children: ReactNode }) {
  const { rulebook } = useWords();
  return (
    <PageFrame title={rulebook.title} lead={rulebook.lead} actions={actions} isWide>
      <nav aria-label={rulebook.tabsLabel} className="on-screen flex flex-wrap gap-2 border-b border-line">
        {(Object.keys(RULEBOOK_PATHS) as (keyof typeof RULEBOOK_PATHS)[]).map((tab) => (
          <PathLink key={tab} to={RULEBOOK_PATHS[tab]} isCurrent={tab === current} className={`-mb-px min-h-11 border-b-4 px-3 py-2 ${tab === current ? "border-accent font-bold text-ink" : "border-transparent text-link underline"}`}>
            {rulebook.tabs[tab]}
          </PathLink>
        ))}
      </nav>
      {children}
    </PageFrame>
  );
}

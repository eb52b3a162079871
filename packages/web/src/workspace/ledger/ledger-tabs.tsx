import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";

export const LEDGER_TABS = ["systems", "providers", "devices", "accounts", "sboms", "changes"] as const;
export type LedgerTab = (typeof LEDGER_TABS)[number];

const ROOT = "/workspace/ledger";

/** The path of a part of the ledger. */
export function pathOfTab(tab: LedgerTab): string {
  return tab === "systems" ? ROOT : `${ROOT}/${tab}`;
}

/** The parts of the ledger, one shown at a time. */
export function LedgerTabs({ tab }: { readonly tab: LedgerTab }) {
  const { ledger } = useWords();
  return (
    <nav aria-label={ledger.tabsLabel} className="on-screen border-b border-line">
      <ul className="flex flex-wrap gap-x-1">
        {LEDGER_TABS.map((one) => (
          <li key={one}>
            <PathLink to={pathOfTab(one)} isCurrent={one === tab} className="inline-flex min-h-11 items-center border-b-3 border-transparent px-3 text-oln-16B-100 text-link hover:underline aria-[current=page]:border-accent aria-[current=page]:text-ink">
              {ledger.tabs[one]}
            </PathLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

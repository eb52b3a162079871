import type { RequestStanding } from "@kaiji/domain";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { useWords } from "../use-words.ts";

const LOOK: Readonly<Record<RequestStanding, { readonly icon: IconName; readonly words: string }>> = {
  draft: { icon: "file", words: "text-quiet" },
  "to-send": { icon: "alert", words: "text-unanswered" },
  sent: { icon: "mail", words: "text-ink" },
  opened: { icon: "search", words: "text-ink" },
  "part-answered": { icon: "clock", words: "text-unanswered" },
  overdue: { icon: "alert", words: "text-not-met" },
  answered: { icon: "check", words: "text-met" },
  forwarding: { icon: "alert", words: "text-judgement" },
  forwarded: { icon: "undo", words: "text-quiet" },
  closed: { icon: "dash", words: "text-quiet" },
};

/** Where a request stands, as symbol, colour and word. */
export function StandingBadge({ standing }: { readonly standing: RequestStanding }) {
  const { requests } = useWords();
  const { icon, words } = LOOK[standing];
  return (
    <span className={`print-whole inline-flex min-h-7 items-center gap-1.5 rounded-4 border border-current px-2 text-oln-14B-100 whitespace-nowrap ${words}`}>
      <Icon name={icon} size={16} weight={2.6} />
      {requests.standings[standing]}
    </span>
  );
}

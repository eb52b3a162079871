import type { Counts, Status } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { Icon } from "../../parts/icon.tsx";
import { STATUS_LOOK } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";

/** The order in which a reader wants to know: trouble first. */
export const COUNT_ORDER: readonly Status[] = ["not-met", "unanswered", "needs-judgement", "met", "not-applicable"];

/** How many rows came out as what: a bar in proportion, and the numbers in words. */
export function CountsBar({ counts }: { readonly counts: Counts }) {
  const { language, words } = useSpeaking();
  const present = COUNT_ORDER.filter((status) => counts[status] > 0);
  return (
    <section aria-label={words.verdict.counts} className="mt-6">
      <div aria-hidden="true" className="flex h-3 gap-0.5 overflow-hidden rounded-full">
        {present.map((status) => (
          <div key={status} className={STATUS_LOOK[status].bar} style={{ flexGrow: counts[status] }} />
        ))}
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
        {COUNT_ORDER.map((status) => (
          <div key={status} className="flex items-center justify-between gap-2 rounded-8 border border-line bg-raised px-4 py-2">
            <dt className={`flex items-center gap-1.5 text-dns-14B-130 ${STATUS_LOOK[status].words}`}>
              <Icon name={STATUS_LOOK[status].icon} size={18} weight={2.6} />
              {statusWord(status, language)}
            </dt>
            <dd className="text-std-24B-150 tabular-nums">{counts[status]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

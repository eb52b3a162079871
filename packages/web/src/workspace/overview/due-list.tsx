import { PathLink } from "../route/path-link.tsx";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import type { Overview } from "./use-overview.ts";

const SHOWN = 10;

/** What is due this week or over, each with the way to where it is changed. */
export function DueList({ overview: { figures, systems, findings } }: { readonly overview: Overview }) {
  const { overview: words } = useWords();
  const criteria = useCriteria();
  const nameOf = (id: string | null | undefined) => systems.find((system) => system.id === id)?.content.name ?? "";
  const told = ({ what, id }: (typeof figures.due)[number]) => {
    if (what !== "finding") return { text: words.dueWhat[what](nameOf(id)), to: "/workspace/ledger" };
    const finding = findings.find((one) => one.id === id)?.content;
    return { text: words.dueWhat.finding(criteria.labelOf(finding?.criterionId ?? ""), nameOf(finding?.systemId)), to: "/workspace/findings" };
  };
  return (
    <section aria-labelledby="due">
      <h2 id="due" className="text-std-22B-150">
        {words.due}
      </h2>
      {figures.due.length === 0 ? (
        <p className="mt-2 text-quiet">{words.dueNone}</p>
      ) : (
        <ul className="mt-2 flex flex-col gap-1">
          {figures.due.slice(0, SHOWN).map((thing) => {
            const { text, to } = told(thing);
            return (
              <li key={`${thing.what} ${thing.id}`} className="flex flex-wrap items-baseline gap-x-3">
                <span className="tabular-nums">{thing.on}</span>
                <PathLink to={to} className="py-1 text-link underline">
                  {text}
                </PathLink>
                {thing.isOverdue ? <span className="font-bold text-not-met">{words.overdue}</span> : null}
              </li>
            );
          })}
          {figures.due.length > SHOWN ? (
            <li>
              <PathLink to="/workspace/findings">{words.dueMore(figures.due.length - SHOWN)}</PathLink>
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

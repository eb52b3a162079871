import type { OverviewAnswer } from "@kaiji/formats/api";
import { PathLink } from "../route/path-link.tsx";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";

const SHOWN = 10;
const PLACE = { finding: "/workspace/findings", contract: "/workspace/ledger", renewal: "/workspace/ledger", request: "/workspace/requests" } as const;

/** What is due this week or over, each with the way to where it is changed. */
export function DueList({ overview: { due, figures } }: { readonly overview: OverviewAnswer }) {
  const { overview: words } = useWords();
  const criteria = useCriteria();
  return (
    <section aria-labelledby="due">
      <h2 id="due" className="text-std-22B-150">
        {words.due}
      </h2>
      {due.length === 0 ? (
        <p className="mt-2 text-quiet">{words.dueNone}</p>
      ) : (
        <ul className="mt-2 flex flex-col gap-1">
          {due.slice(0, SHOWN).map(({ on, what, id, name, criterion, isOverdue }) => (
            <li key={`${what} ${id}`} className="flex flex-wrap items-baseline gap-x-3">
              <span className="tabular-nums">{on}</span>
              <PathLink to={PLACE[what]} className="py-1 text-link underline">
                {what === "finding" ? words.dueWhat.finding(criteria.labelOf(criterion ?? ""), name) : words.dueWhat[what](name)}
              </PathLink>
              {isOverdue ? <span className="font-bold text-not-met">{words.overdue}</span> : null}
            </li>
          ))}
          {figures.due > SHOWN ? (
            <li>
              <PathLink to="/workspace/findings">{words.dueMore(figures.due - SHOWN)}</PathLink>
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

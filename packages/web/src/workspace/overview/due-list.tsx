import type { OverviewAnswer } from "@kaiji/formats/api";
import { ListView } from "../parts/list/list-view.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";

type Due = OverviewAnswer["due"][number];

const AT_ONCE = 10;
const PLACE = { finding: "/workspace/findings", contract: "/workspace/ledger", renewal: "/workspace/ledger", request: "/workspace/requests" } as const;
const KINDS = ["finding", "contract", "renewal", "request"] as const;

/** What is due this week or over, each with the way to where it is changed. */
export function DueList({ overview: { due, figures } }: { readonly overview: OverviewAnswer }) {
  const { overview: words } = useWords();
  const criteria = useCriteria();
  const told = ({ what, name, criterion }: Due) => (what === "finding" ? words.dueWhat.finding(criteria.labelOf(criterion ?? ""), name) : words.dueWhat[what](name));
  const stateOf = ({ isOverdue }: Due) => (isOverdue ? words.overdue : words.dueSoon);
  return (
    <section aria-labelledby="due" className="flex flex-col gap-2">
      <h2 id="due" className="text-std-22B-150">
        {words.due}
      </h2>
      <ListView
        list="due"
        caption={words.due}
        rows={due}
        keyOf={({ what, id, criterion }) => `${what} ${id} ${criterion}`}
        nameOf={told}
        isApart
        plainUpTo={AT_ONCE}
        pageSize={AT_ONCE}
        empty={<p className="text-quiet">{words.dueNone}</p>}
        filters={[
          { id: "kind", label: words.dueKind, options: KINDS.map((value) => ({ value, label: words.dueKinds[value] })), fits: ({ what }, value) => what === value },
          { id: "state", label: words.dueState, options: [{ value: "overdue", label: words.overdue }, { value: "soon", label: words.dueSoon }], fits: ({ isOverdue }, value) => isOverdue === (value === "overdue") },
        ]}
        columns={[
          { id: "on", heading: words.dueOn, text: ({ on }) => on, cell: ({ on }) => <span className="whitespace-nowrap tabular-nums">{on}</span> },
          {
            id: "what",
            heading: words.dueThing,
            isRowHeading: true,
            text: told,
            cell: (one) => (
              <PathLink to={PLACE[one.what]} className="font-normal text-link underline">
                {told(one)}
              </PathLink>
            ),
          },
          { id: "kind", heading: words.dueKind, text: ({ what }) => words.dueKinds[what], cell: ({ what }) => words.dueKinds[what] },
          { id: "state", heading: words.dueState, text: stateOf, cell: (one) => <span className={one.isOverdue ? "font-bold text-not-met" : ""}>{stateOf(one)}</span> },
        ]}
      />
      {figures.due > due.length ? (
        <p>
          <PathLink to="/workspace/findings">{words.dueMore(figures.due - due.length)}</PathLink>
        </p>
      ) : null}
    </section>
  );
}

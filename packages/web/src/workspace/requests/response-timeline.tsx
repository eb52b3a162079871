import { daysBetween } from "@kaiji/domain";
import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";
import { dayOf, letterDay, standingOf, type RequestRecord } from "./request-records.ts";
import { StandingBadge } from "./standing-badge.tsx";

const MOST = 60;
const [WIDTH, LINE, LEFT, RIGHT] = [900, 30, 210, 20];

/** How long providers take to answer: a line each from the letter to the answer, as picture and as table. */
export function ResponseTimeline({ rows, today }: { readonly rows: readonly RequestRecord[]; readonly today: string }) {
  const { requests } = useWords();
  const sent = rows.filter((row) => letterDay(row) !== "").toSorted((a, b) => (letterDay(a) < letterDay(b) ? -1 : 1)).slice(-MOST);
  const lines = sent.map((row) => ({ row, from: letterDay(row), until: row.content.submittedAt === null ? null : dayOf(row.content.submittedAt) }));
  const days = [today, ...lines.flatMap(({ row, from, until }) => [from, row.content.dueOn, until ?? today])].toSorted();
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  const span = Math.max(1, daysBetween(first, last));
  const x = (day: string) => LEFT + (daysBetween(first, day) / span) * (WIDTH - LEFT - RIGHT);
  const height = lines.length * LINE + 34;
  const daysText = ({ from, until }: (typeof lines)[number]) => (until === null ? requests.waiting : requests.daysOf(daysBetween(from, until)));
  return (
    <section aria-labelledby="timeline" className="flex flex-col gap-3">
      <h2 id="timeline" className="text-std-22B-150">
        {requests.timeline}
      </h2>
      <p className="text-quiet">{requests.timelineLead}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard */}
      <section className="overflow-x-auto rounded-12 border border-line bg-raised p-3" tabIndex={0} aria-label={requests.timelineLead}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} className="w-full min-w-[40rem] max-w-5xl" aria-hidden="true">
          <line x1={x(today)} x2={x(today)} y1={4} y2={height - 26} stroke="var(--edge)" strokeDasharray="4 4" />
          <text x={x(today)} y={height - 8} textAnchor="middle" fontSize={13} fill="var(--quiet)">
            {requests.today}
          </text>
          {lines.map(({ row, from, until }, at) => {
            const y = at * LINE + 20;
            const colour = until !== null ? "var(--met)" : today > row.content.dueOn ? "var(--not-met)" : "var(--unanswered)";
            return (
              <g key={row.id}>
                <text x={LEFT - 12} y={y + 5} textAnchor="end" fontSize={14} fill="var(--ink)">
                  {row.content.toName.length > 14 ? `${row.content.toName.slice(0, 13)}…` : row.content.toName}
                </text>
                <line x1={x(from)} x2={Math.max(x(until ?? today), x(from) + 3)} y1={y} y2={y} stroke={colour} strokeWidth={6} strokeLinecap="round" strokeDasharray={until === null ? "2 9" : undefined} />
                <circle cx={x(from)} cy={y} r={6} fill="var(--raised)" stroke={colour} strokeWidth={2.5} />
                {until === null ? null : <circle cx={x(until)} cy={y} r={6} fill={colour} />}
                <path d={`M${x(row.content.dueOn)} ${y - 8}l7 8-7 8-7-8z`} fill="none" stroke="var(--ink)" strokeWidth={1.8} />
              </g>
            );
          })}
        </svg>
      </section>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 text-link underline">{requests.timelineTable}</summary>
        <ListView
          list="response-times"
          filterBy={["state"]}
          caption={requests.timeline}
          rows={lines}
          keyOf={({ row }) => row.id}
          nameOf={({ row }) => row.content.toName}
          isApart
          empty={null}
          columns={[
            { id: "provider", heading: requests.provider, isRowHeading: true, text: ({ row }) => row.content.toName, cell: ({ row }) => row.content.toName },
            { id: "sent", heading: requests.sentOn, text: ({ from }) => from, cell: ({ from }) => from },
            { id: "due", heading: requests.due, text: ({ row }) => row.content.dueOn, cell: ({ row }) => row.content.dueOn },
            { id: "days", heading: requests.days, text: daysText, order: ({ from, until }) => (until === null ? Infinity : daysBetween(from, until)), cell: daysText },
            { id: "state", heading: requests.state, text: ({ row }) => requests.standings[standingOf(row, today)], cell: ({ row }) => <StandingBadge standing={standingOf(row, today)} /> },
          ]}
        />
      </details>
    </section>
  );
}

import { daysBetween, type Standing } from "@kaiji/domain";
import { dayInJapan, type OverseenContent } from "@kaiji/formats/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { BlockingList } from "./blocking-list.tsx";
import { OversightCodes } from "./oversight-codes.tsx";
import { verdictWord } from "./standing-view.tsx";

type Line = OverseenContent & { readonly id: string; readonly verdict: string | null; readonly figures: Pick<Standing, "systems" | "findings" | "rows"> | null };

const FAR = -1;

/** Where each institution that has consented stands, what blocks most of them, and the codes to invite more. */
export function OverseerPage() {
  const words = useWords();
  const { oversight } = words;
  const { overseer } = oversight;
  const { base, may } = useOrganization();
  const [today] = useState(() => dayInJapan(Date.now()));
  const overseen = useQuery({ queryKey: [base, "overseen"], queryFn: ({ signal }) => ask<{ items: readonly Line[] }>("GET", `${base}/overseen`, { signal }) });
  if (overseen.data === undefined) return <PageFrame title={overseer.title}>{overseen.error === null ? <p>{words.loading}</p> : <ProblemNotice error={overseen.error} />}</PageFrame>;
  const age = ({ copiedAt }: Line) => (copiedAt === null ? null : daysBetween(dayInJapan(Date.parse(copiedAt)), today));
  const freshness = (line: Line) => {
    const days = age(line);
    return days === null ? overseer.never : days === 0 ? overseer.today : overseer.stale(days);
  };
  const number = (id: string, heading: string, value: (figures: NonNullable<Line["figures"]>) => number) => ({
    id,
    heading,
    text: ({ figures }: Line) => (figures === null ? "" : String(value(figures))),
    order: ({ figures }: Line) => (figures === null ? FAR : value(figures)),
    cell: ({ figures }: Line) => (figures === null ? "" : value(figures)),
  });
  return (
    <PageFrame title={overseer.title} lead={overseer.lead} isWide>
      <ListView
        list="overseen"
        caption={overseer.title}
        rows={overseen.data.items}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        empty={
          <EmptyState heading={overseer.empty}>
            <p>{overseer.emptyHint}</p>
          </EmptyState>
        }
        filters={[
          { id: "verdict", label: oversight.verdict, options: Object.entries(oversight.verdicts).map(([value, label]) => ({ value, label })), fits: ({ verdict }, value) => verdict === value },
          { id: "state", label: overseer.state, options: Object.entries(overseer.states).map(([value, label]) => ({ value, label })), fits: ({ state }, value) => state === value },
        ]}
        columns={[
          { id: "name", heading: overseer.institution, isRowHeading: true, text: ({ name }) => name, cell: ({ id, name }) => <PathLink to={`/workspace/oversight/${id}`}>{name}</PathLink> },
          { id: "verdict", heading: oversight.verdict, text: ({ verdict }) => (verdict === null ? "" : verdictWord(oversight.verdicts, verdict)), cell: ({ verdict }) => (verdict === null ? "" : verdictWord(oversight.verdicts, verdict)) },
          { id: "received", heading: overseer.received, text: ({ figures }) => (figures === null ? "" : `${figures.systems.complete}/${figures.systems.inUse}`), order: ({ figures }) => (figures === null || figures.systems.inUse === 0 ? FAR : figures.systems.complete / figures.systems.inUse), cell: ({ figures }) => (figures === null ? "" : `${figures.systems.complete} / ${figures.systems.inUse}`) },
          number("notMet", oversight.notMet, ({ rows }) => rows.notMet),
          number("open", oversight.open, ({ rows }) => rows.unanswered + rows.needsJudgement),
          number("findings", overseer.openFindings, ({ findings }) => findings.open),
          number("overdue", overseer.overdue, ({ findings }) => findings.overdue),
          { id: "freshness", heading: overseer.freshness, text: freshness, order: (line) => age(line) ?? 100_000, cell: freshness },
          { id: "state", heading: overseer.state, text: ({ state }) => overseer.states[state], cell: ({ state }) => overseer.states[state] },
        ]}
      />
      {overseen.data.items.length === 0 ? null : <BlockingList />}
      {may("manage") ? <OversightCodes /> : null}
    </PageFrame>
  );
}

import type { Standing } from "@kaiji/domain";
import { dayInJapan, type OverseenContent } from "@kaiji/formats/api";
import { useQuery } from "@tanstack/react-query";
import { Notice } from "../../parts/notice.tsx";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { StandingView } from "./standing-view.tsx";
import { marks } from "../../settings/page-language.ts";

/** One institution's standing, as its overseer holds it. Looking is told to both trails, so it is asked for once. */
export function InstitutionPage({ id }: { readonly id: string }) {
  const words = useWords();
  const { overseer } = words.oversight;
  const { base } = useOrganization();
  const found = useQuery({ queryKey: [base, "overseen", id], staleTime: Infinity, refetchOnWindowFocus: false, queryFn: ({ signal }) => ask<{ overseen: ApiRecord<OverseenContent>; standing: Standing | null }>("GET", `${base}/overseen/${id}/standing`, { signal }) });
  if (found.data === undefined) return <PageFrame title={overseer.title}>{found.error === null ? <p>{words.loading}</p> : <ProblemNotice error={found.error} />}</PageFrame>;
  const { overseen, standing } = found.data;
  return (
    <PageFrame title={overseen.content.name} lead={`${overseer.states[overseen.content.state]}${marks().gap}${standing === null ? "" : `${overseer.freshness} ${dayInJapan(Date.parse(standing.asOf))}`}`}>
      <p className="on-screen">
        <PathLink to="/workspace/oversight">{overseer.back}</PathLink>
      </p>
      {standing === null ? <Notice look="open" heading={overseen.content.state === "withdrawn" ? overseer.gone : overseer.never} /> : <StandingView standing={standing} list="overseen-standing" />}
    </PageFrame>
  );
}

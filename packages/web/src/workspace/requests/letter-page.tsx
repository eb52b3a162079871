import { dayInJapan } from "@kaiji/formats/api";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { LetterPaper, type PaperLink } from "./letter-paper.tsx";
import { dayOf, standingOf, useRequestDetail } from "./request-records.ts";
import { useRequestAction } from "./use-request-action.ts";

/** A request's letter as it is printed, with a link of its own. */
export function LetterPage({ id }: { readonly id: string }) {
  const words = useWords();
  const { paper, detail, markSent, standings } = words.requests;
  const { base, may } = useOrganization();
  const found = useRequestDetail(id);
  const sent = useRequestAction(id);
  const [today] = useState(() => dayInJapan(Date.now()));
  const link = useMutation({ mutationFn: () => ask<PaperLink>("POST", `${base}/requests/${id}/link`) });
  if (found.data === undefined) return <PageFrame title={detail.letter}>{found.error === null ? <p>{words.loading}</p> : <ProblemNotice error={found.error} />}</PageFrame>;
  const { content } = found.data.request;
  const canLink = may("write") && (content.state === "sent" || content.state === "answered");
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-4xl grow px-4 pt-6 pb-20 outline-none md:px-8 print:p-0">
      <div className="on-screen mb-6 flex flex-col gap-3">
        <PathLink to={`/workspace/requests/${id}`}>{content.toName}</PathLink>
        <h1 className="text-std-28B-150">{detail.letter}</h1>
        <ProblemNotice error={link.error ?? sent.error} />
        <div className="flex flex-wrap items-center gap-3">
          {canLink ? (
            <Button variant={link.data === undefined ? "solid" : "outline"} isPending={link.isPending} onPress={() => link.mutate()}>
              {paper.withLink}
            </Button>
          ) : null}
          <Button variant={link.data === undefined ? "outline" : "solid"} onPress={() => print()}>
            {paper.print}
          </Button>
          {may("write") && standingOf(found.data.request, today) === "to-send" ? (
            <Button variant="outline" isPending={sent.isPending} onPress={() => sent.mutate({ path: "letter-sent" })}>
              {markSent}
            </Button>
          ) : null}
          <output>{sent.isSuccess ? standings.sent : ""}</output>
        </div>
        {canLink ? <p className="text-quiet">{link.data === undefined ? paper.noLink : paper.withLinkHint}</p> : null}
      </div>
      <div className="paper rounded-8 border border-line bg-white p-4 text-black sm:p-12 print:border-0 print:p-0">
        <LetterPaper letter={content} link={link.data ?? null} {...(content.sentAt === null ? {} : { on: dayOf(content.sentAt) })} />
      </div>
    </main>
  );
}

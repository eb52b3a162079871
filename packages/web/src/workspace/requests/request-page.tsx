import { dayInJapan } from "@kaiji/formats/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { keepWhole } from "../../parts/keep-whole.tsx";
import { ask } from "../api/ask.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { DraftEditor } from "./draft-editor.tsx";
import { ForwardPart } from "./forward-part.tsx";
import { LinkPart } from "./link-part.tsx";
import { ReceivedAnswers } from "./received-answers.tsx";
import { ReceivedFiles } from "./received-files.tsx";
import { dayOf, letterDay, standingOf, useRequestDetail } from "./request-records.ts";
import { RequestLog } from "./request-log.tsx";
import { SendProgress } from "./send-progress.tsx";
import { StandingBadge } from "./standing-badge.tsx";
import { ToSend } from "./to-send.tsx";
import { TalkPart } from "./talk-part.tsx";
import { useSending } from "./use-sending.ts";
import { marks } from "../../settings/page-language.ts";

/** One request: what came back, what is to be decided, and its log. */
export function RequestPage({ id }: { readonly id: string }) {
  const words = useWords();
  const { requests } = words;
  const { detail } = requests;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const found = useRequestDetail(id);
  const sending = useSending();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const [now] = useState(() => Date.now());
  const act = useMutation({ mutationFn: ({ path, body }: { path: string; body?: object }) => ask("POST", `${base}/requests/${id}/${path}`, { body }), onSuccess: () => queries.invalidateQueries({ queryKey: [base] }) });
  if (found.data === undefined) return <PageFrame title={requests.title}>{found.error === null ? <p>{words.loading}</p> : <ProblemNotice error={found.error} />}</PageFrame>;
  const { request } = found.data;
  const { content } = request;
  const standing = standingOf(request, dayInJapan(now));
  const isOpen = ["draft", "sent", "answered", "forwarding"].includes(content.state);
  return (
    <PageFrame
      title={content.toName}
      actions={
        <>
          {may("write") && content.state === "draft" ? <Button onPress={() => void sending.send([id])}>{detail.send}</Button> : null}
          <PathLink to={`/workspace/requests/${id}/letter`} className="inline-flex min-h-12 items-center rounded-8 border border-accent px-4 text-oln-16B-100 text-accent hover:bg-accent-soft hover:underline">
            {detail.letter}
          </PathLink>
          {may("write") && isOpen ? (
            <Button variant="quiet" onPress={() => setAsked({ title: requests.close, text: requests.closeSure, run: () => act.mutate({ path: "close", body: {} }) })}>
              {requests.close}
            </Button>
          ) : null}
          {may("write") && content.state === "closed" ? (
            <Button variant="quiet" onPress={() => act.mutate({ path: "reopen" })}>
              {requests.reopen}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="on-screen">
        <PathLink to="/workspace/requests">← {detail.back}</PathLink>
      </p>
      <ProblemNotice error={act.error ?? sending.error} />
      <SendProgress sending={sending} />
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      {standing === "to-send" ? <ToSend request={request} onSent={() => act.mutate({ path: "letter-sent" })} isPending={act.isPending} /> : null}
      <dl className="flex flex-wrap gap-x-8 gap-y-3 rounded-12 border border-line bg-band p-4">
        <Fact term={requests.state}>
          <StandingBadge standing={standing} />
        </Fact>
        <Fact term={requests.due}>
          {may("write") && content.state !== "closed" && content.state !== "forwarded" ? (
            <input type="date" aria-label={detail.changeDue} className="min-h-9 rounded-8 border border-edge bg-page px-2" value={content.dueOn} onChange={(event) => (event.target.value === "" ? undefined : act.mutate({ path: "due", body: { dueOn: event.target.value } }))} />
          ) : (
            content.dueOn
          )}
        </Fact>
        <Fact term={requests.asked}>{requests.askedWhat(content.disclosures.length, content.rows.length)}</Fact>
        <Fact term={requests.by}>{content.by === "mail" ? `${requests.byWays.mail}${marks().bracket(content.toEmail ?? "")}` : requests.byWays.print}</Fact>
        {letterDay(request) === "" ? null : <Fact term={requests.sentOn}>{letterDay(request)}</Fact>}
        {content.chasers.length === 0 ? null : <Fact term={requests.chasers}>{requests.chaserCount(content.chasers.length)}</Fact>}
      </dl>
      {content.submittedAt === null ? null : <p>{keepWhole(detail.submittedBy(content.submittedBy ?? "", dayOf(content.submittedAt)))}</p>}
      {content.waitUntil === null ? null : <p>{detail.waitUntil(content.waitUntil)}</p>}
      {content.forwardedTo === null ? null : <PathLink to={`/workspace/requests/${content.forwardedTo}`}>{detail.forwardedTo}</PathLink>}
      {content.state === "forwarding" && content.forward !== null ? <ForwardPart key={content.forward.email} request={request} /> : null}
      {may("write") && content.state === "draft" ? <DraftEditor key={request.version} request={request} /> : null}
      {content.state === "draft" ? null : <ReceivedFiles detail={found.data} />}
      {content.state === "draft" ? null : <ReceivedAnswers detail={found.data} />}
      <TalkPart detail={found.data} />
      {content.state === "sent" || content.state === "answered" ? <LinkPart detail={found.data} /> : null}
      <RequestLog events={found.data.events} />
    </PageFrame>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-dns-14N-130 text-quiet">{term}</dt>
      <dd className="font-bold">{keepWhole(children)}</dd>
    </div>
  );
}

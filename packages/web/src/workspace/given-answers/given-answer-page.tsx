import { dayInJapan, type GivenAnswerContent, type GivenAnswerDocument } from "@kaiji/formats/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { keepWhole } from "../../parts/keep-whole.tsx";
import { marks } from "../../settings/page-language.ts";
import { ANSWER_PATH } from "../../settings/pages.ts";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { GivenRows } from "./given-rows.tsx";

const dayOf = (at: string) => dayInJapan(Date.parse(at));

/** One request that was received: the letter, what was answered and handed in, and the way back to it. */
export function GivenAnswerPage({ id }: { readonly id: string }) {
  const words = useWords();
  const { givenAnswers } = words;
  const { base, may } = useOrganization();
  const path = `${base}/given-answers/${id}`;
  const record = useQuery({ queryKey: [base, "given-answers", id], queryFn: ({ signal }) => ask<ApiRecord<GivenAnswerContent>>("GET", path, { signal }) });
  const whole = useQuery({ queryKey: [base, "given-answers", id, "document"], queryFn: ({ signal }) => ask<GivenAnswerDocument>("GET", `${path}/document`, { signal }) });
  // The page of the link is one of its own, outside of the workspace.
  const open = useMutation({ mutationFn: () => ask<{ key: string }>("POST", `${path}/open`), onSuccess: ({ key }) => location.assign(`${ANSWER_PATH}#${key}`) });
  const [content, given] = [record.data?.content, whole.data];
  if (content === undefined || given === undefined) return <PageFrame title={givenAnswers.title}>{(record.error ?? whole.error) === null ? <p>{words.loading}</p> : <ProblemNotice error={record.error ?? whole.error} />}</PageFrame>;
  const form = (one: { readonly form: string; readonly edition?: string | null; readonly name?: string | null; readonly date?: string | null }) => [one.form.toUpperCase(), one.edition, one.name, one.date].filter(Boolean).join(" ");
  return (
    <PageFrame
      title={content.name}
      lead={givenAnswers.asOf(dayOf(content.keptAt))}
      isWide
      actions={
        may("write") ? (
          <Button isPending={open.isPending} onPress={() => open.mutate()}>
            {givenAnswers.open}
          </Button>
        ) : undefined
      }
    >
      <p className="on-screen">
        <PathLink to="/workspace/answers">← {givenAnswers.toList}</PathLink>
      </p>
      <ProblemNotice error={open.error} />
      <dl className="grid gap-x-6 gap-y-1 rounded-12 border border-line bg-band p-4 sm:grid-cols-[auto_1fr]">
        <Fact term={givenAnswers.subject}>{content.subject}</Fact>
        <Fact term={givenAnswers.to}>{content.toName}</Fact>
        <Fact term={givenAnswers.due}>{content.dueOn}</Fact>
        <Fact term={givenAnswers.state}>{givenAnswers.states[content.state]}</Fact>
        {content.submittedAt === null ? null : <Fact term={givenAnswers.submittedAt}>{`${dayOf(content.submittedAt)}${marks().gap}${content.submittedBy ?? ""}`}</Fact>}
        <Fact term={givenAnswers.opensUntil}>{dayOf(content.opensUntil)}</Fact>
        {given.disclosures.length === 0 ? null : <Fact term={givenAnswers.disclosures}>{given.disclosures.map((one) => `${one.systemName}${marks().gap}${one.form.toUpperCase()}`).join(marks().comma)}</Fact>}
        {given.files.map((file) => (
          <Fact key={file.sha256} term={givenAnswers.file}>
            <span className="break-all">{file.name}</span>
            <span className="block text-quiet">{[...file.forms.map(form), givenAnswers.fileStates[file.state] ?? file.state].join(marks().comma)}</span>
          </Fact>
        ))}
      </dl>
      <p className="on-screen text-quiet">{givenAnswers.openHint}</p>
      <GivenRows rows={given.rows} />
      {given.talk.length === 0 ? null : (
        <section aria-labelledby="given-talk" className="flex flex-col gap-2">
          <h2 id="given-talk" className="text-std-22B-150">
            {givenAnswers.talk}
          </h2>
          {given.talk.map(({ at, isOurs, text }) => (
            <p key={`${at}${text}`} className="rounded-8 border border-line p-3 whitespace-pre-wrap">
              <span className="block text-quiet">{keepWhole(`${dayOf(at)}${marks().gap}${isOurs ? content.name : givenAnswers.yours}`)}</span>
              {text}
            </p>
          ))}
        </section>
      )}
      <details className="rounded-12 border border-line px-4 py-2">
        <summary className="min-h-11 cursor-pointer py-2 text-link underline">{givenAnswers.letter}</summary>
        <p lang="ja" className="whitespace-pre-wrap">{given.opening}</p>
        <p lang="ja" className="mt-3 whitespace-pre-wrap">{given.closing}</p>
      </details>
    </PageFrame>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{term}</dt>
      <dd className="min-w-0 break-words max-sm:mb-2">{keepWhole(children)}</dd>
    </>
  );
}

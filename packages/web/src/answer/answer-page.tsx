import { japaneseDay } from "@kaiji/formats";
import type { AnsweringView } from "@kaiji/formats/api";
import { useEffect, useState } from "react";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { useSpeaking } from "../settings/language.tsx";
import { ApiProblem } from "../workspace/api/ask.ts";
import { ProblemNotice } from "../workspace/parts/problem-notice.tsx";
import { AskedFiles } from "./asked-files.tsx";
import { AskedRows } from "./asked-rows.tsx";
import { CodeForm } from "./code-form.tsx";
import { HandIn } from "./hand-in.tsx";
import { KeepCopy } from "./keep-copy.tsx";
import { NotOurs, showNotOurs } from "./not-ours.tsx";
import { Talk } from "./talk.tsx";
import { useAnswerWords } from "./use-answer-words.ts";
import { useAnswering, type Answering } from "./use-answering.ts";

/** The page on which a provider answers a request by its link: nothing else of Kaiji leads here or away. */
export function AnswerPage() {
  const words = useAnswerWords();
  const { language, words: page, speak } = useSpeaking();
  const answering = useAnswering();
  const other = language === "ja" ? "en" : "ja";
  useEffect(() => {
    document.title = words.documentTitle;
  }, [words]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="on-screen border-b border-line bg-page">
        <div className="mx-auto flex max-w-3xl flex-wrap items-center justify-between gap-3 px-4 py-2">
          <p className="flex items-center gap-3">
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <span className="text-std-18B-160">Kaiji</span>
            <span className="text-dns-14N-130 text-quiet max-sm:sr-only">{words.tool}</span>
          </p>
          <Button variant="text" size="small" lang={other} aria-label={page.app.switchLanguage} onPress={() => speak(other)}>
            {page.app.otherLanguage}
          </Button>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl grow px-4 pt-6 pb-20 outline-none">
        <Content answering={answering} />
      </main>
    </div>
  );
}

function Content({ answering }: { readonly answering: Answering }) {
  const words = useAnswerWords();
  const { link, view, error, open } = answering;
  const isSpent = error instanceof ApiProblem && error.code === "link-spent";
  if (link === "" || isSpent) return <CodeForm isSpent={isSpent} onOpen={open} />;
  if (view === null) return error === null ? <p>{words.loading}</p> : <ProblemNotice error={error} />;
  return <Asked view={view} answering={answering} />;
}

function Asked({ view, answering }: { readonly view: AnsweringView; readonly answering: Answering }) {
  const words = useAnswerWords();
  const [done, setDone] = useState<{ readonly left: number; readonly isAll: boolean } | null>(null);
  const [handedIn, setHandedIn] = useState(0);
  const isWaiting = view.state === "forwarding";
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-4">
        <h1 className="text-std-24B-150">{words.title(view.institution)}</h1>
        <p>{words.to(view.toName)}</p>
        <ProblemNotice error={answering.error} />
        {isWaiting ? <Notice look="open" heading={words.otherWaiting} /> : null}
        {view.state === "answered" ? (
          <Notice look="good" heading={words.handedIn}>
            <p>{words.handedInLead}</p>
          </Notice>
        ) : done !== null && !done.isAll ? (
          <Notice look="good" heading={words.handedInPart(done.left)} />
        ) : null}
        <KeepCopy link={answering.link} view={view} handedIn={handedIn} />
        <dl className="grid gap-x-6 gap-y-1 max-sm:[&>dd]:mb-2 sm:grid-cols-[auto_1fr] rounded-12 border border-line bg-band p-4">
          <dt className="text-quiet">{words.asked}</dt>
          <dd>
            {view.disclosures.length > 0 ? <span className="block">{words.askedFiles(view.disclosures.length)}</span> : null}
            {view.rows.length > 0 ? <span className="block">{words.askedRows(view.rows.length)}</span> : null}
          </dd>
          <dt className="text-quiet">{words.due}</dt>
          <dd className="font-bold">
            <Day day={view.dueOn} />
          </dd>
          <dt className="text-quiet">{words.expires}</dt>
          <dd>
            <Day day={view.expiresOn} />
          </dd>
        </dl>
        <p className="text-quiet">{words.noAccount}</p>
        {isWaiting ? null : (
          <div className="on-screen">
            <Button variant="text" onPress={showNotOurs}>
              {words.otherJump}
            </Button>
          </div>
        )}
        <details className="rounded-12 border border-line px-4 py-2">
          <summary className="min-h-11 cursor-pointer py-2 text-link underline">{words.letter}</summary>
          <p lang="ja" className="pb-2 font-bold">{view.subject}</p>
          <p lang="ja" className="whitespace-pre-wrap">{view.opening}</p>
          <p lang="ja" className="mt-3 whitespace-pre-wrap">{view.closing}</p>
        </details>
      </div>
      <AskedFiles view={view} answering={answering} isWaiting={isWaiting} />
      {view.rows.length === 0 ? null : <AskedRows view={view} answering={answering} isWaiting={isWaiting} />}
      {isWaiting ? null : <HandIn view={view} answering={answering} onDone={(handed) => {
        setDone(handed);
        setHandedIn(handedIn + 1);
      }} />}
      <Talk view={view} answering={answering} />
      {isWaiting ? null : <NotOurs answering={answering} />}
    </div>
  );
}

function Day({ day }: { readonly day: string }) {
  const { language } = useSpeaking();
  return <time dateTime={day}>{language === "ja" ? japaneseDay(day) : day}</time>;
}

import type { AnsweringView } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { useAnnounce } from "../settings/announcer.tsx";
import { ProblemNotice } from "../workspace/parts/problem-notice.tsx";
import { TextBox } from "../workspace/parts/text-box.tsx";
import { askByLink } from "./ask-by-link.ts";
import { useAnswerWords } from "./use-answer-words.ts";
import type { Answering } from "./use-answering.ts";

/** What provider and institution have written to each other about this request. */
export function Talk({ view, answering }: { readonly view: AnsweringView; readonly answering: Answering }) {
  const words = useAnswerWords();
  const announce = useAnnounce();
  const [text, setText] = useState("");
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    try {
      await askByLink(answering.link, "POST", "/talk", { text });
      setText("");
      setError(null);
      announce(words.talkSent);
      await answering.reload();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section aria-labelledby="talk" className="flex flex-col gap-3">
      <h2 id="talk" className="text-std-20B-160">
        {words.talkHeading}
      </h2>
      <p className="text-quiet">{words.talkLead}</p>
      {view.talk.length === 0 ? null : (
        <ul className="flex flex-col gap-2">
          {view.talk.map((one) => (
            <li key={`${one.at}${one.text}`} className={`rounded-8 border border-line px-3 py-2 ${one.isOurs ? "bg-band" : "bg-raised"}`}>
              <p className="text-dns-14N-130 text-quiet">
                {one.isOurs ? words.talkOurs(view.institution) : words.talkYours}　<time dateTime={one.at}>{new Date(one.at).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" })}</time>
              </p>
              <p className="whitespace-pre-wrap">{one.text}</p>
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice error={error} />
      <div className="on-screen flex flex-col items-start gap-2">
        <div className="w-full">
          <TextBox label={words.talkWrite} rows={2} value={text} onChange={setText} />
        </div>
        <Button variant="outline" isDisabled={text.trim() === ""} onPress={() => void send()}>
          {words.talkSend}
        </Button>
      </div>
    </section>
  );
}

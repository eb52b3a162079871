import { isWholeAnswer, type AnsweringView } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { ProblemNotice } from "../workspace/parts/problem-notice.tsx";
import { TextBox } from "../workspace/parts/text-box.tsx";
import { askByLink } from "./ask-by-link.ts";
import { useAnswerWords } from "./use-answer-words.ts";
import type { Answering } from "./use-answering.ts";

interface HandInProps {
  readonly view: AnsweringView;
  readonly answering: Answering;
  readonly onDone: (done: { readonly left: number; readonly isAll: boolean }) => void;
}

/** Hands everything in, or a part with the rest on a later day. */
export function HandIn({ view, answering, onDone }: HandInProps) {
  const words = useAnswerWords();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [waitUntil, setWaitUntil] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [isPending, setIsPending] = useState(false);
  const left = view.rows.filter((row) => !isWholeAnswer(row)).length;
  const lacksFile = view.disclosures.length > 0 && !view.files.some(({ state }) => state === "quarantined" || state === "accepted");
  const send = async (isAll: boolean) => {
    setIsPending(true);
    try {
      const answer = await askByLink<{ left: number }>(answering.link, "POST", "/submit", { name, isAll, note, waitUntil: isAll || waitUntil === "" ? null : waitUntil });
      setError(null);
      setNote("");
      onDone({ left: answer.left, isAll });
      await answering.reload();
      scrollTo(0, 0);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsPending(false);
    }
  };
  return (
    <section aria-labelledby="hand-in" className="flex flex-col gap-4 rounded-12 border-2 border-accent p-4">
      <h2 id="hand-in" className="text-std-20B-160">
        {words.handInHeading}
      </h2>
      <TextBox label={words.handInName} isRequired validationBehavior="aria" autoComplete="name" value={name} onChange={setName} />
      <TextBox label={words.handInNote} rows={2} value={note} onChange={setNote} />
      <ProblemNotice error={error} />
      {left > 0 || lacksFile ? (
        <div className="text-unanswered">
          {left > 0 ? <p>{words.handInLeft(left)}</p> : null}
          {lacksFile ? <p>{words.handInNoFile}</p> : null}
        </div>
      ) : null}
      <div>
        <Button size="large" isPending={isPending} isDisabled={name.trim() === "" || left > 0 || lacksFile} onPress={() => void send(true)}>
          {words.handInAll}
        </Button>
      </div>
      <details className="border-t border-line pt-2">
        <summary className="min-h-11 cursor-pointer py-2 text-link underline">{words.handInPart}</summary>
        <div className="flex flex-col items-start gap-4 pt-2">
          <p>{words.handInPartLead}</p>
          <TextBox label={words.handInWhen} type="date" value={waitUntil} onChange={setWaitUntil} />
          <Button variant="outline" isPending={isPending} isDisabled={name.trim() === ""} onPress={() => void send(false)}>
            {words.handInPart}
          </Button>
        </div>
      </details>
    </section>
  );
}

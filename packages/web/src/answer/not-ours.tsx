import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../parts/button.tsx";
import { ProblemNotice } from "../workspace/parts/problem-notice.tsx";
import { TextBox } from "../workspace/parts/text-box.tsx";
import { askByLink } from "./ask-by-link.ts";
import { useAnswerWords } from "./use-answer-words.ts";
import type { Answering } from "./use-answering.ts";

const PLACE = "not-ours";

/** Opens the part where another party is named, and goes there: for a dealer it is the first thing to do. */
export function showNotOurs(): void {
  const place = document.querySelector<HTMLDetailsElement>(`#${PLACE}`);
  if (place === null) return;
  place.open = true;
  place.scrollIntoView();
  place.querySelector("input")?.focus();
}

/** Names the party that is in charge instead: a dealer its manufacturer. */
export function NotOurs({ answering }: { readonly answering: Answering }) {
  const words = useAnswerWords();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    try {
      await askByLink(answering.link, "POST", "/forward", { name, email, reason });
      await answering.reload();
      scrollTo(0, 0);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <details id={PLACE} className="on-screen scroll-mt-4 rounded-12 border border-line px-4 py-2">
      <summary className="min-h-11 cursor-pointer py-2 text-link underline">{words.otherHeading}</summary>
      <Form
        className="flex flex-col items-start gap-4 pt-2 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{words.otherLead}</p>
        <ProblemNotice error={error} />
        <div className="flex w-full flex-col gap-4">
          <TextBox label={words.otherName} isRequired validationBehavior="aria" value={name} onChange={setName} />
          <TextBox label={words.otherEmail} type="email" isRequired validationBehavior="aria" value={email} onChange={setEmail} />
          <TextBox label={words.otherReason} rows={2} value={reason} onChange={setReason} />
        </div>
        <Button type="submit" variant="outline" isDisabled={name.trim() === "" || email.trim() === ""}>
          {words.otherSend}
        </Button>
      </Form>
    </details>
  );
}

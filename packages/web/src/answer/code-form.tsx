import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { ProblemNotice } from "../workspace/parts/problem-notice.tsx";
import { TextBox } from "../workspace/parts/text-box.tsx";
import { askByLink } from "./ask-by-link.ts";
import { useAnswerWords } from "./use-answer-words.ts";

/** Opens a request by the code of a printed letter, where there is no link or only a spent one. */
export function CodeForm({ isSpent, onOpen }: { readonly isSpent: boolean; readonly onOpen: (link: string) => void }) {
  const words = useAnswerWords();
  const [code, setCode] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [isPending, setIsPending] = useState(false);
  const open = async () => {
    setIsPending(true);
    try {
      onOpen((await askByLink<{ key: string }>("", "POST", "/code", { code })).key);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsPending(false);
    }
  };
  return (
    <div className="flex flex-col gap-6">
      <h1 className="text-std-24B-150">{isSpent ? words.spentTitle : words.codeTitle}</h1>
      {isSpent ? <Notice look="open" heading={words.spentLead} /> : <p>{words.codeLead}</p>}
      <ProblemNotice error={error} />
      <Form
        className="flex flex-col items-start gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <div className="w-full max-w-sm">
          <TextBox label={words.code} isRequired validationBehavior="aria" autoComplete="off" spellCheck="false" value={code} onChange={setCode} />
        </div>
        <Button type="submit" isPending={isPending} isDisabled={code.trim() === ""}>
          {words.codeOpen}
        </Button>
      </Form>
    </div>
  );
}

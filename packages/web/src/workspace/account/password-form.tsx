import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

/** Changing one's password. */
export function PasswordForm() {
  const { account, door } = useWords();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => ask("POST", "/api/me/password", { body: { current, next } }),
    onSuccess: () => {
      setCurrent("");
      setNext("");
    },
  });
  return (
    <section aria-labelledby="password" className="flex flex-col gap-3">
      <h2 id="password" className="text-std-22B-150">
        {account.password}
      </h2>
      <ProblemNotice error={change.error} />
      {change.isSuccess ? <Notice look="good" heading={account.changed} /> : null}
      <Form
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <TextBox label={account.current} type="password" autoComplete="current-password" isRequired value={current} onChange={setCurrent} />
        <TextBox label={account.next} type="password" autoComplete="new-password" minLength={12} hint={door.passwordHint} isRequired value={next} onChange={setNext} />
        <div>
          <Button type="submit" isPending={change.isPending}>
            {account.change}
          </Button>
        </div>
      </Form>
    </section>
  );
}

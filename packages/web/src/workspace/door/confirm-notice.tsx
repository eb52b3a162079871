import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ApiProblem, ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

/** What the server refused. When it wants the password once more, asks for it and goes on with what was refused. */
export function ConfirmNotice({ error, onConfirmed }: { readonly error: unknown; readonly onConfirmed: () => void }) {
  const { door } = useWords();
  const [password, setPassword] = useState("");
  const confirm = useMutation({
    mutationFn: () => ask("POST", "/api/me/confirm", { body: { password } }),
    onSuccess: () => {
      setPassword("");
      onConfirmed();
    },
  });
  const isAsked = error instanceof ApiProblem && error.code === "confirm-needed";
  if (!isAsked) return <ProblemNotice error={error} />;
  return (
    <Form
      className="flex max-w-md flex-col gap-4 rounded-12 border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <p>{door.confirmLead}</p>
      <ProblemNotice error={confirm.error} />
      <TextBox label={door.password} type="password" autoComplete="current-password" isRequired value={password} onChange={setPassword} />
      <div>
        <Button type="submit" isPending={confirm.isPending}>
          {door.confirmDo}
        </Button>
      </div>
    </Form>
  );
}

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { DoorFrame } from "./door-frame.tsx";
import { hasPasskeys, signInWithPasskey } from "./passkeys.ts";

/** Signing in: password and then a second factor, or a passkey alone. */
export function SignInPage({ onChanged }: { readonly onChanged: () => void }) {
  const { door } = useWords();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const state = useQuery({ queryKey: ["state"], queryFn: () => ask<{ isSetUp: boolean }>("GET", "/api/state") });
  const byPassword = useMutation({ mutationFn: () => ask("POST", "/api/sign-in", { body: { email, password } }), onSuccess: onChanged });
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onChanged });

  if (state.data?.isSetUp === false)
    return (
      <DoorFrame title={door.signIn}>
        <Notice look="open" heading={door.notSetUp} />
      </DoorFrame>
    );
  return (
    <DoorFrame title={door.signIn} lead={door.signInLead}>
      <ProblemNotice error={state.error ?? byPassword.error ?? byPasskey.error} />
      {hasPasskeys() ? (
        <div className="flex flex-col gap-1">
          <Button variant="outline" size="large" isPending={byPasskey.isPending} onPress={() => byPasskey.mutate()}>
            {door.passkey}
          </Button>
          <p className="text-dns-14N-130 leading-170 text-quiet">{door.passkeyHint}</p>
        </div>
      ) : null}
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          byPassword.mutate();
        }}
      >
        <TextBox label={door.email} type="email" autoComplete="username" isRequired value={email} onChange={setEmail} />
        <TextBox label={door.password} type="password" autoComplete="current-password" isRequired value={password} onChange={setPassword} />
        <Button type="submit" size="large" isPending={byPassword.isPending}>
          {door.next}
        </Button>
      </Form>
    </DoorFrame>
  );
}

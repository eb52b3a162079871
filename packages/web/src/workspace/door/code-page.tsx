import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { DoorFrame } from "./door-frame.tsx";
import { hasPasskeys, signInWithPasskey } from "./passkeys.ts";

/** The second factor of somebody whose password was right. */
export function CodePage({ onChanged, onSignOut }: { readonly onChanged: () => void; readonly onSignOut: () => void }) {
  const { door, nav } = useWords();
  const [code, setCode] = useState("");
  const verify = useMutation({ mutationFn: () => ask("POST", "/api/sign-in/code", { body: { code } }), onSuccess: onChanged, onError: () => setCode("") });
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onChanged });
  return (
    <DoorFrame title={door.code} lead={door.codeLead}>
      <ProblemNotice error={verify.error ?? byPasskey.error} />
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate();
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen has this one field, and the person came here to fill it */}
        <TextBox label={door.code} autoComplete="one-time-code" inputMode="text" autoFocus isRequired value={code} onChange={setCode} />
        <Button type="submit" size="large" isPending={verify.isPending}>
          {door.verify}
        </Button>
      </Form>
      <div className="flex flex-wrap gap-2">
        {hasPasskeys() ? (
          <Button variant="outline" onPress={() => byPasskey.mutate()}>
            {door.passkey}
          </Button>
        ) : null}
        <Button variant="text" onPress={onSignOut}>
          {nav.signOut}
        </Button>
      </div>
    </DoorFrame>
  );
}

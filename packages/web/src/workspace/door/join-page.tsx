import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ask } from "../api/ask.ts";
import type { Me } from "../api/answers.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { DoorFrame } from "./door-frame.tsx";

interface Invitation {
  readonly purpose: "join" | "reset";
  readonly organizationName: string;
  readonly email: string;
  readonly isKnown: boolean;
}

/** Joining an organization, or beginning again, by a link: `/join#organization.invitation.secret`. */
export function JoinPage({ me, onDone }: { readonly me: Me | null; readonly onDone: () => void }) {
  const words = useWords();
  const { door } = words;
  const [organizationId = "", invitationId = "", secret = ""] = location.hash.slice(1).split(".");
  const link = { organizationId, invitationId, secret };
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const look = useQuery({ queryKey: ["invitation", invitationId], queryFn: () => ask<Invitation>("POST", "/api/invitations/look", { body: link }), retry: false });
  const accept = useMutation({ mutationFn: () => ask("POST", "/api/invitations/accept", { body: { ...link, name: name === "" ? (look.data?.email ?? "") : name, password } }), onSuccess: onDone });
  const join = useMutation({ mutationFn: () => ask("POST", "/api/invitations/join", { body: link }), onSuccess: onDone });

  if (look.data === undefined)
    return (
      <DoorFrame title={door.join}>
        {look.error === null ? <p>{words.loading}</p> : <ProblemNotice error={look.error} />}
      </DoorFrame>
    );
  const { purpose, organizationName, email, isKnown } = look.data;
  const isReset = purpose === "reset";
  if (isKnown && !isReset)
    return (
      <DoorFrame title={door.join} lead={email}>
        <ProblemNotice error={join.error} />
        {me?.email === email && me.stage === "full" ? (
          <Button size="large" onPress={() => join.mutate()}>
            {door.joinNow}
          </Button>
        ) : (
          <>
            <Notice look="open" heading={door.joinKnown} />
            <a className="text-link underline" href="/sign-in">
              {door.signIn}
            </a>
          </>
        )}
      </DoorFrame>
    );
  return (
    <DoorFrame title={door.join} lead={isReset ? door.resetLead(organizationName) : door.joinLead(organizationName)}>
      <ProblemNotice error={accept.error} />
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate();
        }}
      >
        <TextBox label={door.email} type="email" autoComplete="username" isReadOnly value={email} />
        {isReset ? null : <TextBox label={door.yourName} autoComplete="name" isRequired value={name} onChange={setName} />}
        <TextBox label={door.password} type="password" autoComplete="new-password" isRequired minLength={12} hint={door.passwordHint} value={password} onChange={setPassword} />
        <Button type="submit" size="large" isPending={accept.isPending}>
          {door.start}
        </Button>
      </Form>
    </DoorFrame>
  );
}

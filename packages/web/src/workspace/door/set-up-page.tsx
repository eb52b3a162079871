import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { DoorFrame } from "./door-frame.tsx";

/** What an organization can be, the usual first. */
export const ORGANIZATION_KINDS = ["institution", "provider", "dealer", "overseer"] as const;

/** The first administrator and their organization, by the link that Kaiji printed. */
export function SetUpPage({ onDone }: { readonly onDone: () => void }) {
  const { door } = useWords();
  const secret = location.hash.slice(1);
  const [fields, setFields] = useState({ name: "", email: "", password: "", organization: "", kind: "institution" });
  const set = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });
  const send = useMutation({
    mutationFn: () => ask("POST", "/api/set-up", { body: { secret, name: fields.name, email: fields.email, password: fields.password, organization: { name: fields.organization, kind: fields.kind } } }),
    onSuccess: onDone,
  });
  if (secret === "")
    return (
      <DoorFrame title={door.setUp}>
        <Notice look="bad" heading={door.setUpMissing} />
      </DoorFrame>
    );
  return (
    <DoorFrame title={door.setUp} lead={door.setUpLead}>
      <ProblemNotice error={send.error} />
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <TextBox label={door.organizationName} isRequired value={fields.organization} onChange={set("organization")} fault={faultOf(send.error, "organization.name")} />
        <SelectBox label={door.organizationKind} value={fields.kind} options={ORGANIZATION_KINDS.map((kind) => ({ value: kind, label: door.kinds[kind] }))} onChange={set("kind")} />
        <TextBox label={door.yourName} autoComplete="name" isRequired value={fields.name} onChange={set("name")} fault={faultOf(send.error, "name")} />
        <TextBox label={door.email} type="email" autoComplete="username" isRequired value={fields.email} onChange={set("email")} fault={faultOf(send.error, "email")} />
        <TextBox label={door.password} type="password" autoComplete="new-password" isRequired minLength={12} hint={door.passwordHint} value={fields.password} onChange={set("password")} fault={faultOf(send.error, "password")} />
        <Button type="submit" size="large" isPending={send.isPending}>
          {door.start}
        </Button>
      </Form>
    </DoorFrame>
  );
}

import { ROLES, type Role } from "@kaiji/domain";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

/** What a link is made of. */
export interface Link {
  readonly id: string;
  readonly secret: string;
}

/** The last moment of a day in Japan. */
const endOf = (day: string) => `${day}T23:59:59+09:00`;

/** Inviting somebody: address, role, and for an auditor the last day. */
export function InviteForm({ onMade }: { readonly onMade: (link: Link) => void }) {
  const { people, roles } = useWords();
  const { base } = useOrganization();
  const [draft, setDraft] = useState({ email: "", role: "editor" as Role, endsOn: "" });
  const invite = useMutation({ mutationFn: () => ask<Link>("POST", `${base}/invitations`, { body: { email: draft.email, role: draft.role, roleEndsAt: draft.role === "auditor" && draft.endsOn !== "" ? endOf(draft.endsOn) : null } }), onSuccess: onMade });
  return (
    <section aria-labelledby="invite" className="on-screen rounded-12 border border-line bg-raised p-4 sm:p-6">
      <h2 id="invite" className="text-std-22B-150">
        {people.invite}
      </h2>
      <p className="mt-1 text-quiet">{people.inviteLead}</p>
      <ProblemNotice error={invite.error} />
      <Form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <TextBox label={people.email} type="email" isRequired value={draft.email} onChange={(email) => setDraft({ ...draft, email })} fault={faultOf(invite.error, "email")} />
        <SelectBox label={people.role} value={draft.role} options={ROLES.map((role) => ({ value: role, label: `${roles[role]} - ${people.can[role]}` }))} onChange={(role) => setDraft({ ...draft, role: role as Role })} />
        {draft.role === "auditor" ? <TextBox label={people.endsOn} type="date" isRequired value={draft.endsOn} onChange={(endsOn) => setDraft({ ...draft, endsOn })} fault={faultOf(invite.error, "roleEndsAt")} /> : null}
        <div>
          <Button type="submit" isPending={invite.isPending}>
            {people.makeLink}
          </Button>
        </div>
      </Form>
    </section>
  );
}

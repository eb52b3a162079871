import { ROLES, type Role } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { ask } from "../api/ask.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { InviteForm, type Link } from "./invite-form.tsx";

interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly endsAt: string | null;
  readonly version: number;
}

interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
}

const untilOf = ({ endsAt }: Member) => (endsAt === null ? "" : dayInJapan(Date.parse(endsAt)));

/** Who may use the organization, as what, and invitations. */
export function PeoplePage() {
  const words = useWords();
  const { people, roles } = words;
  const { id, base, may } = useOrganization();
  const queries = useQueryClient();
  const isManager = may("manage");
  const members = useQuery({ queryKey: [base, "members"], queryFn: ({ signal }) => ask<{ items: Member[] }>("GET", `${base}/members`, { signal }) });
  const open = useQuery({ queryKey: [base, "invitations"], enabled: isManager, queryFn: ({ signal }) => ask<{ items: OpenInvitation[] }>("GET", `${base}/invitations`, { signal }) });
  const [link, setLink] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: [base] });
  const show = (made: Link) => {
    setLink(`${location.origin}/join#${id}.${made.id}.${made.secret}`);
    void refresh();
  };
  const change = useMutation({ mutationFn: ({ member, role }: { member: Member; role: Role }) => ask("PUT", `${base}/members/${member.personId}`, { body: { role, endsAt: member.endsAt }, version: member.version }), onSettled: refresh });
  const remove = useMutation({
    mutationFn: (member: Member) => ask("DELETE", `${base}/members/${member.personId}`),
    onSettled: () => {
      setLeaving(null);
      return refresh();
    },
  });
  const reset = useMutation({ mutationFn: (member: Member) => ask<Link>("POST", `${base}/members/${member.personId}/reset`), onSuccess: show });
  const revoke = useMutation({ mutationFn: (invitation: OpenInvitation) => ask("DELETE", `${base}/invitations/${invitation.id}`), onSettled: refresh });
  const optionsFor = (member: Member) => ROLES.filter((role) => role !== "auditor" || member.role === "auditor").map((role) => ({ value: role, label: roles[role] }));
  return (
    <PageFrame title={people.title} lead={people.lead}>
      <ProblemNotice error={members.error ?? change.error ?? remove.error ?? reset.error ?? revoke.error} />
      {members.data === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <ListView
          list="people"
          caption={people.title}
          rows={members.data.items}
          keyOf={({ personId }) => personId}
          nameOf={({ name }) => name}
          empty={null}
          filters={[{ id: "role", label: people.role, options: ROLES.map((value) => ({ value, label: roles[value] })), fits: ({ role }, value) => role === value }]}
          columns={[
            { id: "name", heading: people.name, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => name },
            { id: "email", heading: people.email, text: ({ email }) => email, cell: ({ email }) => <span className="break-all">{email}</span> },
            {
              id: "role",
              heading: people.role,
              text: ({ role }) => roles[role],
              cell: (member) => (isManager ? <SelectBox label={`${member.name} ${people.role}`} isLabelHidden value={member.role} options={optionsFor(member)} onChange={(role) => change.mutate({ member, role: role as Role })} /> : roles[member.role]),
            },
            { id: "until", heading: people.until, text: untilOf, cell: untilOf },
            {
              id: "do",
              heading: "",
              cell: (member) =>
                isManager ? (
                  <span className="on-screen flex flex-wrap gap-1">
                    <Button variant="quiet" size="small" aria-label={`${member.name} ${people.reset}`} onPress={() => reset.mutate(member)}>
                      {people.reset}
                    </Button>
                    <Button variant="text" size="small" aria-label={`${member.name} ${people.remove}`} onPress={() => setLeaving(member)}>
                      {people.remove}
                    </Button>
                  </span>
                ) : null,
            },
          ]}
        />
      )}
      {link === null ? null : (
        <div aria-live="polite" className="flex flex-col gap-2 rounded-12 border-2 border-accent p-4">
          <p className="font-bold">{people.link}</p>
          <p className="break-all" data-testid="link">
            {link}
          </p>
          <div>
            <CopyButton text={link} />
          </div>
        </div>
      )}
      {isManager ? <InviteForm onMade={show} /> : null}
      {open.data === undefined || open.data.items.length === 0 ? null : (
        <section aria-labelledby="open">
          <h2 id="open" className="text-std-22B-150">
            {people.open}
          </h2>
          <ul className="mt-2 flex flex-col gap-2">
            {open.data.items.map((invitation) => (
              <li key={invitation.id} className="flex flex-wrap items-center gap-3">
                {invitation.email} ({roles[invitation.role]})
                <Button variant="text" size="small" aria-label={`${invitation.email} ${people.revoke}`} onPress={() => revoke.mutate(invitation)}>
                  {people.revoke}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {leaving === null ? null : (
        <ModalDialog title={people.remove} role="alertdialog" width="narrow" isOpen onClose={() => setLeaving(null)}>
          <p>{people.removeSure(leaving.name)}</p>
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onPress={() => setLeaving(null)}>
              {words.cancel}
            </Button>
            <Button onPress={() => remove.mutate(leaving)}>{people.remove}</Button>
          </div>
        </ModalDialog>
      )}
    </PageFrame>
  );
}

import { ROLES, type Role } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask, askAll } from "../api/ask.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { InviteForm, type Link } from "./invite-form.tsx";
import { OpenInvitations } from "./open-invitations.tsx";
import { marks } from "../../settings/page-language.ts";

interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly endsAt: string | null;
  readonly version: number;
}

const untilOf = ({ endsAt }: Member) => (endsAt === null ? "" : dayInJapan(Date.parse(endsAt)));

/** Who may use the organization, as what, and invitations. */
export function PeoplePage() {
  const words = useWords();
  const { people, roles } = words;
  const { id, base, may } = useOrganization();
  const queries = useQueryClient();
  const isManager = may("manage");
  const members = useQuery({ queryKey: [base, "members"], queryFn: ({ signal }) => askAll<Member>(`${base}/members`, signal) });
  const [link, setLink] = useState<string | null>(null);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: [base] });
  const show = (made: Link) => {
    setLink(`${location.origin}/join#${id}.${made.id}.${made.secret}`);
    void refresh();
  };
  const change = useMutation({ mutationFn: ({ member, role }: { member: Member; role: Role }) => ask("PUT", `${base}/members/${member.personId}`, { body: { role, endsAt: member.endsAt }, version: member.version }), onSettled: refresh });
  const remove = useEach((member: Member) => ask("DELETE", `${base}/members/${member.personId}`), [base]);
  const signOut = useEach((member: Member) => ask("POST", `${base}/members/${member.personId}/sign-out`), [base]);
  const namesOf = (chosen: readonly Member[]) => chosen.map(({ name }) => name).join(marks().comma);
  const askToRemove = (chosen: readonly Member[]) => setAsked({ title: people.remove, text: people.removeSure(namesOf(chosen)), run: () => remove.mutate(chosen) });
  const askToSignOut = (chosen: readonly Member[]) => setAsked({ title: people.signOut, text: people.signOutSure(namesOf(chosen)), run: () => signOut.mutate(chosen) });
  const askToChange = (member: Member, role: Role) => setAsked({ title: people.changeRole, text: people.changeRoleSure(member.name, roles[role], people.can[role]), run: () => change.mutate({ member, role }) });
  const reset = useMutation({ mutationFn: (member: Member) => ask<Link>("POST", `${base}/members/${member.personId}/reset`), onSuccess: show });
  const optionsFor = (member: Member) => ROLES.filter((role) => role !== "auditor" || member.role === "auditor").map((role) => ({ value: role, label: roles[role] }));
  return (
    <PageFrame title={people.title} lead={people.lead}>
      <ProblemNotice error={members.error ?? change.error ?? remove.error ?? reset.error ?? signOut.error} />
      {members.data === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <ListView
          list="people"
          caption={people.title}
          rows={members.data}
          keyOf={({ personId }) => personId}
          nameOf={({ name }) => name}
          empty={null}
          filters={[{ id: "role", label: people.role, options: ROLES.map((value) => ({ value, label: roles[value] })), fits: ({ role }, value) => role === value }]}
          bulk={[
            { label: people.signOut, needs: "manage", run: askToSignOut },
            { label: people.remove, needs: "manage", run: askToRemove },
          ]}
          columns={[
            { id: "name", heading: people.name, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => name },
            { id: "email", heading: people.email, text: ({ email }) => email, cell: ({ email }) => <span className="break-all">{email}</span> },
            {
              id: "role",
              heading: people.role,
              text: ({ role }) => roles[role],
              cell: (member) =>
                isManager ? (
                  <>
                    <span className="on-paper">{roles[member.role]}</span>
                    <span className="on-screen">
                      <SelectBox label={`${member.name} ${people.role}`} isLabelHidden value={member.role} options={optionsFor(member)} onChange={(role) => askToChange(member, role as Role)} />
                    </span>
                  </>
                ) : (
                  roles[member.role]
                ),
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
                    <Button variant="text" size="small" aria-label={`${member.name} ${people.remove}`} onPress={() => askToRemove([member])}>
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
      {isManager ? <OpenInvitations onAsk={setAsked} /> : null}
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
    </PageFrame>
  );
}

import type { Role } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../parts/button.tsx";
import { ask, askAll } from "../api/ask.ts";
import type { Confirmation } from "../parts/confirm-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

interface Invitation {
  readonly id: string;
  readonly purpose: "join" | "reset";
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: string;
}

const untilOf = ({ expiresAt }: Invitation) => dayInJapan(Date.parse(expiresAt));

/** Links that nobody has used yet, to be taken back. */
export function OpenInvitations({ onAsk }: { readonly onAsk: (asked: Confirmation) => void }) {
  const { people, roles } = useWords();
  const { base } = useOrganization();
  const open = useQuery({ queryKey: [base, "invitations"], queryFn: ({ signal }) => askAll<Invitation>(`${base}/invitations`, signal) });
  const revoke = useEach(({ id }: Invitation) => ask("DELETE", `${base}/invitations/${id}`), [base, "invitations"]);
  const askToRevoke = (chosen: readonly Invitation[]) => onAsk({ title: people.revoke, text: people.revokeSure(chosen.map(({ email }) => email).join(marks().comma)), run: () => revoke.mutate(chosen) });
  return (
    <section aria-labelledby="open" className="flex flex-col gap-3">
      <h2 id="open" className="text-std-22B-150">
        {people.open}
      </h2>
      <ProblemNotice error={open.error ?? revoke.error} />
      {open.data === undefined ? null : (
        <ListView
          list="invitations"
          caption={people.open}
          rows={open.data}
          keyOf={({ id }) => id}
          nameOf={({ email }) => email}
          isApart
          empty={<p className="text-quiet">{people.noneOpen}</p>}
          filters={[{ id: "purpose", label: people.purpose, options: (["join", "reset"] as const).map((value) => ({ value, label: people.purposes[value] })), fits: ({ purpose }, value) => purpose === value }]}
          bulk={[{ label: people.revoke, needs: "manage", run: askToRevoke }]}
          columns={[
            { id: "email", heading: people.email, isRowHeading: true, text: ({ email }) => email, cell: ({ email }) => <span className="break-all">{email}</span> },
            { id: "purpose", heading: people.purpose, text: ({ purpose }) => people.purposes[purpose], cell: ({ purpose }) => people.purposes[purpose] },
            { id: "role", heading: people.role, text: ({ role }) => roles[role], cell: ({ role }) => roles[role] },
            { id: "until", heading: people.until, text: untilOf, cell: untilOf },
            {
              id: "do",
              heading: "",
              cell: (invitation) => (
                <Button variant="text" size="small" aria-label={`${invitation.email} ${people.revoke}`} onPress={() => askToRevoke([invitation])}>
                  {people.revoke}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

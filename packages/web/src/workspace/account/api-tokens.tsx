import { dayInJapan } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ask, askAll } from "../api/ask.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: "read" | "write";
  readonly createdAt: string;
  readonly expiresAt: string;
}

const dayOf = (at: string) => dayInJapan(Date.parse(at));

/** Keys for programs: made, shown once, revoked. */
export function ApiTokens() {
  const { account } = useWords();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const tokens = useQuery({ queryKey: [base, "api-tokens"], queryFn: ({ signal }) => askAll<Token>(`${base}/api-tokens`, signal) });
  const [draft, setDraft] = useState({ name: "", scope: "read", days: "90" });
  const refresh = () => queries.invalidateQueries({ queryKey: [base, "api-tokens"] });
  const make = useMutation({ mutationFn: () => ask<{ token: string }>("POST", `${base}/api-tokens`, { body: { name: draft.name, scope: draft.scope, days: Number(draft.days) } }), onSuccess: refresh });
  const revoke = useEach(({ id }: Token) => ask("DELETE", `${base}/api-tokens/${id}`), [base, "api-tokens"]);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const askToRevoke = (chosen: readonly Token[]) => setAsked({ title: account.revoke, text: account.revokeSure(chosen.map(({ name }) => name).join(marks().comma)), run: () => revoke.mutate(chosen) });
  const [now] = useState(() => Date.now());
  const stateOf = ({ expiresAt }: Token) => (Date.parse(expiresAt) > now ? "valid" : "over");
  return (
    <section aria-labelledby="tokens" className="flex flex-col gap-3">
      <h2 id="tokens" className="text-std-22B-150">
        {account.tokens}
      </h2>
      <p className="text-quiet">{account.tokensLead}</p>
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      <ProblemNotice error={tokens.error ?? make.error ?? revoke.error} />
      {make.data === undefined ? null : (
        <div aria-live="polite" className="flex flex-col gap-2 rounded-12 border-2 border-accent p-4">
          <p className="font-bold">{account.token}</p>
          <p className="font-mono break-all">{make.data.token}</p>
          <div>
            <CopyButton text={make.data.token} />
          </div>
        </div>
      )}
      {tokens.data === undefined ? null : (
        <ListView
          list="api-tokens"
          caption={account.tokens}
          rows={tokens.data}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          isApart
          empty={<p className="text-quiet">{account.noTokens}</p>}
          filters={[
            { id: "scope", label: account.scope, options: (["read", "write"] as const).map((value) => ({ value, label: account.scopes[value] })), fits: ({ scope }, value) => scope === value },
            { id: "state", label: account.state, options: (["valid", "over"] as const).map((value) => ({ value, label: account.tokenStates[value] })), fits: (token, value) => stateOf(token) === value },
          ]}
          bulk={[{ label: account.revoke, needs: "manage", run: askToRevoke }]}
          columns={[
            { id: "name", heading: account.tokenName, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => name },
            { id: "scope", heading: account.scope, text: ({ scope }) => account.scopes[scope], cell: ({ scope }) => account.scopes[scope] },
            { id: "made", heading: account.made, text: ({ createdAt }) => dayOf(createdAt), cell: ({ createdAt }) => dayOf(createdAt) },
            { id: "ends", heading: account.ends, text: ({ expiresAt }) => dayOf(expiresAt), cell: ({ expiresAt }) => dayOf(expiresAt) },
            { id: "state", heading: account.state, text: (token) => account.tokenStates[stateOf(token)], cell: (token) => <span className={stateOf(token) === "over" ? "text-quiet" : ""}>{account.tokenStates[stateOf(token)]}</span> },
            {
              id: "do",
              heading: "",
              cell: (token) => (
                <Button variant="text" size="small" aria-label={`${token.name} ${account.revoke}`} onPress={() => askToRevoke([token])}>
                  {account.revoke}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextBox label={account.tokenName} isRequired value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
        <SelectBox label={account.scope} value={draft.scope} options={(["read", "write"] as const).map((value) => ({ value, label: account.scopes[value] }))} onChange={(scope) => setDraft({ ...draft, scope })} />
        <TextBox label={account.days} type="number" isRequired value={draft.days} onChange={(days) => setDraft({ ...draft, days })} />
        <Button type="submit" variant="outline" isPending={make.isPending}>
          {account.make}
        </Button>
      </Form>
    </section>
  );
}

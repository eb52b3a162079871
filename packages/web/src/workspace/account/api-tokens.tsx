import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: "read" | "write";
  readonly expiresAt: string;
}

/** Keys for programs: made, shown once, revoked. */
export function ApiTokens() {
  const { account } = useWords();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const tokens = useQuery({ queryKey: [base, "api-tokens"], queryFn: ({ signal }) => ask<{ items: Token[] }>("GET", `${base}/api-tokens`, { signal }) });
  const [draft, setDraft] = useState({ name: "", scope: "read", days: "90" });
  const refresh = () => queries.invalidateQueries({ queryKey: [base, "api-tokens"] });
  const make = useMutation({ mutationFn: () => ask<{ token: string }>("POST", `${base}/api-tokens`, { body: { name: draft.name, scope: draft.scope, days: Number(draft.days) } }), onSuccess: refresh });
  const revoke = useMutation({ mutationFn: (id: string) => ask("DELETE", `${base}/api-tokens/${id}`), onSettled: refresh });
  return (
    <section aria-labelledby="tokens" className="flex flex-col gap-3">
      <h2 id="tokens" className="text-std-22B-150">
        {account.tokens}
      </h2>
      <p className="text-quiet">{account.tokensLead}</p>
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
      <ul className="flex flex-col gap-2">
        {tokens.data?.items.map((token) => (
          <li key={token.id} className="flex flex-wrap items-center gap-3">
            {token.name} ({account.scopes[token.scope]}, {token.expiresAt.slice(0, 10)})
            <Button variant="text" size="small" aria-label={`${token.name} ${account.revoke}`} onPress={() => revoke.mutate(token.id)}>
              {account.revoke}
            </Button>
          </li>
        ))}
      </ul>
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

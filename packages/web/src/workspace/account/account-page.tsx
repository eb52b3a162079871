import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ConfirmNotice } from "../door/confirm-notice.tsx";
import { RecoveryCodes } from "../door/recovery-codes.tsx";
import { SecondFactorSetup } from "../door/second-factor-setup.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ApiTokens } from "./api-tokens.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SessionList } from "./session-list.tsx";

/** One's own second factors, sessions and password; tokens for those who manage. */
export function AccountPage() {
  const words = useWords();
  const { account } = words;
  const { me, may } = useOrganization();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [isAdding, setIsAdding] = useState(false);
  const refresh = () => void queries.invalidateQueries({ queryKey: ["me"] });
  const renew = useMutation({ mutationFn: () => ask<{ recoveryCodes: string[] }>("POST", "/api/me/recovery-codes"), onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes) });
  return (
    <PageFrame title={account.title} lead={`${me.name} ${me.email}`}>
      <ConfirmNotice error={renew.error} onConfirmed={() => renew.mutate()} />
      <section aria-labelledby="factors" className="flex flex-col gap-3">
        <h2 id="factors" className="text-std-22B-150">
          {account.factors}
        </h2>
        <ul className="list-disc pl-5">
          <li>
            {account.codeApp}: {me.hasCodeApp ? account.set : account.notSet}
          </li>
          <li>{account.passkeys(me.passkeys)}</li>
          <li>{account.recovery(me.recoveryCodesLeft)}</li>
        </ul>
        {codes.length > 0 ? (
          <RecoveryCodes
            codes={codes}
            onDone={() => {
              setCodes([]);
              refresh();
            }}
          />
        ) : null}
        {isAdding ? (
          <SecondFactorSetup
            onDone={(made) => {
              setIsAdding(false);
              setCodes(made);
              refresh();
            }}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onPress={() => setIsAdding(!isAdding)}>
            {isAdding ? words.cancel : account.addFactor}
          </Button>
          <Button variant="quiet" isPending={renew.isPending} onPress={() => renew.mutate()}>
            {account.renew}
          </Button>
        </div>
      </section>
      <SessionList />
      <PasswordForm />
      {may("manage") ? <ApiTokens /> : null}
      <p>
        <a className="text-link underline" href="/api/docs">
          {account.api}
        </a>
      </p>
    </PageFrame>
  );
}

import { dayInJapan, type OversightCodeContent } from "@kaiji/formats/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

type Code = ApiRecord<OversightCodeContent & { readonly uses?: number }>;

/** The codes by which institutions give their consent. */
export function OversightCodes() {
  const { oversight } = useWords();
  const { overseer } = oversight;
  const { base } = useOrganization();
  const queries = useQueryClient();
  const codes = useRecords<Code["content"]>("oversight-codes");
  const [name, setName] = useState("");
  const refresh = () => queries.invalidateQueries({ queryKey: [base, "oversight-codes"] });
  const make = useMutation({
    mutationFn: () => ask<{ code: string; expiresAt: string }>("POST", `${base}/oversight-codes`, { body: { name } }),
    onSuccess: () => {
      setName("");
      return refresh();
    },
  });
  const revoke = useEach(({ id }: Code) => ask("DELETE", `${base}/oversight-codes/${id}`), [base, "oversight-codes"]);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const askToRevoke = (chosen: readonly Code[]) => {
    const open = chosen.filter(({ content }) => content.state === "open");
    if (open.length > 0) setAsked({ title: overseer.codeRevoke, text: overseer.codeRevokeSure(open.map(({ content }) => content.name).join(marks().comma)), run: () => revoke.mutate(open) });
  };
  return (
    <section aria-labelledby="codes" className="on-screen flex flex-col gap-3">
      <h2 id="codes" className="text-std-22B-150">
        {overseer.codes}
      </h2>
      <ProblemNotice error={codes.error ?? make.error ?? revoke.error} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-80 max-sm:w-full">
          <TextBox label={overseer.codeName} value={name} onChange={setName} />
        </div>
        <Button isDisabled={name.trim() === ""} isPending={make.isPending} onPress={() => make.mutate()}>
          {overseer.codeMake}
        </Button>
      </div>
      {make.data === undefined ? null : (
        <div className="flex flex-col items-start gap-2 rounded-12 border border-accent bg-accent-soft p-4">
          <p className="font-bold">{overseer.codeShown}</p>
          <p className="font-mono break-all" data-testid="oversight-code">
            {make.data.code}
          </p>
          <p>{overseer.codeUntil(dayInJapan(Date.parse(make.data.expiresAt)))}</p>
          <CopyButton text={make.data.code} />
        </div>
      )}
      {codes.data === undefined ? null : (
        <ListView
          list="oversight-codes"
          caption={overseer.codes}
          rows={codes.data.toReversed()}
          keyOf={({ id }) => id}
          nameOf={({ content }) => content.name}
          isApart
          empty={<p className="text-quiet">{overseer.noCodes}</p>}
          filters={[{ id: "state", label: oversight.consent.state, options: (["open", "used", "revoked"] as const).map((value) => ({ value, label: overseer.codeStates[value] })), fits: ({ content }, value) => content.state === value }]}
          bulk={[{ label: overseer.codeRevoke, run: askToRevoke }]}
          columns={[
            { id: "name", heading: overseer.codeName, isRowHeading: true, text: ({ content }) => content.name, cell: ({ content }) => content.name },
            { id: "state", heading: oversight.consent.state, text: ({ content }) => overseer.codeStates[content.state], cell: ({ content }) => overseer.codeStates[content.state] },
            { id: "uses", heading: overseer.codeUsed, text: ({ content }) => overseer.codeUses(content.uses ?? 0), order: ({ content }) => content.uses ?? 0, cell: ({ content }) => overseer.codeUses(content.uses ?? 0) },
            { id: "until", heading: overseer.codeEnds, text: ({ content }) => dayInJapan(Date.parse(content.expiresAt)), cell: ({ content }) => dayInJapan(Date.parse(content.expiresAt)) },
            {
              id: "do",
              heading: "",
              cell: (code) =>
                code.content.state === "open" ? (
                  <Button size="small" variant="text" aria-label={`${code.content.name} ${overseer.codeRevoke}`} onPress={() => askToRevoke([code])}>
                    {overseer.codeRevoke}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
    </section>
  );
}

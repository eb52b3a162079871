import { dayInJapan, type OversightCodeContent } from "@kaiji/formats/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

/** The codes by which institutions give their consent. */
export function OversightCodes() {
  const { oversight } = useWords();
  const { overseer } = oversight;
  const { base } = useOrganization();
  const queries = useQueryClient();
  const codes = useRecords<OversightCodeContent & { readonly uses?: number }>("oversight-codes");
  const [name, setName] = useState("");
  const refresh = () => queries.invalidateQueries({ queryKey: [base, "oversight-codes"] });
  const make = useMutation({
    mutationFn: () => ask<{ code: string; expiresAt: string }>("POST", `${base}/oversight-codes`, { body: { name } }),
    onSuccess: () => {
      setName("");
      return refresh();
    },
  });
  const revoke = useMutation({ mutationFn: (id: string) => ask("DELETE", `${base}/oversight-codes/${id}`), onSuccess: refresh });
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
      {codes.data === undefined || codes.data.length === 0 ? null : (
        <DataTable
          caption={overseer.codes}
          rows={codes.data.toReversed()}
          keyOf={({ id }) => id}
          columns={[
            { heading: overseer.codeName, isRowHeading: true, cell: ({ content }) => content.name },
            { heading: oversight.consent.state, cell: ({ content }) => `${overseer.codeStates[content.state]}　${overseer.codeUses(content.uses ?? 0)}` },
            {
              heading: "",
              cell: ({ id, content }) =>
                content.state === "open" ? (
                  <Button size="small" variant="text" aria-label={`${content.name} ${overseer.codeRevoke}`} onPress={() => revoke.mutate(id)}>
                    {overseer.codeRevoke}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
    </section>
  );
}

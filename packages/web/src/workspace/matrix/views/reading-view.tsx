import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Notice } from "../../../parts/notice.tsx";
import { useSpeaking } from "../../../settings/language.tsx";
import { ask } from "../../api/ask.ts";
import type { OrganizationAnswer } from "../../api/answers.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { useOrganization } from "../../shell/organization.ts";
import { useCriteria } from "../../use-criteria.ts";
import { useWords } from "../../use-words.ts";

/** How composite rows are read, both ways in words, and whether treatments need a second person. */
export function ReadingView() {
  const words = useWords();
  const { reading } = words.matrix;
  const { language } = useSpeaking();
  const { base, may } = useOrganization();
  const { all, labelOf } = useCriteria();
  const queries = useQueryClient();
  const [isSaved, setIsSaved] = useState(false);
  const organization = useQuery({ queryKey: [base, "organization"], queryFn: ({ signal }) => ask<OrganizationAnswer>("GET", base, { signal }) });
  const change = useMutation({
    mutationFn: (settings: Partial<OrganizationAnswer["settings"]>) => {
      const { name, version, settings: before } = organization.data!;
      return ask("PUT", base, { body: { name, settings: { ...before, ...settings } }, version });
    },
    onSuccess: () => setIsSaved(true),
    onSettled: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  if (organization.data === undefined) return organization.error === null ? <p>{words.loading}</p> : <ProblemNotice error={organization.error} />;
  const { needsApproval, strictRows } = organization.data.settings;
  const isManager = may("manage");
  const composite = all.filter(({ items }) => items.length > 1);
  const toggle = (id: string, isStrict: boolean) => change.mutate({ strictRows: isStrict ? [...strictRows, id] : strictRows.filter((one) => one !== id) });
  return (
    <>
      <p className="max-w-3xl text-quiet">{reading.lead}</p>
      {isManager ? null : <p>{reading.onlyManagers}</p>}
      <ProblemNotice error={change.error} />
      {isSaved && change.error === null ? <Notice look="good" heading={reading.saved} /> : null}
      <section aria-labelledby="approval" className="flex flex-col gap-1">
        <h2 id="approval" className="text-std-20B-150">
          {reading.approval}
        </h2>
        <label className="flex items-start gap-2">
          <input type="checkbox" className="mt-1 size-5 shrink-0" checked={needsApproval} disabled={!isManager || change.isPending} onChange={(event) => change.mutate({ needsApproval: event.target.checked })} />
          {reading.needsApproval}
        </label>
        <p className="max-w-3xl text-dns-14N-130 leading-170 text-quiet">{reading.needsApprovalHint}</p>
      </section>
      <section aria-labelledby="rows" className="flex flex-col gap-2">
        <h2 id="rows" className="text-std-20B-150">
          {reading.rows}
        </h2>
        <p>{reading.now(strictRows.filter((id) => composite.some((one) => one.id === id)).length, composite.length)}</p>
        <DataTable
          caption={reading.rows}
          rows={composite}
          keyOf={({ id }) => id}
          columns={[
            { heading: words.findings.criterion, isRowHeading: true, cell: ({ id }) => labelOf(id) },
            {
              heading: reading.usual,
              cell: ({ combine, combineBecause }) => (
                <>
                  {combine === "any" ? reading.any : reading.unstated}
                  <span className="block text-dns-14N-130 leading-170 text-quiet">{combineBecause?.[language]}</span>
                </>
              ),
            },
            { heading: reading.strict, cell: () => reading.all },
            {
              heading: reading.useStrict,
              cell: ({ id }) => (
                <label className="flex min-h-9 items-center gap-2">
                  <input type="checkbox" className="size-5" aria-label={`${labelOf(id)} ${reading.useStrict}`} checked={strictRows.includes(id)} disabled={!isManager || change.isPending} onChange={(event) => toggle(id, event.target.checked)} />
                  {strictRows.includes(id) ? <span className="font-bold text-judgement">{reading.isStrict}</span> : reading.usual}
                </label>
              ),
            },
          ]}
        />
      </section>
    </>
  );
}

import { Notice } from "../../../parts/notice.tsx";
import { useSpeaking } from "../../../settings/language.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { ApprovalPart } from "../../settings/approval-part.tsx";
import { useOrganizationSettings } from "../../settings/use-organization-settings.ts";
import { useOrganization } from "../../shell/organization.ts";
import { useCriteria } from "../../use-criteria.ts";
import { useWords } from "../../use-words.ts";

/** How composite rows are read, both ways in words, and whether treatments need a second person. */
export function ReadingView() {
  const words = useWords();
  const { reading } = words.matrix;
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const { all, labelOf } = useCriteria();
  const { organization, error, change } = useOrganizationSettings();
  if (organization === undefined) return error === null ? <p>{words.loading}</p> : <ProblemNotice error={error} />;
  const { strictRows } = organization.settings;
  const isManager = may("manage");
  const composite = all.filter(({ items }) => items.length > 1);
  const toggle = (id: string, isStrict: boolean) => change.mutate({ strictRows: isStrict ? [...strictRows, id] : strictRows.filter((one) => one !== id) });
  return (
    <>
      <p className="max-w-3xl text-quiet">{reading.lead}</p>
      {isManager ? null : <p>{reading.onlyManagers}</p>}
      <ProblemNotice error={change.error} />
      {change.isSuccess ? <Notice look="good" heading={reading.saved} /> : null}
      <ApprovalPart />
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

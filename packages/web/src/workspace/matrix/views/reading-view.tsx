import { Notice } from "../../../parts/notice.tsx";
import { useSpeaking } from "../../../settings/language.tsx";
import { ListView } from "../../parts/list/list-view.tsx";
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
  const setStrict = (ids: readonly string[], isStrict: boolean) => change.mutate({ strictRows: [...strictRows.filter((one) => !ids.includes(one)), ...(isStrict ? ids : [])] });
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
        <ListView
          list="composite-rows"
          caption={reading.rows}
          rows={composite}
          keyOf={({ id }) => id}
          nameOf={({ id }) => labelOf(id)}
          isApart
          empty={<p>{words.loading}</p>}
          filters={[
            { id: "form", label: words.matrix.form, options: ["mds", "sds"].map((value) => ({ value, label: value.toUpperCase() })), fits: ({ form }, value) => form === value },
            { id: "reading", label: reading.useStrict, options: [{ value: "strict", label: reading.isStrict }, { value: "usual", label: reading.usual }], fits: ({ id }, value) => strictRows.includes(id) === (value === "strict") },
          ]}
          bulk={[
            { label: reading.strictThese, needs: "manage", isDisabled: change.isPending, run: (chosen) => setStrict(chosen.map(({ id }) => id), true) },
            { label: reading.usualThese, needs: "manage", isDisabled: change.isPending, run: (chosen) => setStrict(chosen.map(({ id }) => id), false) },
          ]}
          columns={[
            { id: "row", heading: words.findings.criterion, isRowHeading: true, text: ({ id }) => labelOf(id), order: ({ id }) => composite.findIndex((one) => one.id === id), cell: ({ id }) => labelOf(id) },
            {
              id: "usual",
              heading: reading.usual,
              text: ({ combine, combineBecause }) => [combine === "any" ? reading.any : reading.unstated, combineBecause?.[language] ?? ""].join("\n"),
              cell: ({ combine, combineBecause }) => (
                <>
                  {combine === "any" ? reading.any : reading.unstated}
                  <span className="block text-dns-14N-130 leading-170 text-quiet">{combineBecause?.[language]}</span>
                </>
              ),
            },
            { id: "strict", heading: reading.strict, cell: () => reading.all },
            {
              id: "use",
              heading: reading.useStrict,
              text: ({ id }) => (strictRows.includes(id) ? reading.isStrict : reading.usual),
              cell: ({ id }) => (
                <label className="flex min-h-9 items-center gap-2">
                  <input type="checkbox" className="on-screen size-5" aria-label={`${labelOf(id)} ${reading.useStrict}`} checked={strictRows.includes(id)} disabled={!isManager || change.isPending} onChange={(event) => setStrict([id], event.target.checked)} />
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

import { useWords } from "../use-words.ts";
import { useOrganization } from "../shell/organization.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganizationSettings } from "./use-organization-settings.ts";

/** Whether treatments and decisions count only when a second person has approved them. */
export function ApprovalPart() {
  const { reading } = useWords().matrix;
  const { settings } = useWords();
  const { may } = useOrganization();
  const { organization, error, change } = useOrganizationSettings();
  return (
    <section aria-labelledby="approval" className="flex flex-col gap-1">
      <h2 id="approval" className="text-std-22B-150">
        {reading.approval}
      </h2>
      <ProblemNotice error={error ?? change.error} />
      <label className="flex min-h-11 items-start gap-3 py-2">
        <input type="checkbox" className="mt-1 size-6 shrink-0" checked={(change.isPending ? change.variables.needsApproval : undefined) ?? organization?.settings.needsApproval ?? false} disabled={organization === undefined || !may("manage") || change.isPending} onChange={(event) => change.mutate({ needsApproval: event.target.checked })} />
        {reading.needsApproval}
      </label>
      <p className="max-w-3xl text-dns-14N-130 leading-170 text-quiet">{reading.needsApprovalHint}</p>
      <output>{change.isSuccess ? settings.saved : ""}</output>
    </section>
  );
}

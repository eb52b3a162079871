import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

/** The way out for all findings with what was decided: a plan that other programs read. */
export function PlanLink() {
  const { findings } = useWords();
  const { base } = useOrganization();
  return (
    <details className="on-screen rounded-8 border border-line px-3 py-1">
      <summary className="min-h-9 cursor-pointer content-center font-bold">{findings.out}</summary>
      <a href={`${base}/exports/poam`} download="poam.json" className="inline-flex min-h-11 items-center text-link underline">
        {findings.outPlan}
      </a>
    </details>
  );
}

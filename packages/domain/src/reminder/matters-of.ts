import type { DatedFinding } from "../finding/finding-due.ts";
import type { DatedMatter } from "./own-reminders.ts";

/** A finding, as far as its days and the one who sees to it go. */
export interface RemindedFinding extends DatedFinding {
  readonly owner?: string | null | undefined;
  readonly treatment?: (NonNullable<DatedFinding["treatment"]> & { readonly owner?: string | undefined }) | null | undefined;
}

/** Every day of a finding that somebody is reminded of. Before it is dealt with that is its own day, afterwards the treatment's. */
export function mattersOfFinding({ state, dueOn, owner, treatment, evidence = [] }: RemindedFinding, name: string): DatedMatter[] {
  if (state === "closed") return [];
  const by = treatment?.owner ?? owner ?? null;
  if (state !== "treated" && state !== "approved") return matter("finding-due", dueOn, by, name);
  return [
    ...matter("treatment-due", treatment?.dueOn, by, name),
    ...matter("risk-ends", treatment?.expiresOn, by, name),
    ...matter("review", treatment?.reviewOn, by, name),
    ...evidence.flatMap(({ expiresOn }) => matter("evidence-ends", expiresOn, by, name)),
  ];
}

/** The days of a system: when it is replaced, and when its contract ends. */
export function mattersOfSystem(system: { readonly name: string; readonly owner?: string | undefined; readonly status?: string | undefined; readonly renewalOn?: string | undefined; readonly contract?: { readonly endsOn?: string | undefined } | undefined }): DatedMatter[] {
  if (system.status === "retired") return [];
  const by = system.owner ?? null;
  return [...matter("renewal", system.renewalOn, by, system.name), ...matter("contract-ends", system.contract?.endsOn, by, system.name)];
}

/** The days of an answer to a compliance item: its target while it is not done, and the ends of its evidence. */
export function mattersOfItem(answer: { readonly status: string; readonly owner?: string | undefined; readonly targetOn?: string | undefined; readonly evidence: readonly { readonly title: string; readonly expiresOn?: string | undefined }[] }, name: string): DatedMatter[] {
  const by = answer.owner ?? null;
  const isOpen = answer.status === "not-started" || answer.status === "partial";
  return [...(isOpen ? matter("item-due", answer.targetOn, by, name) : []), ...answer.evidence.flatMap(({ title, expiresOn }) => matter("evidence-ends", expiresOn, by, `${name}：${title}`))];
}

function matter(kind: DatedMatter["kind"], on: string | null | undefined, owner: string | null, name: string): DatedMatter[] {
  return on === null || on === undefined || on === "" ? [] : [{ kind, on, owner, name }];
}

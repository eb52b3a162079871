import type { NeededDisclosure } from "./needed-disclosures.ts";
import type { ProviderRole } from "./ledger-facts.ts";
import { providerKey } from "./name-key.ts";

/**
 * What of a system a disclosure is about: `null` is the system or service itself, another text is a part that has a
 * disclosure of its own, beside it. Of each part the newest disclosure of a form counts.
 */
export type SystemPart = string | null;

/** The part whose disclosure the sources ask for by name. Source: JIRA Q&A Q14, Q19; checklist Q&A Q-7. */
export const REMOTE_MAINTENANCE = "remote-maintenance";

/** A disclosure that counts for a system. */
export interface HeldForm {
  readonly form: string;
  readonly part: SystemPart;
}

/**
 * What of all that is needed is not held. Where a form is needed once, the disclosure of the system itself does as
 * well as one of the part; where it is needed for several parts, each needs its own.
 */
export function lackingDisclosures<Needed extends Pick<NeededDisclosure, "form" | "part">>(needed: readonly Needed[], held: readonly HeldForm[]): Needed[] {
  return needed.filter(({ form, part }) => {
    const isOnly = needed.filter((one) => one.form === form).length === 1;
    return !held.some((one) => one.form === form && (one.part === part || (isOnly && one.part === null)));
  });
}

/**
 * Which part of a system a disclosure is likely to be about: an SDS by a provider who only maintains the system is
 * about the remote maintenance. A proposal; a person confirms it.
 */
export function proposePart({ form, organization }: { readonly form: string; readonly organization: string | null }, providers: readonly { readonly name: string; readonly role: ProviderRole }[]): SystemPart {
  const key = organization === null ? "" : providerKey(organization);
  if (form !== "sds" || key === "") return null;
  const roles = providers.filter(({ name }) => providerKey(name) === key).map(({ role }) => role);
  return roles.includes("maintenance") && !roles.includes("service-provider") ? REMOTE_MAINTENANCE : null;
}

/** Whether two disclosures of a form come from different providers, as far as they name them: one may then stand beside the other. */
export function isOtherProvider(one: string | null, other: string | null): boolean {
  const [a, b] = [one === null ? "" : providerKey(one), other === null ? "" : providerKey(other)];
  return a !== "" && b !== "" && a !== b;
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { OrganizationAnswer } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";

/** What of an organization is changed; what is not named stays. */
export type OrganizationChange = Partial<OrganizationAnswer["settings"]> & { readonly name?: string };

/** The organization's name and settings, and changing some of them. */
export function useOrganizationSettings() {
  const { base } = useOrganization();
  const queries = useQueryClient();
  const organization = useQuery({ queryKey: [base, "organization"], queryFn: ({ signal }) => ask<OrganizationAnswer>("GET", base, { signal }) });
  const change = useMutation({
    mutationFn: ({ name, ...settings }: OrganizationChange) => {
      const before = organization.data!;
      return ask("PUT", base, { body: { name: name ?? before.name, settings: { ...before.settings, ...settings } }, version: before.version });
    },
    // The name stands in the frame of every screen.
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: [base] }), queries.invalidateQueries({ queryKey: ["me"] })]),
  });
  return { organization: organization.data, error: organization.error, change };
}

import { isPermitted, type Permission, type Role } from "@kaiji/domain";
import { createContext, useContext } from "react";
import type { Me } from "../api/answers.ts";

/** The organization that is worked in, and what the person may do there. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Where its records are: `/api/organizations/…`. */
  readonly base: string;
  readonly me: Me;
  readonly may: (permission: Permission) => boolean;
}

export const OrganizationContext = createContext<Organization | null>(null);

/** The organization that is worked in. Throws outside of the workspace. */
export function useOrganization(): Organization {
  const organization = useContext(OrganizationContext);
  if (organization === null) throw new Error("useOrganization needs a workspace above it");
  return organization;
}

/** Makes the organization of a membership. */
export function organizationOf(me: Me, { organizationId, organizationName, role }: Me["organizations"][number]): Organization {
  return { id: organizationId, name: organizationName, role, base: `/api/organizations/${organizationId}`, me, may: (permission) => isPermitted(role, permission) };
}

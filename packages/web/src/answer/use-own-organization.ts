import { isPermitted } from "@kaiji/domain";
import { useEffect, useState } from "react";
import { findRemembered, saveRemembered, SIGNED_IN } from "../settings/remembered.ts";
import type { Me, OrganizationAnswer } from "../workspace/api/answers.ts";
import { ApiProblem, ask } from "../workspace/api/ask.ts";

/** The provider's or dealer's organization that a request can be kept in. */
export interface OwnOrganization {
  readonly id: string;
  readonly name: string;
}

/** The organization of whoever is signed in in this browser, when it answers requests; `null` for everybody else. Those who never signed in here are not asked about. */
export function useOwnOrganization(): OwnOrganization | null {
  const [own, setOwn] = useState<OwnOrganization | null>(null);
  useEffect(() => {
    let isGone = false;
    void findOwn().then((found) => {
      if (!isGone) setOwn(found);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return own;
}

async function findOwn(): Promise<OwnOrganization | null> {
  if (findRemembered(SIGNED_IN) !== "yes") return null;
  try {
    const me = await ask<Me>("GET", "/api/me");
    const last = findRemembered("organization");
    const writing = me.organizations.filter(({ role }) => isPermitted(role, "write")).toSorted((a, b) => Number(b.organizationId === last) - Number(a.organizationId === last));
    for (const { organizationId, organizationName } of writing) {
      const { kind } = await ask<OrganizationAnswer>("GET", `/api/organizations/${organizationId}`);
      if (kind === "provider" || kind === "dealer") return { id: organizationId, name: organizationName };
    }
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) saveRemembered(SIGNED_IN, "");
  }
  return null;
}

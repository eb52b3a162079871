import { isPermitted, type FormPack } from "@kaiji/domain";
import { useEffect, useState } from "react";
import { findRemembered, saveRemembered, SIGNED_IN } from "../../settings/remembered.ts";
import type { ApiRecord, Me } from "../../workspace/api/answers.ts";
import { ApiProblem, ask, askAll } from "../../workspace/api/ask.ts";

/** A form that an organization has learned, as the server lists it. */
export type OrganizationPack = ApiRecord<{ readonly packId: string; readonly title: string; readonly hash: string; readonly items: number; readonly fileName: string }>;

export interface OrganizationForms {
  readonly organizationId: string;
  readonly name: string;
  /** Whether this person's role may save and remove. */
  readonly canWrite: boolean;
  readonly packs: readonly OrganizationPack[];
}

/** The forms of the person's organizations; none when nobody is signed in. @throws ApiProblem */
async function findOrganizationForms(): Promise<readonly OrganizationForms[]> {
  if (findRemembered(SIGNED_IN) !== "yes") return [];
  try {
    const me = await ask<Me>("GET", "/api/me");
    const mine = me.stage === "full" ? me.organizations : [];
    return await Promise.all(
      mine.map(async ({ organizationId, organizationName, role }) => ({
        organizationId,
        name: organizationName,
        canWrite: isPermitted(role, "write"),
        packs: await askAll<OrganizationPack>(`/api/organizations/${organizationId}/form-packs`),
      })),
    );
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    saveRemembered(SIGNED_IN, "");
    return [];
  }
}

/** The forms of the organizations that the person at this browser belongs to; empty when nobody is signed in. */
export function useOrganizationPacks() {
  const [organizations, setOrganizations] = useState<readonly OrganizationForms[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  useEffect(() => {
    findOrganizationForms()
      .then(setOrganizations)
      .catch((error: unknown) => setProblem(error instanceof ApiProblem ? error : null));
  }, []);

  const change = async (request: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await request();
      setOrganizations(await findOrganizationForms());
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      return false;
    }
  };
  const at = (organizationId: string) => `/api/organizations/${organizationId}/form-packs`;
  return {
    organizations,
    problem,
    save: (organizationId: string, pack: FormPack) => change(() => ask("POST", at(organizationId), { body: pack })),
    remove: (organizationId: string, { id, version }: OrganizationPack) => change(() => ask("DELETE", `${at(organizationId)}/${id}`, { version })),
    restore: (organizationId: string, { id, version }: OrganizationPack) => change(() => ask("POST", `${at(organizationId)}/${id}/restore`, { version: version + 1 })),
  };
}

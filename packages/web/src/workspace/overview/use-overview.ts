import type { OverviewAnswer } from "@kaiji/formats/api";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";

/** Where the organization stands, counted by the server. */
export function useOverview() {
  const { base } = useOrganization();
  return useQuery({ queryKey: [base, "overview"], queryFn: ({ signal }) => ask<OverviewAnswer>("GET", `${base}/overview`, { signal }) });
}

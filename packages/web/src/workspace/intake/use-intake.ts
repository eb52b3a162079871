import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useOrganization } from "../shell/organization.ts";
import { isBusy, openIntake, type Intake } from "./open-intake.ts";

/** One intake an organization, for as long as the page is open: files go on being sent while the person looks elsewhere. */
const intakes = new Map<string, Intake>();

/** The files that this page sends, and how each of them stands. */
export function useIntake() {
  const { base } = useOrganization();
  const queries = useQueryClient();
  const intake = intakes.get(base) ?? openIntake(base, () => void queries.invalidateQueries({ queryKey: [base] }));
  intakes.set(base, intake);
  const files = useSyncExternalStore(intake.subscribe, intake.files);
  return { files, add: intake.add, retry: intake.retry, isBusy: isBusy(files) };
}

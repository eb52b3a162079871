import { dueStanding, findingDue, type DatedFinding } from "@kaiji/domain";
import { addDays, dayInJapan } from "@kaiji/formats";
import type { TreatmentContent } from "@kaiji/formats/api";
import type { FindingRecord } from "../api/answers.ts";

type Content = FindingRecord["content"];
/** A treatment with who decided it. */
export type KeptTreatment = TreatmentContent & { readonly by: string | null; readonly byName?: string; readonly source?: unknown };

/** How a finding is dealt with; `null` while nobody has decided. */
export function treatmentOf(content: Content): KeptTreatment | null {
  return content.treatment as KeptTreatment | null;
}

/** The treatment as it may be sent back. */
export function bareTreatment(treatment: KeptTreatment | null): TreatmentContent | null {
  if (treatment === null) return null;
  const { by: _, byName: __, source: ___, ...rest } = treatment;
  return rest;
}

/** The person who decided what waits for approval; `null` for a program. */
export function proposerOf(content: Content): string | null | undefined {
  return content.decision?.by ?? treatmentOf(content)?.by;
}

/** The day on which a finding wants attention next; `null` when there is none. */
export function findingDay(content: Content): string | null {
  return findingDue(content as unknown as DatedFinding);
}

/** How the finding's day stands towards an instant. @param now milliseconds */
export function findingStanding(content: Content, now: number): ReturnType<typeof dueStanding> {
  const today = dayInJapan(now);
  return dueStanding(findingDay(content), today, addDays(today, 7));
}

/** Who sees to it. */
export function ownerOf(content: Content): string {
  return (content.state === "treated" || content.state === "approved" || content.state === "closed" ? treatmentOf(content)?.owner : content.owner) ?? content.owner ?? "";
}

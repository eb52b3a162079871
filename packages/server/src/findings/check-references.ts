import { findCriteriaSet } from "@kaiji/domain";
import type { FindingChange } from "@kaiji/formats/api";
import { findRecord } from "@kaiji/storage";
import type { OrganizationCall } from "../api/operation.ts";
import { CRITERIA } from "../filing/judge.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { FindingFields } from "./change-finding.ts";

/**
 * Checks what a change names: the clause, the kept files, and a grace that only some rows know.
 * @param content the finding; `null` for many at once, which take no grace and no provider's answer
 * @throws Refusal `invalid-request`
 */
export async function checkReferences({ services, organizationId }: Pick<OrganizationCall, "services" | "organizationId">, content: FindingFields | null, { treatment, evidence }: FindingChange): Promise<void> {
  const db = services.keeping.database.read(organizationId);
  if (treatment?.clauseId !== undefined) {
    const clause = await findRecord(db, "clause", organizationId, treatment.clauseId);
    if (clause === null || clause.removedAt !== null) throw fault("treatment.clauseId", "その条項はありません / there is no such clause");
  }
  if (treatment?.kind === "provider-answer" && !isConfirmed(content)) throw fault("treatment.kind", "受け入れた事業者の回答に「はい」「対象外」がありません / no accepted answer of the provider says yes or not applicable");
  if (treatment?.isTwoFactorGrace === true) {
    const criterion = findCriteriaSet(services.library(), CRITERIA)?.criteria.find(({ id }) => id === content?.["criterionId"]);
    if (criterion?.dateRule === undefined) throw fault("treatment.isTwoFactorGrace", "この確認事項に猶予の定めはありません / this row knows no grace");
  }
  for (const [at, { sha256 }] of (evidence ?? []).entries()) {
    if (sha256 === undefined) continue;
    const kept = await db.selectFrom("kept_file").select("sha256").where("organization_id", "=", organizationId).where("sha256", "=", sha256).executeTakeFirst();
    if (kept === undefined) throw fault(`evidence.${at}.sha256`, "そのファイルは預かっていません / no such file is kept");
  }
}

/** Whether the provider has said in writing that the row holds, and a person has accepted that. */
function isConfirmed(content: FindingFields | null): boolean {
  const answer = (content?.["providerAnswer"] as { readonly answer?: string } | undefined)?.answer;
  return answer === "yes" || answer === "na";
}

function fault(path: string, message: string): Refusal {
  return new Refusal("invalid-request", {}, [{ path, message }]);
}

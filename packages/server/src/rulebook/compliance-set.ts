import type { ComplianceSet, Library } from "@kaiji/domain";

/** The set of compliance items that institutions answer. */
export const COMPLIANCE_SET = "gl-7.0-compliance-items";

/** @throws Error when the library does not ship it: our fault */
export function complianceSetOf(library: Library): ComplianceSet {
  const set = library.complianceSets.find(({ id }) => id === COMPLIANCE_SET);
  if (set === undefined) throw new Error(`the library has no ${COMPLIANCE_SET}`);
  return set;
}

/** The words of the screen or part "nav", in English. */
export const navEn = {
  label: "Screens of the workspace",
  you: "Organization and sign-in",
  organization: "Organization",
  signOut: "Sign out",
  overview: "Overview",
  ledger: "Ledger",
  intake: "Intake",
  matrix: "Matrix",
  findings: "Findings",
  rulebook: "Rulebook",
  outbox: "Outbox",
  people: "People",
  audit: "Audit trail",
  account: "My account",
  groups: { now: "Now", systems: "Systems", findings: "Checks", providers: "Providers", rules: "Rules", organization: "Organization" },
};

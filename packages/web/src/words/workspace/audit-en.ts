/** The words of the screen or part "audit", in English. */
export const auditEn = {
  title: "Audit trail",
  lead: "Who changed what, when and how. Tampering is found by kaiji audit verify.",
  at: "Time (Japan)",
  action: "Action",
  who: "Who",
  what: "What",
  change: "Change",
  from: "Way",
  csv: "Export as CSV",
  exporting: (percent: number) => `Exporting (${percent}%)`,
  empty: "There is no entry for these conditions.",
  since: "From",
  until: "To",
};

export { readRulebook, type RulebookReading } from "./read-rulebook.ts";
export { renderRulebookDocx, type PrintedRevision, type PrintedRulebook } from "./render-rulebook.ts";
export { renderComplianceCsv, renderComplianceWorkbook, type ComplianceListContent, type ListedAnswer } from "./compliance-list.ts";
export { RULEBOOK_WORDS } from "./rulebook-words.ts";

export { clauseContent, providerContent, systemContent, type ClauseContent, type ProviderContent, type SystemContent } from "./ledger.ts";
export { coverageChange, coverageContent, coverageNow, type CoverageContent } from "./coverage.ts";
export { START_STEPS, startContent, type StartContent, type StartStep } from "./start.ts";
export { dayInJapan } from "../dates/calendar-day.ts";
export { line, lines } from "./fields.ts";
export {
  evidenceContent,
  findingChange,
  findingContent,
  findingsChange,
  rowDecisionContent,
  treatmentContent,
  type EvidenceContent,
  type FindingChange,
  type FindingContent,
  type RowDecisionContent,
  type TreatmentContent,
} from "./finding.ts";
export { savedViewContent, type SavedViewContent } from "./saved-view.ts";

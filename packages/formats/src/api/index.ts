export { clauseContent, providerContent, systemContent, type ClauseContent, type ProviderContent, type SystemContent } from "./ledger.ts";
export { coverageChange, coverageContent, coverageNow, type CoverageContent } from "./coverage.ts";
export { START_STEPS, startContent, type StartContent, type StartStep } from "./start.ts";
export { dayInJapan } from "../dates/calendar-day.ts";
export { line, lines } from "./fields.ts";
export { findingChange, findingContent, treatmentContent, type FindingContent, type TreatmentContent } from "./finding.ts";
export { savedViewContent, type SavedViewContent } from "./saved-view.ts";

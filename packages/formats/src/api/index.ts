export { clauseContent, providerContent, systemContent, type ClauseContent, type ProviderContent, type SystemContent } from "./ledger.ts";
export { line, lines } from "./fields.ts";
export { findingChange, findingContent, treatmentContent, type FindingContent, type TreatmentContent } from "./finding.ts";
export { savedViewContent, type SavedViewContent } from "./saved-view.ts";

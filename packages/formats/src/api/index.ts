export { clauseContent, providerContent, systemContent, type ClauseContent, type ProviderContent, type SystemContent, accountEntryContent, deviceContent, type AccountEntryContent, type DeviceContent } from "./ledger.ts";
export { coverageChange, coverageContent, coverageNow, type CoverageContent } from "./coverage.ts";
export { overviewAnswer, type OverviewAnswer } from "./overview.ts";
export { START_STEPS, startContent, type StartContent, type StartStep } from "./start.ts";
export {
  complianceAnswerContent,
  complianceChanges,
  rulebookImport,
  rulebookImportContent,
  revisedClause,
  rulebookReading,
  rulebookRevision,
  rulebookRevisionContent,
  type ComplianceAnswerContent,
  type ComplianceChange,
  type RulebookImport,
  type RulebookImportContent,
  type RulebookReadingContent,
  type RulebookRevision,
  type RulebookRevisionContent,
} from "./rulebook.ts";
export { addDays, dayInJapan } from "../dates/calendar-day.ts";
export { line, lines } from "./fields.ts";
export {
  evidenceContent,
  findingChange,
  findingContent,
  findingsApproval,
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
export { bulkEdit, ledgerChangeContent, ledgerImport, ledgerImportRun, ledgerKind, type BulkEdit, type LedgerChangeContent, type LedgerImport } from "./ledger-change.ts";
export {
  REQUEST_EVENTS,
  askedDisclosure,
  askedRow,
  isWholeAnswer,
  itemAnswer,
  itemAnswerContent,
  receivedFileContent,
  requestBatch,
  requestChange,
  requestContent,
  requestDraft,
  requestEventContent,
  type AskedDisclosure,
  type AskedRow,
  type ItemAnswer,
  type ItemAnswerContent,
  type ReceivedFileContent,
  type RequestChange,
  type RequestContent,
  type RequestDraft,
  type RequestEventContent,
  type RequestEventKind,
} from "./request.ts";
export { answeringView, type AnsweringView } from "./answering.ts";
export { givenAnswerContent, givenAnswerDocument, type GivenAnswerContent, type GivenAnswerDocument } from "./given-answer.ts";
export { overseenContent, oversightCodeContent, oversightConsentContent, standingContent, type OverseenContent, type OversightCodeContent, type OversightConsentContent } from "./oversight.ts";
export { alsoValidFor, answerDecision, comparisonAnswer, connection, connections, disclosureDates, excerptAnswer, readingsAnswer, systemPart, type ComparisonAnswer, type ExcerptAnswer, type ReadingsAnswer } from "./disclosure.ts";
export { sbomComponent, sbomContent, sbomInput, type SbomComponentAnswer, type SbomContent } from "./sbom.ts";

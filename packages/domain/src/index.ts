export { type Language, type Localized } from "./localized.ts";
export { type Problem, type ProblemCode } from "./problem.ts";
export { compareItemNumbers, parentNumber, type ItemNumber } from "./catalog/item-number.ts";
export {
  findBand,
  type AnswerKind,
  type Band,
  type Catalog,
  type Confidence,
  type FormId,
  type Item,
  type Provenance,
  type SourceDocument,
} from "./catalog/catalog.ts";
export { BASIC_FIELDS, type BasicField, type FormDescription, type ReadingWords } from "./catalog/form.ts";
export { findCatalog, findCriteriaSet, type Library } from "./catalog/library.ts";
export { type ChartOutcome, type ChartRule, type Condition, type DecisionChart, type DisclosureWriter, type Fact } from "./chart/chart.ts";
export { conditionsOf, decide, factsToAsk, type Decided, type Facts } from "./chart/decide.ts";
export { COMPLIANCE_STATUSES, complianceFaults, type AnswerFault, type ComplianceItem, type ComplianceSection, type ComplianceSet, type ComplianceStatus, type EvidenceKind } from "./compliance/compliance-item.ts";
export { type OutlineClause, type OutlinePart, type RulebookOutline } from "./rulebook/outline.ts";
export { judgeCoverage, type Coverage, type CoveredSystem, type LedgerLine } from "./coverage/judge-coverage.ts";
export { disclosureGaps, type DisclosureGaps } from "./overview/disclosure-gaps.ts";
export { overviewFigures, type DueThing, type NotYet, type OverviewFigures, type OverviewFinding, type OverviewSystem } from "./overview/overview-figures.ts";
export { coverageChanges, type CoverageChange, type CoverageChangeKind } from "./coverage/coverage-changes.ts";
export { findApplicability, type Applicability, type ChartedSystem } from "./chart/applicability.ts";
export {
  packContent,
  type CellRole,
  type EditionMap,
  type FormPack,
  type MapConfidence,
  type MapLine,
  type MapReason,
  type PackCell,
  type PackField,
  type PackItem,
  type PackSheet,
} from "./pack/form-pack.ts";
export { addPack, packId, type PackAddition } from "./pack/add-pack.ts";
export { comparePack, type PackDifferences } from "./pack/compare-pack.ts";
export { likeness } from "./pack/likeness.ts";
export { proposeEditionMap, type EarlierItem } from "./pack/propose-edition-map.ts";
export { withPacks } from "./pack/with-packs.ts";
export { answersByNumber, type Answer, type BasicInfo, type Disclosure, type FurtherField, type ItemAnswer } from "./response/disclosure.ts";
export { type Chapter, type Combination, type CriteriaSet, type Criterion, type DateRule, type LearnedEdition } from "./evaluation/criterion.ts";
export { decisionsThatHold, type Decision, type GroundedDecision } from "./evaluation/decision.ts";
export { areSameAnswers, areSameRemarks, rowAnswers, type RowAnswer } from "./evaluation/row-answers.ts";
export { evaluateCriterion } from "./evaluation/evaluate-criterion.ts";
export { evaluateDisclosure, type EvaluationOptions } from "./evaluation/evaluate-disclosure.ts";
export {
  STATUSES,
  type Because,
  type BecauseCode,
  type Counts,
  type CriterionEvaluation,
  type Evaluation,
  type OfficialSentence,
  type Status,
  type Verdict,
} from "./evaluation/evaluation.ts";
export { addCounts, verdictOf } from "./evaluation/verdict.ts";
export {
  findingsOf,
  TREATMENT_KINDS,
  type Finding,
  type OpenStatus,
  type Treatment,
  type TreatmentKind,
} from "./treatment/treatment.ts";
export { ROLES, isPermitted, type Permission, type Role } from "./access/permissions.ts";
export { FINDING_STATES, followFindings, type FindingState, type FindingStep, type JudgedRow, type KnownFinding, type ReopenReason } from "./finding/follow-findings.ts";
export { FINDING_MOVES, isDecided, nextState, type FindingMove, type LifeRules } from "./finding/finding-life.ts";
export { dueStanding, findingDue, isAcceptanceOver, type DatedFinding } from "./finding/finding-due.ts";
export { RISK_STEPS, riskLevel, riskValue, type RiskLevel, type RiskStep } from "./treatment/risk.ts";
export { matchLedger, proposeSystems, type DisclosedProduct, type LedgerEntry, type ProposalReason, type ProposalStanding, type SystemProposal } from "./ledger/propose-system.ts";
export { isSameVersion, nameKey, providerKey } from "./ledger/name-key.ts";
export { REMOTE_MAINTENANCE, isOtherProvider, lackingDisclosures, proposePart, type HeldForm, type SystemPart } from "./ledger/system-part.ts";
export { INSTITUTION_KINDS, SYSTEM_KINDS, findSystemKind, usuallyAlso, type Delivery, type InstitutionKind, type SystemKind } from "./ledger/system-kinds.ts";
export { ledgerFacts, type LedgerSystem, type ProviderRole, type UpdateParty } from "./ledger/ledger-facts.ts";
export { askedFacts, type AskedFacts } from "./ledger/asked-facts.ts";
export { answerFact } from "./ledger/answer-fact.ts";
export { neededDisclosures, whomToAsk, type AskRoute, type NeededDisclosure, type SystemNeeds } from "./ledger/needed-disclosures.ts";
export { collectRequests, type Collected, type CollectedRequest, type Wanted } from "./request/collect-requests.ts";
export { isAskedFor, type AskedForm, type LackingForm } from "./request/asked-for.ts";
export { REQUEST_STANDINGS, REQUEST_STATES, letterLeftAt, requestStanding, type RequestProgress, type RequestStanding, type RequestState } from "./request/request-standing.ts";
export { chaserDue, type Chased, type ChaserRule } from "./request/chaser-due.ts";
export { daysBetween, isMonday } from "./reminder/days-between.ts";
export { mattersOfFinding, mattersOfItem, mattersOfSystem, type RemindedFinding } from "./reminder/matters-of.ts";
export { REMINDER_KINDS, ownDigests, type DatedMatter, type Digest, type Recipient, type ReminderKind } from "./reminder/own-reminders.ts";
export { standingVerdict, type OverseenVerdict, type Standing, type StandingProduct } from "./oversight/standing.ts";
export { rankBlocking, type Blocking } from "./oversight/rank-blocking.ts";
export { fillPlaces, orderBetween, orderClauses, type RuleClause } from "./rulebook/clause.ts";
export { CLAUSE_TEXT_LIMIT, findClauses, type ClauseDoubt, type FoundClause, type FoundClauses, type Leftover, type RuleParagraph } from "./rulebook/find-clauses.ts";
export { compareClauses, compareTexts, type ClauseChange, type ClauseField, type TextPiece } from "./rulebook/compare-clauses.ts";
export { clausesByCover, findingsOfClause, unfoundedTreatments, type ClausedFinding, type UnfoundedTreatment } from "./rulebook/clause-coverage.ts";
export { applyAnswerDecisions, openReadings, type AnswerDecision, type OpenReading } from "./evaluation/answer-decision.ts";
export { renewalReasons, type HeldDisclosure, type MadeFor, type RenewalReason, type RenewedSystem } from "./ledger/renewal-reasons.ts";
export { compareDisclosures, type AnswerChange, type ComparedAnswer, type DisclosureComparison } from "./response/compare-disclosures.ts";

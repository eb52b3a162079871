import { riskLevel, riskValue, type Criterion, type RowAnswer } from "@kaiji/domain";
import { retellBecause } from "@kaiji/formats";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ClauseRecord, FindingRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { AnswerTable } from "../matrix/answer-table.tsx";
import { useWords } from "../use-words.ts";
import { treatmentOf } from "./finding-facts.ts";
import { marks } from "../../settings/page-language.ts";

interface FindingFactsProps {
  readonly content: FindingRecord["content"];
  readonly criterion: Criterion | undefined;
}

/** What is known of a finding, in words: result, answers, what to ask, how it is dealt with, and who said so. */
export function FindingFacts({ content, criterion }: FindingFactsProps) {
  const { findings, matrix } = useWords();
  const { language } = useSpeaking();
  const { reopenedBecause, closedBecause, decision } = content;
  const isOpen = content.state === "open" || content.state === "asked" || content.state === "answered";
  const reopened = isOpen && typeof reopenedBecause === "string" ? (findings.reopenedBecause as Readonly<Record<string, string>>)[reopenedBecause] : undefined;
  const closed = content.state === "closed" && typeof closedBecause === "string" ? (findings.closedBecause as Readonly<Record<string, string>>)[closedBecause] : undefined;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-3">
        <StatusBadge status={content.status} />
        <span className="font-bold">{findings.states[content.state]}</span>
        {content.isStrict === true ? <span className="text-judgement">{findings.strict}</span> : null}
      </p>
      {reopened === undefined ? null : <p className="text-unanswered">{reopened}</p>}
      {closed === undefined ? null : <p className="text-met">{closed}</p>}
      <p>{retellBecause(content.because, language)}</p>
      {content.isStrict === true ? <p className="text-quiet">{matrix.cell.strict}</p> : null}
      {content.answers === undefined || content.answers.length === 0 ? null : <AnswerTable answers={content.answers as unknown as readonly RowAnswer[]} />}
      {criterion === undefined ? null : (
        <>
          <p>{criterion.explanation[language]}</p>
          <p>
            <span className="font-bold">{findings.asks}: </span>
            {criterion.ask[language]}
          </p>
          <p>
            <span className="font-bold">{findings.alternative}: </span>
            {criterion.alternative[language]}
          </p>
          {criterion.dateRule === undefined ? null : <p className="text-quiet">{criterion.dateRule.grace[language]}</p>}
        </>
      )}
      {decision === null || decision === undefined ? null : (
        <p>
          {findings.decisionMade(findings.decisions[decision.status], decision.byName, decision.at.slice(0, 10))} {decision.reason}
        </p>
      )}
      <TreatmentFacts content={content} />
    </div>
  );
}

/** How it is dealt with, as it is told to an inspector. */
export function TreatmentFacts({ content }: { readonly content: FindingRecord["content"] }) {
  const { findings } = useWords();
  const clauses = useRecords<ClauseRecord["content"]>("clauses");
  const treatment = treatmentOf(content);
  if (treatment === null) return null;
  const clause = clauses.data?.find(({ id }) => id === treatment.clauseId)?.content;
  const risk = treatment.likelihood === undefined || treatment.impact === undefined ? null : riskValue(treatment.likelihood, treatment.impact);
  const days = [
    { name: treatment.kind === "replacement" ? findings.replacementOn : findings.due, day: treatment.dueOn },
    { name: findings.expiresOn, day: treatment.expiresOn },
    { name: findings.reviewOn, day: treatment.reviewOn },
  ].flatMap(({ name, day }) => (day === undefined ? [] : [`${name} ${day}`]));
  return (
    <div>
      <h3 className="font-bold">{findings.treatmentHeading}</h3>
      <p>
        {findings.kinds[treatment.kind]}
        {treatment.isTwoFactorGrace === true ? `${marks().bracket(findings.grace)}` : ""}
        {clause === undefined ? "" : `${marks().colon}${clause.number} ${clause.title}`}
        {treatment.combinedWith === undefined ? "" : `${marks().colon}${treatment.combinedWith}`}
      </p>
      <p className="whitespace-pre-wrap">{treatment.reason}</p>
      <p>
        {[`${findings.owner} ${treatment.owner}`, ...days, ...(risk === null ? [] : [findings.riskNow(risk, findings.riskLevels[riskLevel(risk)])])].join(marks().gap)}
      </p>
      <p className="text-quiet">
        {treatment.byName === undefined ? "" : findings.decidedBy(treatment.byName)}
        {content.approval === undefined || content.approval === null ? "" : `${marks().gap}${findings.approvedBy(content.approval.byName, content.approval.at.slice(0, 10))}`}
      </p>
    </div>
  );
}

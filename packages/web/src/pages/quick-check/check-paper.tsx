import { type CriterionEvaluation, type ItemAnswer, type ItemNumber } from "@kaiji/domain";
import { becauseSentence, problemSentence, statusWord } from "@kaiji/formats";
import { marks } from "../../settings/page-language.ts";
import { useSpeaking } from "../../settings/language.tsx";
import { answerWords } from "./answer-words.ts";
import { COUNT_ORDER } from "./counts-bar.tsx";
import { verdictText, type Result } from "./result-papers.ts";
import { groupByChapter } from "./state/listed-rows.ts";

/** The result as it goes on paper: verdict, counts, every row, decisions, problems. */
export function CheckPaper({ result }: { readonly result: Result }) {
  const { language, words } = useSpeaking();
  const { file, held, evaluation, set } = result;
  const { disclosure, decisions } = held;
  const { basicInfo } = disclosure;
  const { answers } = evaluation;
  const facts = [
    `${disclosure.form.toUpperCase()} ${disclosure.edition === null ? words.verdict.editionUnknown : words.verdict.edition(disclosure.edition)}`,
    `${words.app.label(words.verdict.organization)}${basicInfo.organization ?? words.verdict.notWritten}`,
    `${words.app.label(words.verdict.version)}${basicInfo.version ?? words.verdict.notWritten}`,
    `${words.app.label(words.verdict.date)}${basicInfo.date ?? words.verdict.notWritten}`,
    `${words.app.label(words.verdict.file)}${file.name}`,
  ];
  return (
    <>
      <h1>{words.print.title}</h1>
      <p>
        <strong>{basicInfo.name ?? words.summary.unnamed}</strong>
        <br />
        {facts.join(marks().gap)}
      </p>
      <div className="verdict whole">
        <strong>{verdictText(result, language)}</strong>
        <p>{words.verdict.scope(disclosure.form.toUpperCase(), evaluation.rows.length, set.criteria.length)}</p>
      </div>
      <p className="whole">
        {COUNT_ORDER.map((status) => `${statusWord(status, language)} ${evaluation.counts[status]}`).join(marks().gap)}
      </p>
      {decisions.length === 0 ? null : (
        <>
          <h2>{words.print.decisions}</h2>
          <ul>
            {decisions.map((decision) => (
              <li key={decision.criterion}>
                {words.app.label(words.rows.number(set.criteria.find((one) => one.id === decision.criterion)?.items.join(" / ") ?? ""))}
                {statusWord(decision.status, language)}{marks().gap}{words.app.label(words.decision.reason)}
                {decision.reason}
              </li>
            ))}
          </ul>
        </>
      )}
      {groupByChapter(evaluation.rows, set.chapters).map((group) => (
        <section key={group.chapter.id}>
          <h2>{words.rows.chapter(group.chapter.id, group.chapter.label[language])}</h2>
          <table>
            <colgroup>
              <col width="14%" />
              <col width="34%" />
              <col width="26%" />
              <col width="26%" />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{words.print.status}</th>
                <th scope="col">{words.print.content}</th>
                <th scope="col">{words.print.answer}</th>
                <th scope="col">{words.print.because}</th>
              </tr>
            </thead>
            <tbody>
              {group.rows.map((row) => (
                <tr key={row.criterion.id}>
                  <td>
                    {STATUS_MARK[row.status]} {statusWord(row.status, language)}
                  </td>
                  <td>
                    {words.rows.number(row.criterion.items.join(" / "))}{marks().gap}{row.criterion.label[language]}
                    {row.criterion.items.flatMap((number) => evaluation.official.get(number) ?? []).map(({ wording }) => (
                      <small key={wording} className="block">
                        「{wording}」
                      </small>
                    ))}
                  </td>
                  <td>
                    <PaperAnswers row={row} answers={answers} />
                  </td>
                  <td>{becauseSentence(row, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {disclosure.problems.length === 0 ? null : (
        <>
          <h2>{words.print.problems}</h2>
          <ul>
            {disclosure.problems.map((problem, i) => (
              <li key={`${i}-${problem.code}`}>
                {words.app.label(problem.source ?? words.problems.noPlace)}
                {problemSentence(problem, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="whole">
        {words.app.footerSource} {words.app.footerClaim}
      </p>
    </>
  );
}

/** Marks that survive black and white. */
const STATUS_MARK = { met: "○", "not-met": "×", unanswered: "？", "needs-judgement": "△", "not-applicable": "－" } as const;

interface PaperAnswersProps {
  readonly row: CriterionEvaluation;
  readonly answers: ReadonlyMap<ItemNumber, ItemAnswer>;
}

function PaperAnswers({ row, answers }: PaperAnswersProps) {
  const { words } = useSpeaking();
  const isComposite = row.criterion.items.length > 1;
  return row.criterion.items.map((number) => {
    const answer = answers.get(number);
    const remark = answer?.remarks.join(" ") ?? "";
    return (
      <div key={number}>
        {isComposite ? `${words.rows.number(number)} ` : ""}
        {remark === "" ? answerWords(answer, words) : `${words.app.label(answerWords(answer, words))}${remark}`}
        {answer === undefined ? "" : ` (${answer.source})`}
      </div>
    );
  });
}

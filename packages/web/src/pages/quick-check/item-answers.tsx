import type { Criterion, ItemAnswer, ItemNumber } from "@kaiji/domain";
import { useSpeaking } from "../../settings/language.tsx";
import { answerWords } from "./answer-words.ts";

interface ItemAnswersProps {
  readonly criterion: Criterion;
  readonly answers: ReadonlyMap<ItemNumber, ItemAnswer>;
}

/** The number as the file's own form prints it, where a learned edition numbers otherwise. */
function ownNumber(number: ItemNumber, answer: ItemAnswer | undefined): ItemNumber {
  return answer?.number ?? number;
}

/** What the file says on each item of a row: answer, remark, cell. */
export function ItemAnswers({ criterion, answers }: ItemAnswersProps) {
  const { words } = useSpeaking();
  const isComposite = criterion.items.length > 1;
  return (
    <ul className="space-y-1" aria-label={isComposite ? words.rows.eachItem : words.rows.answer}>
      {criterion.items.map((number) => {
        const answer = answers.get(number);
        return (
          <li key={number} className="flex flex-wrap items-baseline gap-x-4">
            {isComposite || ownNumber(number, answer) !== number ? (
              <span className="min-w-16 font-bold tabular-nums">{words.rows.number(ownNumber(number, answer))}</span>
            ) : null}
            <span>
              <span className="text-quiet">{words.app.label(words.rows.answer)}</span>
              <strong>{answerWords(answer, words)}</strong>
            </span>
            {answer === undefined || answer.remarks.length === 0 ? null : (
              <span>
                <span className="text-quiet">{words.app.label(words.rows.remark)}</span>
                <span className="whitespace-pre-line">{answer.remarks.join("\n")}</span>
              </span>
            )}
            {answer === undefined ? null : (
              <span className="text-dns-14N-130 text-quiet">
                {words.app.label(words.rows.cell)}<span className="font-mono">{answer.source}</span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import type { GivenAnswerDocument } from "@kaiji/formats/api";
import { useSpeaking } from "../../settings/language.tsx";
import { marks } from "../../settings/page-language.ts";
import type { ListColumn } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";

type Row = GivenAnswerDocument["rows"][number];

/** What was asked row by row, and what was answered. */
export function GivenRows({ rows }: Pick<GivenAnswerDocument, "rows">) {
  const { givenAnswers } = useWords();
  const { language } = useSpeaking();
  if (rows.length === 0) return null;
  const labelOf = (row: Row) => `${givenAnswers.number(row.form.toUpperCase(), row.numbers.join(marks().dot))} ${language === "ja" ? row.label : row.labelEn}`;
  const answerOf = ({ answer }: Row) => (answer === null ? "" : givenAnswers.answers[answer]);
  const stateOf = ({ state }: Row) => givenAnswers.rowStates[state] ?? state;
  const columns: ListColumn<Row>[] = [
    {
      id: "row",
      heading: givenAnswers.row,
      isRowHeading: true,
      text: (row) => `${row.systemName} ${labelOf(row)}`,
      cell: (row) => (
        <>
          <span className="block text-dns-14N-130 font-normal text-quiet">{row.systemName}</span>
          {labelOf(row)}
        </>
      ),
    },
    { id: "ask", heading: givenAnswers.ask, text: ({ ask }) => ask, cell: ({ ask }) => <span lang="ja" className="whitespace-pre-wrap">{ask}</span> },
    { id: "answer", heading: givenAnswers.answer, text: answerOf, cell: answerOf },
    { id: "remark", heading: givenAnswers.remark, text: ({ remark }) => remark, cell: ({ remark }) => <span className="whitespace-pre-wrap">{remark}</span> },
    { id: "state", heading: givenAnswers.rowState, text: stateOf, cell: stateOf },
  ];
  return (
    <section aria-labelledby="given-rows" className="flex flex-col gap-3">
      <h2 id="given-rows" className="text-std-22B-150">
        {givenAnswers.rows}
      </h2>
      <ListView
        list="given-rows"
        caption={givenAnswers.rows}
        rows={rows}
        keyOf={({ key }) => key}
        nameOf={labelOf}
        isApart
        plainUpTo={3}
        empty={null}
        filters={[{ id: "answer", label: givenAnswers.answer, options: (["yes", "no", "na"] as const).map((value) => ({ value, label: givenAnswers.answers[value] })), fits: ({ answer }, value) => answer === value }]}
        columns={columns}
      />
    </section>
  );
}

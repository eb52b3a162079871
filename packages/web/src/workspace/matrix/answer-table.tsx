import type { RowAnswer } from "@kaiji/domain";
import { answerWord } from "@kaiji/formats";
import { useSpeaking } from "../../settings/language.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { useWords } from "../use-words.ts";

/** What the provider said to each item of a row, word for word, and where it stands in the file. */
export function AnswerTable({ answers }: { readonly answers: readonly RowAnswer[] }) {
  const { matrix } = useWords();
  const { language } = useSpeaking();
  const said = ({ answer, text, source }: RowAnswer) => (answer !== null ? answerWord(answer, language) : (text ?? (source === "" ? matrix.cell.notInFile : matrix.cell.blank)));
  return (
    <DataTable
      caption={matrix.cell.answers}
      rows={answers}
      keyOf={({ item }) => item}
      columns={[
        { heading: matrix.cell.item, isRowHeading: true, cell: ({ item }) => item },
        { heading: matrix.cell.answer, cell: (answer) => <span className="font-bold">{said(answer)}</span> },
        { heading: matrix.cell.remark, cell: ({ remarks }) => remarks.map((remark) => <span key={remark} className="block whitespace-pre-wrap">{remark}</span>) },
        { heading: matrix.cell.place, cell: ({ source }) => <span className="text-quiet">{source}</span> },
      ]}
    />
  );
}

import { addCounts, type CriteriaSet } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { useSpeaking } from "../../settings/language.tsx";
import { COUNT_ORDER } from "./counts-bar.tsx";
import { evaluationOf } from "./state/evaluation-of.ts";
import { listDisclosures, type QuickCheckState } from "./state/quick-check-state.ts";
import { SummaryLine } from "./summary-line.tsx";

interface SummaryTableProps {
  readonly state: QuickCheckState;
  readonly set: CriteriaSet;
  readonly onShow: (key: string) => void;
}

/** All disclosures in hand with verdict and counts; a name brings up that disclosure. */
export function SummaryTable({ state, set, onShow }: SummaryTableProps) {
  const { language, words } = useSpeaking();
  const lines = listDisclosures(state).map(({ file, held }) => ({ file, held, evaluation: evaluationOf(held, set) }));
  const total = addCounts(lines.map(({ evaluation }) => evaluation.counts));
  return (
    <section aria-labelledby="summary" className="mt-10">
      <h2 id="summary" className="text-std-24B-150">
        {words.summary.title}
      </h2>
      <p className="mt-1 text-quiet">{words.summary.lead}</p>
      <div className="mt-3 overflow-x-auto rounded-12 border border-line">
        <table className="w-full border-collapse sm:min-w-3xl bg-raised">
          <thead className="bg-band text-left">
            <tr>
              <th scope="col" className="px-4 py-3">{words.summary.name}</th>
              <th scope="col" className="px-3 py-3">{words.summary.form}</th>
              <th scope="col" className="px-3 py-3">{words.summary.verdict}</th>
              {COUNT_ORDER.map((status) => (
                <th key={status} scope="col" className="px-3 py-3 text-right text-oln-14B-100 leading-130 max-sm:hidden">
                  {statusWord(status, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {lines.map(({ file, held, evaluation }) => (
              <SummaryLine
                key={held.key}
                fileName={file.name}
                held={held}
                evaluation={evaluation}
                isShown={held.key === state.shown}
                onShow={onShow}
              />
            ))}
          </tbody>
          <tfoot className="border-t-2 border-line max-sm:hidden">
            <tr>
              <th scope="row" colSpan={3} className="px-4 py-2 text-left">{words.summary.total}</th>
              {COUNT_ORDER.map((status) => (
                <td key={status} className="px-3 py-2 text-right font-bold tabular-nums">{total[status]}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

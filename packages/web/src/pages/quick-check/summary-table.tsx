import { addCounts, type CriteriaSet, type Status } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { STATUS_LOOK } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { COUNT_ORDER } from "./counts-bar.tsx";
import { evaluationOf } from "./state/evaluation-of.ts";
import { listDisclosures, type QuickCheckState } from "./state/quick-check-state.ts";
import { VERDICT_LOOK } from "./verdict-look.ts";

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
        <table className="w-full min-w-3xl border-collapse bg-raised">
          <thead className="bg-band text-left">
            <tr>
              <th scope="col" className="px-4 py-3">{words.summary.name}</th>
              <th scope="col" className="px-3 py-3">{words.summary.form}</th>
              <th scope="col" className="px-3 py-3">{words.summary.verdict}</th>
              {COUNT_ORDER.map((status) => (
                <th key={status} scope="col" className="px-3 py-3 text-right text-oln-14B-100 leading-130">
                  {statusWord(status, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {lines.map(({ file, held, evaluation }) => {
              const look = VERDICT_LOOK[evaluation.verdict];
              const isShown = held.key === state.shown;
              return (
                <tr key={held.key} className={isShown ? "bg-accent-soft" : ""}>
                  <th scope="row" className="px-2 py-1 text-left font-normal">
                    <Button variant="text" size="small" onPress={() => onShow(held.key)}>
                      <span className="text-left text-std-16B-170">{held.disclosure.basicInfo.name ?? words.summary.unnamed}</span>
                    </Button>
                    {isShown ? <span className="ml-1 rounded-4 border border-current px-1.5 py-0.5 text-oln-14N-100 text-quiet">{words.summary.shown}</span> : null}
                    <span className="block px-3 text-dns-14N-130 text-quiet">{file.name}</span>
                  </th>
                  <td className="px-3 py-2">{held.disclosure.form.toUpperCase()}</td>
                  <td className="px-3 py-2">
                    <span className={`flex items-center gap-1.5 font-bold ${look.words}`}>
                      <Icon name={look.icon} size={18} weight={2.6} />
                      {words.verdict.short[evaluation.verdict]}
                    </span>
                  </td>
                  {COUNT_ORDER.map((status) => (
                    <td key={status} className={`px-3 py-2 text-right tabular-nums ${countLook(status, evaluation.counts[status])}`}>
                      {evaluation.counts[status]}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
          <tfoot className="border-t-2 border-line">
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

function countLook(status: Status, count: number): string {
  return count === 0 ? "text-quiet" : `font-bold ${STATUS_LOOK[status].words}`;
}

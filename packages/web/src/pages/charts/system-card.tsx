import type { ChartedSystem, ChartRule, DecisionChart, Facts } from "@kaiji/domain";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { FactFields } from "./fact-fields.tsx";
import { sourceLine } from "./source-line.ts";

interface SystemCardProps {
  readonly chart: DecisionChart;
  readonly system: ChartedSystem;
  readonly rule: ChartRule | null;
  readonly onFacts: (facts: Facts) => void;
  readonly onRemove: () => void;
}

const LOOK: Readonly<Record<string, string>> = { outsourced: "border-met text-met", responsible: "border-not-met text-not-met" };
const MARK: Readonly<Record<string, string>> = { outsourced: "○", responsible: "×" };

/** One system: what is known about it, and what follows. */
export function SystemCard({ chart, system, rule, onFacts, onRemove }: SystemCardProps) {
  const { language, words } = useSpeaking();
  const outcome = rule === null ? null : chart.outcomes[rule.outcome];
  return (
    <li className="rounded-12 border border-line bg-raised p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-std-20B-150">{system.name}</h3>
        <Button variant="quiet" size="small" aria-label={words.charts.removeLabel(system.name)} onPress={onRemove}>
          {words.charts.remove}
        </Button>
      </div>
      <div className="mt-4">
        <FactFields chart={chart} known={system.facts} onChange={onFacts} />
      </div>
      <div aria-live="polite">
        {rule === null ? (
          <p className="mt-4 text-quiet">{words.charts.goOn}</p>
        ) : (
          <div className={`mt-5 border-l-4 pl-4 ${LOOK[rule.outcome] ?? "border-line"}`}>
            <p className="font-bold">
              {MARK[rule.outcome] ?? "－"} {outcome?.label[language]}
            </p>
            <p className="mt-1 text-ink">{rule.because[language]}</p>
            <p className="mt-1 text-dns-14N-130 leading-170 text-quiet">{sourceLine(rule, chart, words.charts.source)}</p>
          </div>
        )}
      </div>
    </li>
  );
}

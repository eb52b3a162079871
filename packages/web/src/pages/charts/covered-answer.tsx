import type { Applicability, DecisionChart } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { copyText } from "../../parts/copy-text.ts";
import { Notice } from "../../parts/notice.tsx";
import { useSpeaking } from "../../settings/language.tsx";

interface CoveredAnswerProps {
  readonly chart: DecisionChart;
  readonly applicability: Applicability;
  readonly changedOn: string | null;
}

/** The answer for the institution, the systems that decide it, and what to ask their providers. */
export function CoveredAnswer({ chart, applicability, changedOn }: CoveredAnswerProps) {
  const { language, words } = useSpeaking();
  const [copied, setCopied] = useState(false);
  const { answer, systems } = applicability;
  const deciding = systems.filter(({ rule }) => rule?.outcome === "responsible");
  const open = systems.filter(({ rule }) => rule === null);
  const asks = deciding.flatMap(({ system, rule }) => (rule?.ask === undefined ? [] : [`${words.app.label(system.name)}${rule.ask[language]}`]));
  const look = answer === "outsourced-maintenance" ? "good" : answer === "all-volumes" ? "bad" : "open";
  return (
    <section className="mt-6" data-testid="covered" data-answer={answer}>
      <Notice look={look} heading={words.charts.answers[answer]}>
        {deciding.length === 0 ? null : <p>{words.charts.deciding(deciding.map(({ system }) => system.name).join("、"))}</p>}
        {open.length === 0 ? null : <p>{words.charts.unfinished(open.map(({ system }) => system.name).join("、"))}</p>}
        {answer === "outsourced-maintenance" ? <p>{words.charts.coveredNext}</p> : null}
        {asks.length === 0 ? null : (
          <div>
            <p className="font-bold">{words.charts.asks}</p>
            <ul className="mt-1 list-disc pl-6">
              {asks.map((ask) => (
                <li key={ask}>{ask}</li>
              ))}
            </ul>
            <div className="mt-3">
              <Button variant="outline" size="small" onPress={() => void copyText(asks.join("\n")).then(setCopied)}>
                {copied ? words.charts.copied : words.charts.copy}
              </Button>
            </div>
          </div>
        )}
        {changedOn === null ? null : <p className="text-quiet">{words.charts.asOf(changedOn)}</p>}
        <p className="text-dns-14N-130 leading-170 text-quiet">{words.charts.again7(Object.values(chart.sources)[0]?.title ?? "")}</p>
      </Notice>
    </section>
  );
}

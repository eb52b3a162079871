import { decide, type Facts } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { FactFields } from "./fact-fields.tsx";
import { sourceLine } from "./source-line.ts";

/** Who must write which disclosure for one system or device, and whom to ask for it. */
export function WhoWritesPage() {
  const { language, words } = useSpeaking();
  const [known, setKnown] = useState<Facts>({});
  return (
    <ChartFrame id="who-writes">
      {(chart) => {
        const decided = decide(chart, known);
        return (
          <div className="mt-8 grid gap-8 lg:grid-cols-2">
            <div className="rounded-12 border border-line bg-raised p-4 sm:p-6">
              <FactFields chart={chart} known={known} onChange={setKnown} />
              <div className="mt-6">
                <Button variant="outline" size="small" isDisabled={Object.keys(known).length === 0} onPress={() => setKnown({})}>
                  {words.charts.again}
                </Button>
              </div>
            </div>
            <section aria-labelledby="outcome" aria-live="polite">
              <h2 id="outcome" className="text-std-22B-150">
                {words.charts.outcome}
              </h2>
              {decided.kind === "open" ? (
                <p className="mt-3 text-quiet">{words.charts.left}</p>
              ) : (
                <ul className="mt-3 flex flex-col gap-4">
                  {decided.rules.map((rule) => (
                    <li key={rule.id} className="rounded-12 border-2 border-accent bg-raised p-4 sm:p-5">
                      <p className="text-std-18B-160">{chart.outcomes[rule.outcome]?.label[language]}</p>
                      <p className="mt-2">{chart.outcomes[rule.outcome]?.detail[language]}</p>
                      <p className="mt-2 text-quiet">{rule.because[language]}</p>
                      <p className="mt-2 text-dns-14N-130 leading-170 text-quiet">{sourceLine(rule, chart, words.charts.source)}</p>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </div>
        );
      }}
    </ChartFrame>
  );
}

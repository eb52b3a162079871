import { factsToAsk, type DecisionChart, type Facts } from "@kaiji/domain";
import { ChoiceGroup } from "../../parts/choice-group.tsx";
import { useSpeaking } from "../../settings/language.tsx";

interface FactFieldsProps {
  readonly chart: DecisionChart;
  readonly known: Facts;
  readonly onChange: (known: Facts) => void;
}

/** What a chart asks, one after the other: the next is shown once the one before is answered. */
export function FactFields({ chart, known, onChange }: FactFieldsProps) {
  const { language } = useSpeaking();
  const asked = factsToAsk(chart, known);
  const next = asked.findIndex((fact) => known[fact.id] === undefined);
  return (
    <div className="flex flex-col gap-6">
      {asked.slice(0, next < 0 ? asked.length : next + 1).map((fact) => (
        <ChoiceGroup
          key={fact.id}
          label={fact.ask[language]}
          hint={fact.hint?.[language]}
          value={known[fact.id] ?? null}
          options={fact.options.map(({ value, label }) => ({ value, label: label[language] }))}
          onChange={(value) => onChange(stillAsked(chart, { ...known, [fact.id]: value }))}
        />
      ))}
    </div>
  );
}

/** Without the answers to what is no longer asked. */
function stillAsked(chart: DecisionChart, known: Facts): Facts {
  let kept = known;
  for (;;) {
    const ids = new Set(factsToAsk(chart, kept).map((fact) => fact.id));
    const next = Object.fromEntries(Object.entries(kept).filter(([id]) => ids.has(id)));
    if (Object.keys(next).length === Object.keys(kept).length) return next;
    kept = next;
  }
}

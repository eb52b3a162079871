import type { Fact, Facts } from "@kaiji/domain";
import { ChoiceGroup } from "../../parts/choice-group.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { useWords } from "../use-words.ts";

interface FactAskerProps {
  /** What is asked, in its order. */
  readonly facts: readonly Fact[];
  readonly known: Facts;
  /** Shows the first that is not known and those before it; the rest waits. */
  readonly isStepwise?: boolean;
  /** What it is about, for somebody who cannot see what stands around it. */
  readonly about: string;
  /** What is wrong with the last one shown. */
  readonly fault?: string | undefined;
  readonly onAnswer: (fact: string, value: string) => void;
}

/** What a chart asks about one system. "Not clear" can always be said. */
export function FactAsker({ facts, known, isStepwise = false, about, fault, onAnswer }: FactAskerProps) {
  const { language } = useSpeaking();
  const { needed } = useWords();
  const next = facts.findIndex(({ id }) => known[id] === undefined);
  return (
    <fieldset aria-label={about} className="flex flex-col gap-6">
      {facts.slice(0, !isStepwise || next < 0 ? facts.length : next + 1).map((fact) => {
        const options = fact.options.map(({ value, label }) => ({ value, label: label[language] }));
        return (
          <ChoiceGroup
            key={fact.id}
            label={fact.ask[language]}
            hint={fact.hint?.[language]}
            value={known[fact.id] ?? null}
            options={options.some(({ value }) => value === "unclear") ? options : [...options, { value: "unclear", label: needed.unclear }]}
            onChange={(value) => onAnswer(fact.id, value)}
          />
        );
      })}
      {fault === undefined ? null : (
        <p role="alert" className="text-not-met">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

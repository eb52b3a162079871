import type { ComplianceSet } from "@kaiji/domain";
import { useSpeaking } from "../../settings/language.tsx";
import { useWords } from "../use-words.ts";

interface CoverPickerProps {
  readonly set: ComplianceSet;
  readonly chosen: readonly string[];
  readonly onChange: (covers: string[]) => void;
}

/** The compliance items that a clause covers, by section. */
export function CoverPicker({ set, chosen, onChange }: CoverPickerProps) {
  const { rulebook } = useWords();
  const { language } = useSpeaking();
  const marked = new Set(chosen);
  const toggle = (id: string) => onChange(marked.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const numbers = set.items.filter(({ id }) => marked.has(id)).map(({ number }) => number);
  return (
    <details className="rounded-8 border border-line p-3">
      <summary className="cursor-pointer font-bold">
        {rulebook.covers}
        <span className="ml-2 font-normal">{numbers.join("、")}</span>
      </summary>
      <p className="mt-2 text-quiet">{rulebook.coversHint}</p>
      {set.sections.map((section) => {
        const items = set.items.filter((item) => item.section === section.id);
        if (items.length === 0) return null;
        return (
          <fieldset key={section.id} className="mt-3">
            <legend className="font-bold">{`${section.id} ${section.label[language]}`}</legend>
            {items.map(({ id, number, label }) => (
              <label key={id} className="flex min-h-9 items-center gap-3">
                <input type="checkbox" className="size-5 shrink-0" checked={marked.has(id)} onChange={() => toggle(id)} />
                <span>{`${number} ${label[language]}`}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </details>
  );
}

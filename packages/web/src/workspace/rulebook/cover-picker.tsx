import type { ComplianceSet, CriteriaSet, Language } from "@kaiji/domain";
import { useSpeaking } from "../../settings/language.tsx";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

interface CoverPickerProps {
  readonly set: ComplianceSet;
  readonly criteria: CriteriaSet | null;
  readonly chosen: readonly string[];
  readonly onChange: (covers: string[]) => void;
}

interface Group {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly number: string; readonly label: string }[];
}

/** What a clause covers: compliance items by section, and rows of the appendix by chapter. */
export function CoverPicker({ set, criteria, chosen, onChange }: CoverPickerProps) {
  const { rulebook } = useWords();
  const { language } = useSpeaking();
  const groups = [
    { heading: rulebook.covers, hint: rulebook.coversHint, groups: itemGroups(set, language) },
    { heading: rulebook.coversCriteria, hint: rulebook.coversCriteriaHint, groups: criteria === null ? [] : criterionGroups(criteria, language) },
  ];
  return groups.map((each) => <PickerPart key={each.heading} {...each} chosen={chosen} onChange={onChange} />);
}

function PickerPart({ heading, hint, groups, chosen, onChange }: { readonly heading: string; readonly hint: string; readonly groups: readonly Group[] } & Pick<CoverPickerProps, "chosen" | "onChange">) {
  const marked = new Set(chosen);
  const toggle = (id: string) => onChange(marked.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const numbers = groups.flatMap(({ options }) => options.filter(({ id }) => marked.has(id)).map(({ number }) => number));
  if (groups.length === 0) return null;
  return (
    <details className="rounded-8 border border-line p-3">
      <summary className="cursor-pointer font-bold">
        {heading}
        <span className="ml-2 font-normal">{numbers.join(marks().comma)}</span>
      </summary>
      <p className="mt-2 text-quiet">{hint}</p>
      {groups.map((group) => (
        <fieldset key={group.id} className="mt-3">
          <legend className="font-bold">{group.label}</legend>
          {group.options.map(({ id, number, label }) => (
            <label key={id} className="flex min-h-9 items-center gap-3">
              <input type="checkbox" className="size-5 shrink-0" checked={marked.has(id)} onChange={() => toggle(id)} />
              <span>{`${number} ${label}`}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}

function itemGroups(set: ComplianceSet, language: Language): Group[] {
  return set.sections.flatMap(({ id, label }) => {
    const items = set.items.filter((item) => item.section === id);
    return items.length === 0 ? [] : [{ id, label: `${id} ${label[language]}`, options: items.map((item) => ({ id: item.id, number: item.number, label: item.label[language] })) }];
  });
}

function criterionGroups({ chapters, criteria }: CriteriaSet, language: Language): Group[] {
  return chapters.map(({ id, label }) => ({
    id,
    label: `${id} ${label[language]}`,
    options: criteria.filter((row) => row.chapter === id).map((row) => ({ id: row.id, number: `${row.form.toUpperCase()} ${row.items.join(marks().dot)}`, label: row.label[language] })),
  }));
}

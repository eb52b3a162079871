import type { Language } from "@kaiji/domain";
import { put, valueAt, type Draft, type TableField } from "@kaiji/formats/ledger-table";
import { useSpeaking } from "../../settings/language.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

interface FieldBoxProps {
  readonly field: TableField;
  readonly draft: Readonly<Draft>;
  readonly onChange: (draft: Draft) => void;
  readonly fault?: string | undefined;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  /** Systems to choose from, for a field that names one. */
  readonly systems?: readonly { readonly id: string; readonly name: string }[];
}

/** One field of a record of the ledger, as a person fills it in. What is emptied is taken away. */
export function FieldBox({ field, draft, onChange, fault, hint, isRequired = false, systems = [] }: FieldBoxProps) {
  const { language } = useSpeaking();
  const { ledger } = useWords();
  const value = valueAt(draft, field.id);
  const set = (next: unknown) => {
    const changed = { ...draft };
    put(changed, field.id, next);
    onChange(changed);
  };
  const label = field[language];
  const text = { label, hint, fault, isRequired };
  const asText = value === undefined || value === null ? "" : String(value);
  switch (field.control) {
    case "flag":
      return (
        <label className="flex min-h-12 items-center gap-3">
          <input type="checkbox" className="size-6" checked={value === true} onChange={(event) => set(event.target.checked ? true : isRequired ? false : undefined)} />
          <span className="font-bold">{label}</span>
        </label>
      );
    case "choice":
    case "open-choice":
      return (
        <div>
          <SelectBox label={label} value={asText} options={optionsOf(field, asText, language, isRequired ? null : ledger.notSaid)} onChange={(next) => set(next === "" ? undefined : next)} />
          {fault === undefined ? null : <p className="text-dns-14N-130 leading-170 text-not-met">{fault}</p>}
        </div>
      );
    case "system":
      return <SelectBox label={label} value={asText} options={[{ value: "", label: ledger.notSaid }, ...systems.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(next) => set(next === "" ? undefined : next)} />;
    case "day":
      return <TextBox {...text} type="date" value={asText} onChange={(next) => set(next === "" ? undefined : next)} />;
    case "number":
      return <TextBox {...text} type="number" inputMode="numeric" value={asText} onChange={(next) => set(next === "" ? undefined : Number(next))} />;
    case "lines":
      return <TextBox {...text} rows={3} value={asText} onChange={(next) => set(next === "" ? undefined : next)} />;
    case "line":
      return <TextBox {...text} value={asText} onChange={(next) => set(next === "" && !isRequired ? undefined : next)} />;
    case null:
      return null;
  }
}

function optionsOf({ choices = [], control }: TableField, value: string, language: Language, nothing: string | null) {
  const known = choices.map((choice) => ({ value: choice.value, label: choice[language] }));
  const own = control === "open-choice" && value !== "" && !choices.some((choice) => choice.value === value) ? [{ value, label: value }] : [];
  return [...(nothing === null ? [] : [{ value: "", label: nothing }]), ...known, ...own];
}

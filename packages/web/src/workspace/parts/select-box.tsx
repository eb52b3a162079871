import { useId } from "react";

interface SelectBoxProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  /** The label is for screen readers only; what stands around it says the same. */
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
}

/** One of several, in the system's own list. */
export function SelectBox({ label, value, options, onChange, isLabelHidden = false, isDisabled = false }: SelectBoxProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "font-bold"}>
        {label}
      </label>
      <select id={id} value={value} disabled={isDisabled} onChange={(event) => onChange(event.target.value)} className="min-h-12 w-full rounded-8 border border-edge bg-page px-3 py-2 text-ink">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

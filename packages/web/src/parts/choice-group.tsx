import { Label, Radio, RadioGroup, Text } from "react-aria-components";

interface ChoiceGroupProps {
  readonly label: string;
  /** The question stands above already, as a heading. */
  readonly isLabelHidden?: boolean;
  readonly hint?: string | undefined;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several: radio buttons under a label, worked with the arrow keys. */
export function ChoiceGroup({ label, isLabelHidden = false, hint, value, options, onChange }: ChoiceGroupProps) {
  return (
    <RadioGroup value={value} onChange={onChange} className="flex flex-col gap-2">
      <Label className={isLabelHidden ? "sr-only" : "font-bold"}>{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="text-dns-14N-130 leading-170 text-quiet">
          {hint}
        </Text>
      )}
      <div className="flex flex-col gap-1">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="group flex min-h-11 cursor-pointer items-center gap-3 rounded-8 border border-transparent px-2 py-1 hover:bg-accent-soft data-focus-visible:outline-4 data-focus-visible:outline-(--focus) data-selected:border-accent data-selected:bg-accent-soft"
          >
            <span className="flex size-6 shrink-0 items-center justify-center rounded-full border-2 border-edge group-data-selected:border-accent">
              <span className="size-3 rounded-full group-data-selected:bg-accent" />
            </span>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

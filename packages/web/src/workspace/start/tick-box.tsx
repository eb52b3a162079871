import { useId } from "react";

interface TickBoxProps {
  readonly label: string;
  /** What it means, below the label. */
  readonly about: string;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
}

/** A large box to tick, with a line on what it means. */
export function TickBox({ label, about, isTicked, onChange }: TickBoxProps) {
  const id = useId();
  return (
    <div className="h-full rounded-8 border border-line hover:bg-accent-soft has-checked:border-accent has-checked:bg-accent-soft">
      <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 pt-2">
        <input type="checkbox" className="size-5 shrink-0" checked={isTicked} aria-describedby={id} onChange={(event) => onChange(event.target.checked)} />
        <span className="font-bold">{label}</span>
      </label>
      <p id={id} className="pr-3 pb-2 pl-11 text-dns-14N-130 leading-170 text-quiet">
        {about}
      </p>
    </div>
  );
}

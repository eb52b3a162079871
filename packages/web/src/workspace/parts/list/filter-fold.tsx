import { useId, useState, type ReactNode } from "react";
import { useWords } from "../../use-words.ts";

interface FilterFoldProps {
  /** How many conditions are in force. */
  readonly inForce: number;
  readonly children: ReactNode;
}

/** Conditions of a list: beside each other where there is room; on a narrow screen behind one button that counts those in force. */
export function FilterFold({ inForce, children }: FilterFoldProps) {
  const { list } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className={`inline-flex min-h-12 w-full items-center justify-between gap-2 rounded-8 border px-4 text-oln-16B-100 sm:hidden ${inForce > 0 ? "border-accent bg-accent-soft text-accent" : "border-edge bg-raised"}`}
      >
        {list.conditions(inForce)}
        <span aria-hidden="true">{isOpen ? "▲" : "▼"}</span>
      </button>
      <div id={id} className={`flex w-full flex-wrap items-end gap-3 sm:contents ${isOpen ? "" : "max-sm:hidden"}`}>
        {children}
      </div>
    </>
  );
}

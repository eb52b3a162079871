import type { LedgerSystem } from "@kaiji/domain";
import { useState } from "react";
import { useWords } from "../use-words.ts";
import { TextBox } from "./text-box.tsx";

interface ContractEndProps {
  readonly system: LedgerSystem;
  /** What is known of where the duty is written. */
  readonly writing: string | undefined;
  /** Every change is told at once, for a draft; else when the field is left. */
  readonly isLive?: boolean;
  readonly onChange: (contract: NonNullable<LedgerSystem["contract"]>) => void;
}

/** Until when the contract runs, where the answer hangs on one: after its end it is asked again. */
export function ContractEnd({ system: { contract }, writing, isLive = false, onChange }: ContractEndProps) {
  const { needed } = useWords();
  const [endsOn, setEndsOn] = useState(contract?.endsOn ?? "");
  if (writing !== "contract" && writing !== "sla" && writing !== "ended") return null;
  const tell = (day: string) => {
    if (day === (contract?.endsOn ?? "")) return;
    const { endsOn: _, ...rest } = contract ?? {};
    onChange(day === "" ? rest : { ...rest, endsOn: day });
  };
  return (
    <div className="sm:max-w-xs">
      <TextBox
        label={needed.contractEnd}
        hint={needed.contractEndHint}
        type="date"
        value={endsOn}
        onChange={(day) => {
          setEndsOn(day);
          if (isLive) tell(day);
        }}
        onBlur={() => tell(endsOn)}
      />
    </div>
  );
}

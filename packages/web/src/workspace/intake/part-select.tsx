import { REMOTE_MAINTENANCE, type SystemPart } from "@kaiji/domain";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

interface PartSelectProps {
  readonly part: SystemPart;
  readonly onChange: (part: SystemPart) => void;
}

const OWN = "own";

/** What of its system a disclosure is about: the system itself, its remote maintenance, or a part with a name of its own. */
export function PartSelect({ part, onChange }: PartSelectProps) {
  const { intake } = useWords();
  const isOwn = part !== null && part !== REMOTE_MAINTENANCE;
  return (
    <>
      <div className="w-64 max-sm:w-full">
        <SelectBox
          label={intake.part}
          value={part === null ? "" : isOwn ? OWN : part}
          options={[{ value: "", label: intake.partWhole }, { value: REMOTE_MAINTENANCE, label: intake.partRemote }, { value: OWN, label: intake.partOwn }]}
          onChange={(value) => onChange(value === "" ? null : value === OWN ? intake.partOwnStart : value)}
        />
      </div>
      {isOwn ? (
        <div className="w-64 max-sm:w-full">
          <TextBox label={intake.partName} isRequired value={part} onChange={onChange} />
        </div>
      ) : null}
    </>
  );
}

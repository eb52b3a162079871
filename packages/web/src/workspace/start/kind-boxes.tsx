import type { SystemKind } from "@kaiji/domain";
import { useSpeaking } from "../../settings/language.tsx";
import { TickBox } from "./tick-box.tsx";

interface KindBoxesProps {
  readonly label: string;
  readonly kinds: readonly SystemKind[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** Kinds of systems to tick, each with what it is. */
export function KindBoxes({ label, kinds, chosen, onToggle }: KindBoxesProps) {
  const { language } = useSpeaking();
  return (
    <fieldset>
      <legend className="mb-2 font-bold">{label}</legend>
      <ul className="grid gap-2 sm:grid-cols-2">
        {kinds.map((kind) => (
          <li key={kind.id}>
            <TickBox label={kind.label[language]} about={kind.about[language]} isTicked={chosen.has(kind.id)} onChange={() => onToggle(kind.id)} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

import { findApplicability, type ChartedSystem, type DecisionChart } from "@kaiji/domain";
import { useState } from "react";
import { useAnnounce } from "../../settings/announcer.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ChartFrame } from "./chart-frame.tsx";
import { CoveredAnswer } from "./covered-answer.tsx";
import { keepSystems, keptSystems } from "./kept-systems.ts";
import { SystemAdder } from "./system-adder.tsx";
import { SystemCard } from "./system-card.tsx";

/** Whether the institution may rely on the volume for outsourced maintenance: system by system, kept in this browser. */
export function CoveredPage() {
  return <ChartFrame id="outsourced-maintenance">{(chart) => <Covered chart={chart} />}</ChartFrame>;
}

function Covered({ chart }: { readonly chart: DecisionChart }) {
  const { words } = useSpeaking();
  const announce = useAnnounce();
  const [{ systems, changedOn }, setKept] = useState(keptSystems);
  const [removed, setRemoved] = useState<{ readonly system: ChartedSystem; readonly at: number } | null>(null);

  const change = (next: readonly ChartedSystem[]) => {
    const today = new Date().toLocaleDateString("sv-SE");
    keepSystems(next, today);
    setKept({ systems: next, changedOn: today });
  };
  const add = (name: string) => {
    change([...systems, { id: crypto.randomUUID(), name, facts: {} }]);
    announce(words.charts.added(name));
  };
  const remove = (system: ChartedSystem) => {
    setRemoved({ system, at: systems.indexOf(system) });
    change(systems.filter((other) => other !== system));
    announce(words.charts.removed(system.name));
  };
  const undo = () => {
    if (removed === null) return;
    change(systems.toSpliced(removed.at, 0, removed.system));
    setRemoved(null);
  };
  const applicability = findApplicability(chart, systems);

  return (
    <>
      <p className="mt-3 text-quiet">{words.charts.keptHere}</p>
      <SystemAdder taken={systems.map((system) => system.name)} onAdd={add} />
      {systems.length === 0 ? null : <CoveredAnswer chart={chart} applicability={applicability} changedOn={changedOn} />}
      {removed === null ? null : (
        <p className="mt-4 flex flex-wrap items-center gap-2">
          {words.charts.removed(removed.system.name)}
          <button type="button" className="min-h-11 px-2 text-link underline" onClick={undo}>
            {words.files.undo}
          </button>
        </p>
      )}
      <ul className="mt-6 flex flex-col gap-5">
        {applicability.systems.map(({ system, rule }) => (
          <SystemCard
            key={system.id}
            chart={chart}
            system={system}
            rule={rule}
            onFacts={(facts) => change(systems.map((other) => (other.id === system.id ? { ...other, facts } : other)))}
            onRemove={() => remove(system)}
          />
        ))}
      </ul>
    </>
  );
}

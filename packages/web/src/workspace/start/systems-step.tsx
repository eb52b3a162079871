import { SYSTEM_KINDS, findSystemKind, usuallyAlso, type InstitutionKind, type SystemKind } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useAnnounce } from "../../settings/announcer.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { SystemRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import { TextBox } from "../parts/text-box.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useWords } from "../use-words.ts";
import { KindBoxes } from "./kind-boxes.tsx";
import { FieldFault, StepFrame } from "./step-frame.tsx";
import { marks } from "../../settings/page-language.ts";

interface SystemsStepProps {
  readonly institutionKind: InstitutionKind | null;
  readonly systems: readonly SystemRecord[];
  readonly onBack: () => void;
  readonly onNext: () => void;
}

type Content = SystemRecord["content"];
/** A line of the ledger of which only the name and the kind are told. */
function untold(name: string, kind: string, delivery: Content["delivery"]): Content {
  return { name, kind, delivery, hasRemoteMaintenance: false, providers: [], status: "in-use" };
}

/** Which systems are used: ticked from common kinds, or named. */
export function SystemsStep({ institutionKind, systems, onBack, onNext }: SystemsStepProps) {
  const { start } = useWords();
  const { language } = useSpeaking();
  const announce = useAnnounce();
  const { add, remove, restore } = useRecordChanges<Content>("systems");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState("");
  const [isTried, setIsTried] = useState(false);
  const [gone, setGone] = useState<SystemRecord | null>(null);

  const listed = new Set(systems.map(({ content }) => content.kind));
  const isUsual = (kind: SystemKind) => institutionKind !== null && kind.usualIn.includes(institutionKind);
  const free = SYSTEM_KINDS.filter(({ id }) => !listed.has(id));
  const [usual, rest] = [free.filter(isUsual), free.filter((kind) => !isUsual(kind))];
  const all = [...listed, ...chosen];
  const also = usuallyAlso(all).filter((kind) => !usual.includes(kind));
  const from = all.filter((id) => findSystemKind(id)?.usuallyAlso.some((near) => also.some((kind) => kind.id === near)));

  const toggle = (id: string) => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const addNamed = () => {
    const named = name.trim();
    if (named === "") return;
    add.mutate(untold(named, named.slice(0, 60), "on-premise"), { onSuccess: () => announce(start.systems.added(named)) });
    setName("");
  };
  const goOn = async () => {
    if (chosen.size === 0 && systems.length === 0 && name.trim() === "") return setIsTried(true);
    try {
      if (name.trim() !== "") await add.mutateAsync(untold(name.trim(), name.trim().slice(0, 60), "on-premise"));
      for (const kind of SYSTEM_KINDS.filter(({ id }) => chosen.has(id))) await add.mutateAsync(untold(kind.label[language], kind.id, kind.delivery));
      onNext();
    } catch {
      // What went wrong is shown; what was added stays added and is listed.
      setChosen(new Set());
    }
  };
  return (
    <StepFrame heading={start.systems.heading} hint={start.systems.hint} error={add.error ?? remove.error ?? restore.error} isBusy={add.isPending} onBack={onBack} onNext={() => void goOn()}>
      {gone === null ? null : (
        <UndoBar
          message={start.systems.removed(gone.content.name)}
          onUndo={() => {
            restore.mutate(gone);
            setGone(null);
          }}
        />
      )}
      {systems.length === 0 ? null : (
        <section aria-label={start.systems.listed}>
          <h3 className="font-bold">{start.systems.listed}</h3>
          <ul className="mt-2 flex flex-wrap gap-2">
            {systems.map((system) => (
              <li key={system.id} className="flex items-center gap-2 rounded-8 border border-line bg-band py-1 pr-1 pl-3">
                {system.content.name}
                <Button variant="text" size="small" aria-label={start.systems.removeOf(system.content.name)} onPress={() => remove.mutate(system, { onSuccess: (record) => setGone(record as SystemRecord) })}>
                  {start.systems.remove}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {usual.length === 0 ? null : <KindBoxes label={start.systems.usual} kinds={usual} chosen={chosen} onToggle={toggle} />}
      {also.length === 0 || from.length === 0 ? null : (
        <div aria-live="polite" className="rounded-8 bg-accent-soft p-3">
          <p>{start.systems.also(from.map((id) => findSystemKind(id)?.label[language] ?? id).join(marks().comma))}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {also.map((kind) => (
              <Button key={kind.id} variant="outline" size="small" onPress={() => toggle(kind.id)}>
                {start.systems.alsoAdd(kind.label[language])}
              </Button>
            ))}
          </div>
        </div>
      )}
      <details open={usual.length === 0}>
        <summary className="min-h-11 cursor-pointer py-2 text-link underline">{start.systems.rest}</summary>
        <div className="mt-2">
          <KindBoxes label={start.systems.rest} kinds={rest} chosen={chosen} onToggle={toggle} />
        </div>
      </details>
      <div className="flex flex-wrap items-end gap-3">
        <div className="grow sm:max-w-md">
          <TextBox label={start.systems.other} hint={start.systems.otherHint} maxLength={200} value={name} onChange={setName} />
        </div>
        <Button variant="outline" isDisabled={name.trim() === ""} isPending={add.isPending} onPress={addNamed}>
          {start.systems.add}
        </Button>
      </div>
      <div>
        <output className="text-quiet">{start.systems.chosen(chosen.size + systems.length)}</output>
        <FieldFault>{isTried && chosen.size === 0 && systems.length === 0 ? start.systems.none : undefined}</FieldFault>
      </div>
    </StepFrame>
  );
}

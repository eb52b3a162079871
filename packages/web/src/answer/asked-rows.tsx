import { retellSystemPart } from "@kaiji/formats";
import { isWholeAnswer, type AnsweringView } from "@kaiji/formats/api";
import { useState } from "react";
import { Checkbox } from "react-aria-components";
import { useSpeaking } from "../settings/language.tsx";
import { AskedRow } from "./asked-row.tsx";
import { useAnswerWords } from "./use-answer-words.ts";
import type { Answering } from "./use-answering.ts";

interface AskedRowsProps {
  readonly view: AnsweringView;
  readonly answering: Answering;
  readonly isWaiting: boolean;
}

/** The items that are asked about, by system; each is saved as it is answered. */
export function AskedRows({ view, answering, isWaiting }: AskedRowsProps) {
  const words = useAnswerWords();
  const { language } = useSpeaking();
  const [isOnlyLeft, setIsOnlyLeft] = useState(false);
  // What is answered while only the rest is shown stays in sight until the choice is made again.
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const done = view.rows.filter(isWholeAnswer).length;
  const systems = [...new Set(view.rows.map(({ systemName }) => systemName))];
  return (
    <section aria-labelledby="rows" className="flex flex-col gap-4">
      <h2 id="rows" className="text-std-20B-160">
        {words.rowHeading}
      </h2>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <output className="font-bold">{words.rowProgress(done, view.rows.length)}</output>
        <progress className="h-3 w-40" aria-label={words.rowProgress(done, view.rows.length)} value={done} max={view.rows.length} />
        <Checkbox
          isSelected={isOnlyLeft}
          onChange={(is) => {
            setIsOnlyLeft(is);
            setHidden(is ? new Set(view.rows.filter(isWholeAnswer).map(({ key }) => key)) : new Set());
          }}
          className="group flex min-h-11 cursor-pointer items-center gap-2"
        >
          <span className="flex size-6 items-center justify-center rounded-4 border-2 border-edge group-data-selected:border-accent group-data-selected:bg-accent group-data-selected:text-on-accent" aria-hidden="true">
            {isOnlyLeft ? "✓" : ""}
          </span>
          {words.rowOnlyLeft}
        </Checkbox>
      </div>
      {systems.map((system) => {
        const rows = view.rows.filter((row) => row.systemName === system && !hidden.has(row.key));
        return rows.length === 0 ? null : (
          <div key={system} className="flex flex-col gap-3">
            <h3 className="text-std-18B-160">{retellSystemPart(system, language)}</h3>
            {rows.map((row) => (
              <AskedRow key={row.key} row={row} answering={answering} isWaiting={isWaiting} />
            ))}
          </div>
        );
      })}
    </section>
  );
}

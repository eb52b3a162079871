import { retellProblem } from "@kaiji/formats";
import type { ReadingsAnswer } from "@kaiji/formats/api";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ReadingItem, type ReadingItemProps } from "./reading-item.tsx";

type Reading = ReadingsAnswer["items"][number];

interface ReadingListProps {
  /** Of the disclosure in the API. */
  readonly path: string;
  readonly readings: readonly Reading[];
  readonly labels: ReadonlyMap<string, string>;
  /** How the same cell was read where the same original counts for another system. */
  readonly elsewhereOf: (reading: Reading) => ReadingItemProps["elsewhere"];
}

/** Each has its piece of the original loaded. */
const AT_ONCE = 20;

/** The answers that wait for a person's eyes, each beside its place in the original; those that were looked at can be taken as proposed together. */
export function ReadingList({ path, readings, labels, elsewhereOf }: ReadingListProps) {
  const { intake } = useWords();
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [taken, setTaken] = useState<readonly Reading[]>([]);
  const decide = useEach((body: { readonly item: string; readonly answer: Reading["proposed"]; readonly reason: string }) => ask("POST", `${path}/readings`, { body }), [path]);
  const send = (of: readonly Reading[], answerOf: (reading: Reading) => Reading["proposed"], reason: string) => decide.mutate(of.map((reading) => ({ item: reading.item, answer: answerOf(reading), reason })), { onSettled: () => void queries.invalidateQueries({ queryKey: [base] }) });
  const nameOf = ({ item }: Reading) => `${item} ${labels.get(item) ?? ""}`;
  const told = ({ message, code }: Reading) => (message === null ? intake.notUnderstood : retellProblem(code, message, language));
  const stateOf = ({ decision }: Reading) => (decision === null ? intake.readingOpen : intake.readingDecided);
  return (
    <>
      <ProblemNotice error={decide.error} />
      {taken.length === 0 ? null : (
        <UndoBar
          message={intake.tookProposed(taken.length)}
          onUndo={() => {
            send(taken, () => null, "");
            setTaken([]);
          }}
        />
      )}
      <ListView
        list="readings"
        caption={intake.readings}
        rows={readings}
        keyOf={({ item, decision }) => `${item}${decision?.at ?? ""}`}
        nameOf={nameOf}
        isApart
        plainUpTo={3}
        pageSize={AT_ONCE}
        empty={null}
        filters={[
          { id: "state", label: intake.readingState, options: [{ value: "open", label: intake.readingOpen }, { value: "decided", label: intake.readingDecided }], fits: ({ decision }, value) => (decision === null) === (value === "open") },
          { id: "proposed", label: intake.readingProposal, options: [{ value: "yes", label: intake.hasProposal }, { value: "no", label: intake.hasNoProposal }], fits: ({ proposed }, value) => (proposed !== null) === (value === "yes") },
        ]}
        bulk={[
          {
            label: intake.takeProposed,
            run(chosen) {
              const open = chosen.filter(({ proposed, decision }) => proposed !== null && decision === null);
              send(open, ({ proposed }) => proposed, intake.seenReason);
              setTaken(open);
            },
          },
        ]}
        columns={[
          { id: "item", heading: intake.number, text: nameOf, order: (reading) => readings.indexOf(reading), cell: nameOf },
          { id: "source", heading: intake.place, text: ({ source }) => source, cell: ({ source }) => source },
          { id: "message", heading: intake.answer, text: told, cell: told },
          { id: "state", heading: intake.readingState, text: stateOf, cell: stateOf },
        ]}
        card={(reading) => <ReadingItem path={path} reading={reading} label={labels.get(reading.item) ?? ""} elsewhere={elsewhereOf(reading)} />}
      />
    </>
  );
}

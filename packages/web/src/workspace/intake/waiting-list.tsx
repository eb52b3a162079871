import type { SystemProposal } from "@kaiji/domain";
import { useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ConfirmMatches } from "./confirm-matches.tsx";
import { ConnectDisclosure } from "./connect-disclosure.tsx";
import { useConnecting, type Match } from "./use-connecting.ts";
import { useRemoving } from "./use-removing.ts";
import { HOW_SURE, waitingRows, type WaitingRow } from "./waiting-rows.ts";

interface WaitingListProps {
  /** Those that no system is named for. */
  readonly waiting: readonly DisclosureRecord[];
  readonly proposals: ReadonlyMap<string, readonly SystemProposal[]>;
  readonly systems: readonly SystemRecord[];
  /** All that is held. */
  readonly held: readonly DisclosureRecord[];
}

/** Each asks how it was judged. */
const AT_ONCE = 20;

/** The disclosures that wait for their system: found, sorted, narrowed, and connected or removed one by one or together. */
export function WaitingList({ waiting, proposals, systems, held }: WaitingListProps) {
  const words = useWords();
  const { intake, ledger } = words;
  const { may } = useOrganization();
  const { takeBack } = useConnecting();
  const remove = useRemoving();
  const [review, setReview] = useState<{ readonly matches: readonly Match[]; readonly left: number } | null>(null);
  const [connected, setConnected] = useState<{ readonly ids: readonly string[]; readonly message: string } | null>(null);
  const rows = useMemo(() => waitingRows(waiting, proposals, systems, held), [waiting, proposals, systems, held]);
  const sure = useMemo(() => rows.flatMap(({ match }) => (match?.standing === "sure" ? [match] : [])), [rows]);
  const nameOf = ({ disclosure: { content } }: WaitingRow) => `${content.form.toUpperCase()} ${content.name ?? content.fileName}`;
  const text = (of: (content: DisclosureRecord["content"]) => string | null) => (row: WaitingRow) => of(row.disclosure.content) ?? "";
  const column = (id: string, heading: string, told: (row: WaitingRow) => string, order?: (row: WaitingRow) => number) => ({ id, heading, text: told, cell: told, ...(order === undefined ? {} : { order }) });
  return (
    <>
      {connected === null ? null : (
        <UndoBar
          message={connected.message}
          onUndo={() => {
            takeBack.mutate(connected.ids);
            setConnected(null);
          }}
        />
      )}
      <ProblemNotice error={takeBack.error ?? remove.error} />
      {may("write") && sure.length > 0 ? (
        <div className="on-screen flex flex-wrap items-center gap-3 rounded-12 border-2 border-accent bg-accent-soft p-4">
          <p className="grow">{intake.sureLead(sure.length)}</p>
          <Button onPress={() => setReview({ matches: sure, left: 0 })}>{intake.sureOpen(sure.length)}</Button>
        </div>
      ) : null}
      <ListView
        list="waiting-disclosures"
        caption={intake.unmatched}
        rows={rows}
        keyOf={({ disclosure }) => disclosure.id}
        nameOf={nameOf}
        pageSize={AT_ONCE}
        isApart
        empty={<p className="text-quiet">{held.length === 0 ? intake.noneYet : intake.allMatched}</p>}
        filters={[
          { id: "form", label: words.matrix.form, options: ["mds", "sds"].map((value) => ({ value, label: value.toUpperCase() })), fits: ({ disclosure }, value) => disclosure.content.form === value },
          { id: "standing", label: intake.howSure, options: HOW_SURE.map((value) => ({ value, label: intake.howSures[value] })), fits: ({ standing }, value) => standing === value },
          { id: "notable", label: intake.notable, options: [{ value: "older", label: intake.olderThanOther }, { value: "double", label: intake.doubleOfOther }, { value: "problems", label: intake.hasProblems }], fits: (row, value) => (value === "older" ? row.isOlder : value === "double" ? row.isDouble : row.disclosure.content.problems > 0) },
        ]}
        bulk={[
          { label: intake.connectProposed, run: (chosen) => setReview({ matches: chosen.flatMap(({ match }) => match ?? []), left: chosen.filter(({ match }) => match === null).length }) },
          { label: intake.removeThese, run: (chosen) => remove.mutate(chosen.map(({ disclosure }) => disclosure)), isDisabled: remove.isPending },
        ]}
        columns={[
          column("name", intake.disclosure, nameOf),
          column("provider", ledger.provider, text(({ organization }) => organization)),
          column("date", intake.dateOnForm, text(({ date }) => date)),
          column("version", ledger.version, text(({ productVersion }) => productVersion ?? null)),
          column("received", intake.receivedOn, text(({ receivedAt }) => receivedAt.slice(0, 10))),
          column("system", intake.proposedSystem, ({ systemName }) => systemName),
          column("standing", intake.howSure, ({ standing }) => intake.howSures[standing], ({ standing }) => HOW_SURE.indexOf(standing)),
          column("problems", intake.problemCount, (row) => String(row.disclosure.content.problems), (row) => row.disclosure.content.problems),
          column("file", intake.original, text(({ fileName }) => fileName)),
        ]}
        card={({ disclosure, proposals: own }) => <ConnectDisclosure disclosure={disclosure} systems={systems} proposals={own} held={held} onConnected={({ id, name, systemName }) => setConnected({ ids: [id], message: intake.connected(name, systemName) })} />}
      />
      {review === null ? null : (
        <ConfirmMatches
          matches={review.matches}
          left={review.left}
          onClose={() => setReview(null)}
          onConnected={(matches) => {
            setReview(null);
            setConnected({ ids: matches.map(({ disclosure }) => disclosure.id), message: intake.connectedSeveral(matches.length) });
          }}
        />
      )}
    </>
  );
}

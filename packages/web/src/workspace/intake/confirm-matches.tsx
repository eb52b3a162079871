import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useWords } from "../use-words.ts";
import { useConnecting, type Match } from "./use-connecting.ts";
import { marks } from "../../settings/page-language.ts";

interface ConfirmMatchesProps {
  readonly matches: readonly Match[];
  /** Those that were chosen too and have no proposal to confirm. */
  readonly left: number;
  readonly onConnected: (matches: readonly Match[]) => void;
  readonly onClose: () => void;
}

/** Many proposals side by side: a person looks, takes out what is wrong, and confirms the rest in one press. */
export function ConfirmMatches({ matches, left, onConnected, onClose }: ConfirmMatchesProps) {
  const words = useWords();
  const { intake, ledger } = words;
  const { connect, done } = useConnecting();
  const nameOf = ({ disclosure: { content } }: Match) => `${content.form.toUpperCase()} ${content.name ?? content.fileName}`;
  const systemOf = ({ system: { content } }: Match) => [content.name, content.product === content.name ? undefined : content.product, content.version, content.location].filter(Boolean).join(marks().gap);
  return (
    <ModalDialog title={intake.sureTitle} width="table" isOpen onClose={onClose}>
      {matches.length === 0 ? null : <p className="text-quiet">{intake.sureHint}</p>}
      {left === 0 ? null : <p className="text-unanswered">{intake.sureLeft(left)}</p>}
      <ProblemNotice error={connect.error} />
      <ListView
        list="matches"
        caption={intake.sureTitle}
        rows={matches}
        keyOf={({ disclosure }) => disclosure.id}
        nameOf={nameOf}
        isApart
        areChosenFirst
        empty={null}
        filters={[
          { id: "form", label: words.matrix.form, options: ["mds", "sds"].map((value) => ({ value, label: value.toUpperCase() })), fits: ({ disclosure }, value) => disclosure.content.form === value },
          { id: "standing", label: intake.howSure, options: (["sure", "likely"] as const).map((value) => ({ value, label: intake.howSures[value] })), fits: ({ standing }, value) => standing === value },
        ]}
        bulk={[{ label: intake.sureRun, run: (chosen) => connect.mutate(chosen, { onSuccess: () => onConnected(chosen) }), isDisabled: connect.isPending }]}
        columns={[
          { id: "name", heading: intake.disclosure, isRowHeading: true, text: nameOf, cell: (row) => <span className="break-words">{nameOf(row)}</span> },
          { id: "system", heading: words.findings.system, text: systemOf, cell: (row) => `→ ${systemOf(row)}` },
          { id: "provider", heading: ledger.provider, text: ({ disclosure }) => disclosure.content.organization ?? "", cell: ({ disclosure }) => disclosure.content.organization ?? "" },
          { id: "date", heading: intake.dateOnForm, text: ({ disclosure }) => disclosure.content.date ?? "", cell: ({ disclosure }) => disclosure.content.date ?? "" },
          { id: "standing", heading: intake.howSure, text: ({ standing }) => intake.howSures[standing], cell: ({ standing }) => <span className={standing === "sure" ? "text-met" : "text-unanswered"}>{intake.howSures[standing]}</span> },
        ]}
      />
      {connect.isPending ? <progress aria-label={intake.connect} className="w-full" value={done} max={connect.variables.length} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={onClose}>
          {words.cancel}
        </Button>
      </div>
    </ModalDialog>
  );
}

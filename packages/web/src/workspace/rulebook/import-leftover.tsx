import { Button } from "../../parts/button.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";
import { makeClause, type DraftLeftover, type ImportDraft } from "./import-draft.ts";

interface ImportLeftoverProps {
  readonly draft: ImportDraft;
  /** @param done says what was done, for the way back */
  readonly onChange: (draft: ImportDraft, done: string) => void;
}

/** Text of a document that is in no clause, and why; it can be made one. */
export function ImportLeftover({ draft, onChange }: ImportLeftoverProps) {
  const { import: own } = useWords().rulebook;
  const reasonOf = ({ because }: DraftLeftover) => own.because[because as keyof typeof own.because] ?? because;
  const make = (chosen: readonly DraftLeftover[]) => onChange(chosen.reduce((left, { key }) => makeClause(left, key), draft), own.made(chosen.length));
  if (draft.leftover.length === 0) return null;
  return (
    <details className="rounded-12 border border-line p-4" open={draft.leftover.length <= 10}>
      <summary className="cursor-pointer font-bold">{own.leftover(draft.leftover.length)}</summary>
      <p className="mt-2 mb-3 text-quiet">{own.leftoverHint}</p>
      <ListView
        list="rulebook-import-leftover"
        caption={own.leftoverHeading}
        rows={draft.leftover}
        keyOf={({ key }) => String(key)}
        nameOf={({ text }) => text.slice(0, 60)}
        isApart
        pageSize={20}
        empty={null}
        filters={[{ id: "because", label: own.why, options: [...new Set(draft.leftover.map(({ because }) => because))].map((value) => ({ value, label: own.because[value as keyof typeof own.because] ?? value })), fits: ({ because }, value) => because === value }]}
        bulk={[{ label: own.makeClause, run: make }]}
        columns={[
          { id: "text", heading: own.leftoverHeading, isRowHeading: true, text: ({ text }) => text, cell: ({ text }) => <span className="font-normal break-words whitespace-pre-wrap">{text}</span> },
          { id: "because", heading: own.why, text: reasonOf, cell: reasonOf },
          {
            id: "do",
            heading: "",
            cell: (one) => (
              <Button size="small" variant="outline" aria-label={`${one.text.slice(0, 60)} ${own.makeClause}`} onPress={() => make([one])}>
                {own.makeClause}
              </Button>
            ),
          },
        ]}
      />
    </details>
  );
}

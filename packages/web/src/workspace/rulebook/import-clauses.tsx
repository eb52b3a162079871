import { Button } from "../../parts/button.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";
import { leaveOut, joinToPrevious, type DraftClause, type ImportDraft } from "./import-draft.ts";
import { clauseName } from "./use-rulebook.ts";

interface ImportClausesProps {
  readonly draft: ImportDraft;
  readonly onFix: (clause: DraftClause) => void;
  /** @param done says what was done, for the way back */
  readonly onChange: (draft: ImportDraft, done: string) => void;
}

/** The clauses that were found in a document: each can be put right, joined to the one before, or left out. */
export function ImportClauses({ draft, onFix, onChange }: ImportClausesProps) {
  const { rulebook } = useWords();
  const { import: own } = rulebook;
  const doubtOf = (doubt: string) => own.doubts[doubt as keyof typeof own.doubts] ?? doubt;
  const placeOf = new Map(draft.clauses.map(({ key }, place) => [key, place]));
  const leave = (chosen: readonly DraftClause[]) => onChange(chosen.reduce((left, { key }) => leaveOut(left, key), draft), own.left(chosen.length));
  return (
    <ListView
      list="rulebook-import-clauses"
      caption={rulebook.tabs.clauses}
      rows={draft.clauses}
      keyOf={({ key }) => String(key)}
      nameOf={clauseName}
      isApart
      empty={null}
      filters={[
        { id: "doubt", label: own.doubt, options: [{ value: "any", label: own.doubted }, { value: "none", label: own.undoubted }], fits: ({ doubts }, value) => doubts.length > 0 === (value === "any") },
        { id: "kind", label: own.kind, options: [{ value: "chapter", label: own.chapters }, { value: "clause", label: rulebook.tabs.clauses }], fits: ({ isChapter }, value) => isChapter === (value === "chapter") },
      ]}
      bulk={[{ label: own.leave, run: leave }]}
      columns={[
        { id: "number", heading: rulebook.number, text: ({ number }) => number, order: ({ key }) => placeOf.get(key) ?? 0, cell: ({ number }) => <span className="whitespace-nowrap">{number}</span> },
        {
          id: "title",
          heading: rulebook.heading,
          isRowHeading: true,
          text: ({ title, doubts }) => [title, ...doubts.map(doubtOf)].join("\n"),
          cell: ({ title, isChapter, doubts }) => (
            <>
              <span className={isChapter ? "text-std-18B-160" : ""}>{title}</span>
              {doubts.map((doubt) => (
                <span key={doubt} className="block text-dns-14N-130 leading-170 text-unanswered">{`！${doubtOf(doubt)}`}</span>
              ))}
            </>
          ),
        },
        { id: "text", heading: rulebook.text, text: ({ text }) => text, cell: ({ text }) => <span className="line-clamp-3 max-w-2xl whitespace-pre-wrap print:line-clamp-none">{text}</span> },
        {
          id: "do",
          heading: "",
          cell: (clause) => (
            <span className="flex flex-wrap gap-1">
              <Button size="small" variant="outline" aria-label={`${clauseName(clause)} ${own.fix}`} onPress={() => onFix(clause)}>
                {own.fix}
              </Button>
              {clause.key === draft.clauses[0]?.key ? null : (
                <Button size="small" variant="text" aria-label={`${clauseName(clause)} ${own.join}`} onPress={() => onChange(joinToPrevious(draft, clause.key), own.joined)}>
                  {own.join}
                </Button>
              )}
              <Button size="small" variant="text" aria-label={`${clauseName(clause)} ${own.leave}`} onPress={() => leave([clause])}>
                {own.leave}
              </Button>
            </span>
          ),
        },
      ]}
    />
  );
}

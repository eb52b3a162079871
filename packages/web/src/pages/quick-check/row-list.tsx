import { type CriteriaSet, type CriterionEvaluation, type Decision, type Evaluation } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { CriterionRow } from "./criterion-row.tsx";
import { RowToolbar } from "./row-toolbar.tsx";
import { firstFilter, groupByChapter, matchesQuery, needsAction, passesFilter, type RowFilter } from "./state/listed-rows.ts";

interface RowListProps {
  readonly evaluation: Evaluation;
  readonly set: CriteriaSet;
  readonly onDecide: (decision: Decision) => void;
  readonly onUndoDecision: (criterion: string) => void;
}

/** The rows of one disclosure by chapter, with filter, search and opening. */
export function RowList({ evaluation, set, onDecide, onUndoDecision }: RowListProps) {
  const { language, words } = useSpeaking();
  const { rows } = evaluation;
  const [filter, setFilter] = useState<RowFilter>(() => firstFilter(rows));
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { answers } = evaluation;
  const listed = rows.filter((row) => passesFilter(row, filter) && matchesQuery(row, answers, query, language));
  const toggle = (id: string, isOpen: boolean) =>
    setOpen((before) => new Set(isOpen ? [...before, id] : [...before].filter((one) => one !== id)));
  const showAll = () => {
    setFilter("all");
    setQuery("");
  };

  return (
    <section aria-labelledby="rows" className="mt-10">
      <h3 id="rows" className="text-std-22B-150">
        {words.rows.title}
      </h3>
      <RowToolbar
        rows={rows}
        filter={filter}
        query={query}
        onFilter={setFilter}
        onQuery={setQuery}
        onOpenAll={() => setOpen(new Set(rows.map((row) => row.criterion.id)))}
        onCloseAll={() => setOpen(new Set())}
      />
      <output className="mt-3 block text-quiet">
        {words.rows.listed(listed.length, rows.length)}
      </output>
      {listed.length > 0 ? null : (
        <div className="mt-3 flex flex-wrap items-center gap-3 rounded-12 border border-line p-6">
          <p>{filter === "needs-action" && query === "" ? words.rows.nothingToDo : words.rows.none}</p>
          <Button variant="outline" size="small" onPress={showAll}>
            {words.rows.showAll}
          </Button>
        </div>
      )}
      {groupByChapter(listed, set.chapters).map((group) => (
        <section key={group.chapter.id} aria-labelledby={`chapter-${group.chapter.id}`} className="mt-6">
          <h4 id={`chapter-${group.chapter.id}`} className="flex flex-wrap items-baseline gap-x-3 text-std-18B-160">
            {words.rows.chapter(group.chapter.id, group.chapter.label[language])}
            <span className="text-std-16N-170 text-quiet">
              <ChapterCount rows={rows.filter((row) => row.criterion.chapter === group.chapter.id)} />
            </span>
          </h4>
          <ul className="mt-2 divide-y divide-line overflow-clip rounded-12 border border-line">
            {group.rows.map((row) => (
              <CriterionRow
                key={row.criterion.id}
                row={row}
                answers={answers}
                official={evaluation.official}
                isOpen={open.has(row.criterion.id)}
                onToggle={(isOpen) => toggle(row.criterion.id, isOpen)}
                onDecide={onDecide}
                onUndoDecision={() => onUndoDecision(row.criterion.id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** How many rows a chapter has, and how many of them ask something of the reader, whatever is listed now. */
function ChapterCount({ rows }: { readonly rows: readonly CriterionEvaluation[] }) {
  const { words } = useSpeaking();
  return words.rows.chapterCount(rows.filter(needsAction).length, rows.length);
}

import { fillPlaces } from "@kaiji/domain";
import type { ReactNode } from "react";
import { useSpeaking } from "../../settings/language.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { clauseName, type Rulebook } from "./use-rulebook.ts";

/** How far the rulebook goes: items without a clause, findings that rest on nothing, places to fill in. */
export function RulebookProgress({ book, onOpen }: { readonly book: Rulebook; readonly onOpen: (record: ClauseRecord) => void }) {
  const { rulebook } = useWords();
  const { language } = useSpeaking();
  const criteria = useCriteria();
  const all = book.set?.items.length ?? 0;
  const covered = all - book.uncovered.length;
  const isGood = book.uncovered.length + book.unfounded.length + book.unfilled.length === 0;
  return (
    <section aria-label={rulebook.progress(covered, all)} className="flex flex-col gap-3 rounded-12 border border-line bg-band p-4 sm:p-5">
      <p className="font-bold">{isGood ? rulebook.allGood : rulebook.progress(covered, all)}</p>
      <div aria-hidden="true" className="h-3 overflow-hidden rounded-full border border-line bg-page">
        <div className="h-full bg-met" style={{ width: `${all === 0 ? 0 : (covered / all) * 100}%` }} />
      </div>
      <Missing
        list="items-without-clause"
        label={rulebook.uncovered(book.uncovered.length)}
        rows={book.uncovered.map((item) => ({ id: item.id, text: `${item.number} ${item.label[language]}`, cell: <PathLink to={`/workspace/compliance?q=${encodeURIComponent(item.number)}`}>{`${item.number} ${item.label[language]}`}</PathLink>, because: "" }))}
      />
      <Missing
        list="findings-without-clause"
        label={rulebook.unfounded(book.unfounded.length)}
        rows={book.unfounded.map(({ findingId, because }) => {
          const text = criteria.labelOf(book.findings.find(({ id }) => id === findingId)?.content.criterionId ?? findingId);
          return { id: findingId, text, cell: <PathLink to="/workspace/findings">{text}</PathLink>, because: rulebook.unfoundedBecause[because] };
        })}
      />
      <Missing
        list="clauses-to-fill"
        label={rulebook.unfilled(book.unfilled.length)}
        rows={book.unfilled.map((record) => ({
          id: record.id,
          text: clauseName(record.content),
          cell: (
            <button type="button" className="text-left text-link underline" onClick={() => onOpen(record)}>
              {clauseName(record.content)}
            </button>
          ),
          because: fillPlaces(record.content.text).map(rulebook.places).join(""),
        }))}
      />
    </section>
  );
}

interface MissingProps {
  readonly list: string;
  readonly label: string;
  readonly rows: readonly { readonly id: string; readonly text: string; readonly cell: ReactNode; readonly because: string }[];
}

function Missing({ list, label, rows }: MissingProps) {
  const { findings, rulebook } = useWords();
  if (rows.length === 0) return null;
  const hasReasons = rows.some(({ because }) => because !== "");
  return (
    <details>
      <summary className="min-h-9 cursor-pointer py-1 text-link underline">{label}</summary>
      <ListView
        list={list}
        caption={rulebook.toMend}
        rows={rows}
        keyOf={({ id }) => id}
        nameOf={({ text }) => text}
        isApart
        plainUpTo={10}
        pageSize={20}
        empty={null}
        filterBy={["because"]}
        columns={[
          { id: "what", heading: rulebook.toMend, isRowHeading: true, text: ({ text }) => text, cell: ({ cell }) => <span className="font-normal">{cell}</span> },
          ...(hasReasons ? [{ id: "because", heading: findings.because, text: ({ because }: MissingProps["rows"][number]) => because, cell: ({ because }: MissingProps["rows"][number]) => because }] : []),
        ]}
      />
    </details>
  );
}

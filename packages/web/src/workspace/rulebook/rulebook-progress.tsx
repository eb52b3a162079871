import { fillPlaces } from "@kaiji/domain";
import type { ReactNode } from "react";
import { useSpeaking } from "../../settings/language.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { PathLink } from "../route/path-link.tsx";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { clauseName, type Rulebook } from "./use-rulebook.ts";
import { marks } from "../../settings/page-language.ts";

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
      <Missing count={book.uncovered.length} label={rulebook.uncovered}>
        {book.uncovered.map((item) => (
          <li key={item.id}>
            <PathLink to={`/workspace/compliance?q=${encodeURIComponent(item.number)}`}>{`${item.number} ${item.label[language]}`}</PathLink>
          </li>
        ))}
      </Missing>
      <Missing count={book.unfounded.length} label={rulebook.unfounded}>
        {book.unfounded.map(({ findingId, because }) => {
          const finding = book.findings.find(({ id }) => id === findingId);
          return (
            <li key={findingId}>
              <PathLink to="/workspace/findings">{criteria.labelOf(finding?.content.criterionId ?? findingId)}</PathLink>
              {`${marks().gap}${rulebook.unfoundedBecause[because]}`}
            </li>
          );
        })}
      </Missing>
      <Missing count={book.unfilled.length} label={rulebook.unfilled}>
        {book.unfilled.map((record) => (
          <li key={record.id}>
            <button type="button" className="text-left text-link underline" onClick={() => onOpen(record)}>
              {clauseName(record.content)}
            </button>
            {`${marks().gap}${fillPlaces(record.content.text).map(rulebook.places).join("")}`}
          </li>
        ))}
      </Missing>
    </section>
  );
}

function Missing({ count, label, children }: { readonly count: number; readonly label: (count: number) => string; readonly children: ReactNode }) {
  if (count === 0) return null;
  return (
    <details>
      <summary className="min-h-9 cursor-pointer py-1 text-link underline">{label(count)}</summary>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-6">{children}</ul>
    </details>
  );
}

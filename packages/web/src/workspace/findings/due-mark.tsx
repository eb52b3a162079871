import { useWords } from "../use-words.ts";
import type { FindingRow } from "./use-findings.ts";

/** A finding's day; one that has passed says so in words. */
export function DueMark({ row: { due, standing } }: { readonly row: FindingRow }) {
  const { findings } = useWords();
  if (due === null) return null;
  return (
    <span className={`whitespace-nowrap ${standing === "overdue" ? "font-bold text-not-met" : standing === "week" ? "font-bold text-unanswered" : ""}`}>
      <span className="print-whole">{due}</span>
      {standing === "overdue" ? <span className="print-whole ml-1 rounded-4 border border-current px-1 text-dns-14N-130">{findings.overdue}</span> : null}
    </span>
  );
}

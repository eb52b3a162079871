import type { RulebookOutline } from "@kaiji/domain";
import type { RulebookReadingContent } from "@kaiji/formats/api";

export interface DraftClause {
  /** Only for the page. */
  readonly key: number;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly isChapter: boolean;
  readonly covers: readonly string[];
  readonly doubts: readonly string[];
}

export interface DraftLeftover {
  readonly key: number;
  readonly text: string;
  readonly because: string;
}

/** An import before it is saved: what is to become clauses, and what is left over. Together they are the whole document. */
export interface ImportDraft {
  readonly source: { readonly kind: "file" | "outline"; readonly name: string };
  readonly numbering: RulebookReadingContent["numbering"] | null;
  readonly pictures: number;
  readonly clauses: readonly DraftClause[];
  readonly leftover: readonly DraftLeftover[];
}

/** What was found in a file, to be corrected. */
export function draftOfReading(name: string, reading: RulebookReadingContent): ImportDraft {
  return {
    source: { kind: "file", name },
    numbering: reading.numbering,
    pictures: reading.pictures,
    clauses: reading.clauses.map((clause, key) => ({ key, ...clause, covers: [] })),
    leftover: reading.leftover.map((leftover, i) => ({ key: 1_000_000 + i, ...leftover })),
  };
}

/** An outline as an import. */
export function draftOfOutline(outline: RulebookOutline): ImportDraft {
  const clauses = outline.parts.flatMap((part) => [
    { number: part.number, title: part.title.ja, text: "", isChapter: true, covers: [] as readonly string[] },
    ...part.clauses.map(({ number, title, text, covers }) => ({ number, title: title.ja, text: text.ja, isChapter: false, covers })),
  ]);
  return { source: { kind: "outline", name: outline.title.ja }, numbering: null, pictures: 0, clauses: clauses.map((clause, key) => ({ key, ...clause, doubts: [] })), leftover: [] };
}

/** Puts a clause to the end of the one before it. */
export function joinToPrevious(draft: ImportDraft, key: number): ImportDraft {
  const at = draft.clauses.findIndex((clause) => clause.key === key);
  const [before, own] = [draft.clauses[at - 1], draft.clauses[at]];
  if (before === undefined || own === undefined) return draft;
  // A heading that was made from the text says nothing that the text does not say.
  const words = own.doubts.includes("no-title") ? [`${own.number} ${own.text}`] : [`${own.number} ${own.title}`, own.text];
  const joined = { ...before, text: [before.text, ...words].filter((part) => part !== "").join("\n"), isChapter: false };
  return { ...draft, clauses: draft.clauses.flatMap((clause) => (clause.key === before.key ? [joined] : clause.key === key ? [] : [clause])) };
}

/** Takes a clause out; its words go to what is left over. */
export function leaveOut(draft: ImportDraft, key: number): ImportDraft {
  const own = draft.clauses.find((clause) => clause.key === key);
  if (own === undefined) return draft;
  const text = [`${own.number} ${own.title}`.trim(), own.text].filter((part) => part !== "").join("\n");
  return { ...draft, clauses: draft.clauses.filter((clause) => clause.key !== key), leftover: [...draft.leftover, { key, text, because: "left" }] };
}

/** Makes a clause of what was left over, at the beginning when it stood before the first clause, else at the end. */
export function makeClause(draft: ImportDraft, key: number): ImportDraft {
  const own = draft.leftover.find((leftover) => leftover.key === key);
  if (own === undefined) return draft;
  const title = [...(own.text.split("\n")[0] ?? "")].slice(0, 30).join("");
  const clause: DraftClause = { key, number: "－", title, text: own.text, isChapter: false, covers: [], doubts: ["no-number"] };
  const clauses = own.because === "before-first-clause" ? [clause, ...draft.clauses] : [...draft.clauses, clause];
  return { ...draft, clauses, leftover: draft.leftover.filter((leftover) => leftover.key !== key) };
}

/** Puts a corrected clause in its place; what a person has seen is no longer doubted. */
export function correct(draft: ImportDraft, corrected: DraftClause): ImportDraft {
  return { ...draft, clauses: draft.clauses.map((clause) => (clause.key === corrected.key ? { ...corrected, doubts: [] } : clause)) };
}

/** The longest piece of text that the record of an import takes. */
const PIECE = 20_000;

/** What is left over, as it is kept: very long text in several pieces. */
export function keptLeftover({ leftover }: ImportDraft): { readonly text: string; readonly because: string }[] {
  return leftover.flatMap(({ text, because }) => Array.from({ length: Math.max(1, Math.ceil(text.length / PIECE)) }, (_, i) => ({ text: text.slice(i * PIECE, (i + 1) * PIECE), because })));
}

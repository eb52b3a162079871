import type { RuleClause } from "./clause.ts";

export type ClauseField = "number" | "title" | "text" | "covers";

/** One clause that differs between two states of a rulebook. */
export interface ClauseChange {
  readonly kind: "added" | "removed" | "changed";
  readonly before: RuleClause | null;
  readonly after: RuleClause | null;
  /** What of it changed; empty for added and removed clauses. */
  readonly fields: readonly ClauseField[];
}

/** What changed from one state to another, clause by clause, by their ids: in the new order, removed ones last. */
export function compareClauses(before: readonly RuleClause[], after: readonly RuleClause[]): ClauseChange[] {
  const earlier = new Map(before.map((clause) => [clause.id, clause]));
  const now = new Set(after.map(({ id }) => id));
  const changes: ClauseChange[] = [];
  for (const clause of after) {
    const old = earlier.get(clause.id);
    if (old === undefined) changes.push({ kind: "added", before: null, after: clause, fields: [] });
    else {
      const fields = changedFields(old, clause);
      if (fields.length > 0) changes.push({ kind: "changed", before: old, after: clause, fields });
    }
  }
  return [...changes, ...before.filter(({ id }) => !now.has(id)).map((clause): ClauseChange => ({ kind: "removed", before: clause, after: null, fields: [] }))];
}

function changedFields(a: RuleClause, b: RuleClause): ClauseField[] {
  const isSame: Record<ClauseField, boolean> = {
    number: a.number === b.number,
    title: a.title === b.title,
    text: a.text === b.text,
    covers: [...a.covers].toSorted().join("\n") === [...b.covers].toSorted().join("\n"),
  };
  return (Object.keys(isSame) as ClauseField[]).filter((field) => !isSame[field]);
}

export interface TextPiece {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** More comparisons than this are not worth the wait: the whole text then counts as replaced. */
const MOST_WORK = 4_000_000;

/** What changed in a text, sentence by sentence. Same and removed pieces joined are the old text, same and added the new. */
export function compareTexts(before: string, after: string): TextPiece[] {
  const [a, b] = [sentences(before), sentences(after)];
  if (a.length * b.length > MOST_WORK) return pieces([...a.map((text) => ({ kind: "removed" as const, text })), ...b.map((text) => ({ kind: "added" as const, text }))]);
  // lengths[i][j]: the longest common run of sentences from a[i] and b[j] on.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const found: TextPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ kind: "same", text: a[i]! });
      i++;
      j++;
    } else if (i < a.length && (j === b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) found.push({ kind: "removed", text: a[i++]! });
    else found.push({ kind: "added", text: b[j++]! });
  }
  return pieces(found);
}

function sentences(text: string): string[] {
  return text.match(/[^。\n]*(?:[。\n]|$)/gu)?.filter((part) => part !== "") ?? [];
}

function pieces(parts: readonly TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === part.kind) joined[joined.length - 1] = { kind: part.kind, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

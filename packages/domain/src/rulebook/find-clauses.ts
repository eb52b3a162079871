import { findLineMark, trimmed, type LineMark } from "./clause-marks.ts";

/** One paragraph of a document. */
export interface RuleParagraph {
  readonly text: string;
  /** The number that the word processor shows before it, when it numbers by itself. */
  readonly label?: string;
  /** Level of a heading, from 1. */
  readonly heading?: number;
}

export type ClauseDoubt = "no-title" | "number-twice" | "number-skipped" | "no-number" | "too-long";

/** A clause as it was found: a proposal, to be corrected by a person. */
export interface FoundClause {
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly isChapter: boolean;
  readonly doubts: readonly ClauseDoubt[];
}

export interface Leftover {
  readonly text: string;
  readonly because: "before-first-clause" | "contents" | "no-clause-found" | "header" | "footer" | "note" | "text-box" | "deleted";
}

export interface FoundClauses {
  /** What the clauses were told by. */
  readonly numbering: "articles" | "decimals" | "parens" | "headings" | "none";
  readonly clauses: readonly FoundClause[];
  /** Text that is in no clause. Nothing is dropped. */
  readonly leftover: readonly Leftover[];
}

/** The longest heading that is taken from a line without brackets, in characters. */
const TITLE = 30;
/** The longest text of a clause that can be kept. */
export const CLAUSE_TEXT_LIMIT = 20_000;

interface Draft {
  number: string;
  title: string;
  lines: string[];
  isChapter: boolean;
  path: readonly number[];
  doubts: ClauseDoubt[];
}

/**
 * Finds the clauses of a rulebook by their numbering: 第1条, else 1. and 1.1, else (1), else headings; 第1章, 附則 and
 * 別表 always. Every character of every paragraph is in a clause or in what is left over.
 */
export function findClauses(paragraphs: readonly RuleParagraph[]): FoundClauses {
  const lines = paragraphs.map(lineOf).filter(({ text }) => text !== "");
  const numbering = numberingOf(lines);
  const drafts: Draft[] = [];
  const leftover: Leftover[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const current = drafts.at(-1);
    const next = lines[i + 1];
    const title = /^[(（](?<title>[^()（）]{1,40})[)）]$/u.exec(line.text)?.groups?.["title"];
    const nextMark = next === undefined ? null : beginning(next, numbering, current);
    if (title !== undefined && numbering === "articles" && nextMark?.kind === "article" && bracketed(nextMark.rest) === null) {
      drafts.push(begin({ ...nextMark, rest: `（${title}）${nextMark.rest}` }));
      i++;
      continue;
    }
    const mark = beginning(line, numbering, current);
    if (mark !== null) drafts.push(begin(mark));
    else if (current !== undefined) current.lines.push(line.text);
    else leftover.push({ text: line.text, because: numbering === "none" ? "no-clause-found" : "before-first-clause" });
  }
  const real = withoutContents(drafts, leftover);
  return { numbering, clauses: finished(real), leftover };
}

interface Line {
  readonly text: string;
  readonly mark: LineMark | null;
  readonly heading: number | undefined;
}

function lineOf({ text, label, heading }: RuleParagraph): Line {
  const whole = trimmed(`${label === undefined ? "" : `${label} `}${text}`);
  return { text: whole, mark: findLineMark(whole), heading };
}

function numberingOf(lines: readonly Line[]): FoundClauses["numbering"] {
  const count = (kind: LineMark["kind"]) => lines.filter(({ mark }) => mark?.kind === kind).length;
  if (count("article") > 0) return "articles";
  if (count("decimal") > 1) return "decimals";
  if (count("paren") > 1) return "parens";
  return lines.some(({ heading, mark }) => heading !== undefined || mark?.kind === "chapter") ? "headings" : "none";
}

/** The mark with which a line begins a clause, or `null` when it goes on with the clause above. */
function beginning(line: Line, numbering: FoundClauses["numbering"], current: Draft | undefined): (LineMark & { readonly isHeading?: boolean }) | null {
  const { mark } = line;
  const isAfterSupplement = current !== undefined && (current.number.startsWith("附") || /^(?:別|様式)/u.test(current.number));
  if (mark?.kind === "annex" || mark?.kind === "supplement") return mark;
  if (isAfterSupplement) return null;
  if (mark?.kind === "chapter") return mark;
  switch (numbering) {
    case "articles":
      return mark?.kind === "article" && (rises(mark.path, current) || mark.path[0] === 1) ? mark : null;
    case "decimals":
      return mark?.kind === "decimal" && follows(mark.path, current) ? mark : null;
    case "parens":
      return mark?.kind === "paren" && follows(mark.path, current) ? mark : null;
    case "headings":
      return line.heading === undefined ? null : { kind: "article", number: "", path: [], rest: line.text, isHeading: true };
    case "none":
      return null;
  }
}

/** Whether the number comes after the last one; a smaller one is a reference at the beginning of a line. */
function rises(path: readonly number[], current: Draft | undefined): boolean {
  if (current === undefined || current.path.length === 0) return true;
  for (let i = 0; i < Math.max(path.length, current.path.length); i++) {
    const [a, b] = [path[i] ?? 0, current.path[i] ?? 0];
    if (a !== b) return a > b;
  }
  return false;
}

/** Whether 2. follows 1.3, 1.1 follows 1 and 1.2 follows 1.1; 2. in the list under 5. does not. */
function follows(path: readonly number[], current: Draft | undefined): boolean {
  const last = current?.path ?? [];
  if (last.length === 0) return path.every((part) => part === 1) || (path.length === 1 && current === undefined);
  if (path.length > last.length) return path.length === last.length + 1 && path.at(-1) === 1 && last.every((part, i) => path[i] === part);
  const same = path.slice(0, -1).every((part, i) => last[i] === part);
  return same && path.at(-1) === last[path.length - 1]! + 1;
}

function begin(mark: LineMark & { readonly isHeading?: boolean }): Draft {
  const isChapter = mark.kind === "chapter";
  const doubts: ClauseDoubt[] = mark.isHeading === true ? ["no-number"] : [];
  // 第2章 begins its own 1.; articles run on through the chapters.
  const draft = { number: mark.number, isChapter, path: isChapter ? [] : mark.path, doubts };
  const inBrackets = bracketed(mark.rest);
  if (inBrackets !== null) return { ...draft, title: inBrackets.title, lines: inBrackets.rest === "" ? [] : [inBrackets.rest] };
  const isTitle = ((isChapter || mark.isHeading === true) && mark.rest.length <= 100) || (mark.rest.length <= TITLE && !/[。．]$/u.test(mark.rest));
  return isTitle ? { ...draft, title: mark.rest, lines: [] } : { ...draft, title: "", lines: [mark.rest] };
}

function bracketed(rest: string): { readonly title: string; readonly rest: string } | null {
  const found = /^[(（【「](?<title>[^()（）【】「」]{1,60})[)）】」](?<after>.*)$/su.exec(rest)?.groups;
  return found === undefined ? null : { title: trimmed(found["title"] ?? ""), rest: trimmed(found["after"] ?? "") };
}

/** A table of contents says every number before the clauses do; it is left over. */
function withoutContents(drafts: readonly Draft[], leftover: Leftover[]): readonly Draft[] {
  const restart = drafts.findIndex((draft, i) => i > 0 && !draft.isChapter && draft.path.length === 1 && draft.path[0] === 1 && drafts.slice(0, i).some((earlier) => earlier.number === draft.number));
  if (restart < 0) return drafts;
  let first = restart;
  while (first > 0 && drafts[first - 1]!.isChapter) first--;
  const before = drafts.slice(0, first);
  if (!before.some(({ isChapter }) => !isChapter) || before.some(({ lines }) => lines.length > 1)) return drafts;
  for (const { number, title, lines } of before) leftover.push({ text: [number, title, ...lines].filter((part) => part !== "").join(" "), because: "contents" });
  return drafts.slice(first);
}

function finished(drafts: readonly Draft[]): FoundClause[] {
  const seen = new Set<string>();
  let last: Draft | undefined;
  return drafts.map((draft, i) => {
    const { path, lines } = draft;
    const doubts = new Set(draft.doubts);
    const text = lines.join("\n");
    const next = drafts[i + 1];
    const hasChildren = next !== undefined && path.length > 0 && next.path.length === path.length + 1 && path.every((part, k) => next.path[k] === part) && draft.number.split(/[.．]/u).length === path.length;
    const isChapter = draft.isChapter || (hasChildren && text === "");
    const number = draft.number === "" ? String(i + 1) : draft.number;
    if (seen.has(number)) doubts.add("number-twice");
    seen.add(number);
    if (path.length === 1 && last?.path.length === 1 && path[0]! > last.path[0]! + 1) doubts.add("number-skipped");
    if (!draft.isChapter && path.length > 0) last = draft;
    if (text.length > CLAUSE_TEXT_LIMIT) doubts.add("too-long");
    const isNamed = draft.title !== "" || path.length === 0;
    if (!isNamed) doubts.add("no-title");
    const title = draft.title !== "" ? draft.title : isNamed ? number : [...text].slice(0, 20).join("").split("\n")[0] || number;
    return { number: oneLine(number), title: oneLine(title), text, isChapter, doubts: [...doubts] };
  });
}

function oneLine(text: string): string {
  return trimmed(text.replaceAll(/\s+/gu, " "));
}

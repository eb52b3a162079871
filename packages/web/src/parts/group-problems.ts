/** Something that the reader noticed, with its sentence. */
export interface ProblemLine {
  readonly code: string;
  readonly item?: string | undefined;
  readonly source?: string | undefined;
  readonly sentence: string;
}

/** Lines that say the same of many items: one line with all the items' numbers. */
export interface ProblemGroup {
  readonly first: ProblemLine;
  /** Of every line, where there is more than one. */
  readonly items: readonly string[];
}

/** What is said of many items alike, and by the dozen: an item that a PDF did not give up. */
const ALIKE: ReadonlySet<string> = new Set(["missing-item"]);

/** Puts lines that say the same of many items together, at the place of the first; the others stay as they are. */
export function groupProblems(lines: readonly ProblemLine[]): ProblemGroup[] {
  const groups = new Map<string, { first: ProblemLine; items: string[] }>();
  for (const [at, line] of lines.entries()) {
    const key = ALIKE.has(line.code) && line.item !== undefined ? `${line.code} ${line.sentence}` : String(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: line, items: line.item === undefined ? [] : [line.item] });
    else if (line.item !== undefined) group.items.push(line.item);
  }
  return [...groups.values()];
}

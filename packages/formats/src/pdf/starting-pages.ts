import { compareItemNumbers, type ItemNumber } from "@kaiji/domain";
import { parseItemNumbers } from "../recognise/parse-item-numbers.ts";
import type { TextLine } from "./text-lines.ts";

/** Fewer rows than this say nothing about where a page's numbers begin. */
const FEWEST = 3;

/** The pages after the first whose item numbers begin again: another form, or another copy of it, begins there. */
export function pagesThatStartOver(pages: readonly (readonly TextLine[])[]): Set<number> {
  const starting = new Set<number>();
  let last: ItemNumber | null = null;
  pages.forEach((lines, page) => {
    const numbers = lines.flatMap(({ pieces }) => (pieces.length > 1 ? (parseItemNumbers(pieces[0]!.text)?.slice(0, 1) ?? []) : []));
    if (numbers.length < FEWEST) return;
    if (last !== null && compareItemNumbers(numbers[0]!, last) <= 0) starting.add(page);
    last = numbers.at(-1)!;
  });
  if (starting.size > 0) starting.add(0);
  return starting;
}

import type { TextLine } from "./text-lines.ts";

/** Lines at the top and bottom of a page in which headers and footers are looked for. */
const OUTERMOST = 4;
const PAGE_NUMBER = /^(?:page|p\.?|ページ|頁|-|－|―|‐|–)?\s*\d{1,4}\s*(?:(?:\/|／|of|ページ中|頁中)\s*\d{1,4})?\s*(?:page|ページ|頁|-|－|―|‐|–)?$/i;

export type TablePart = "header" | "row";

/**
 * Takes page headers and footers off the pages: page numbers, and lines that stand on several pages in the same place
 * with the same words. `kept`: what they say, once each, since a title may stand nowhere else.
 * @param partOf what a line is of a table: lines that name its columns, and rows of it, are not taken off
 * @param startsOver whether a form begins on a page: what stands at its top is that form's own, however often it stands elsewhere
 */
export function removeFurniture(
  pages: readonly (readonly TextLine[])[],
  partOf: (line: TextLine) => TablePart | null,
  startsOver: (page: number) => boolean,
): { pages: TextLine[][]; kept: TextLine[] } {
  const kept: TextLine[] = [];
  const seen = new Map<string, number>();
  for (const lines of pages) for (const key of new Set(edges(lines).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const said = new Set<string>();
  const remaining = pages.map((lines, page) => {
    const outer = new Set(edges(lines));
    const ownTop = new Set(startsOver(page) ? lines.slice(0, OUTERMOST) : []);
    return lines.filter((line) => {
      if (!outer.has(line) || partOf(line) !== null || endsRow(line, lines, partOf)) return true;
      if (isPageNumber(line, lines)) return false;
      if (ownTop.has(line)) return true;
      const key = keyOf(line);
      if (pages.length < 2 || seen.get(key)! < Math.max(2, pages.length * 0.6)) return true;
      if (!said.has(key)) {
        said.add(key);
        if (!line.pieces.some((piece) => PAGE_NUMBER.test(piece.text)) || line.pieces.length > 1) kept.push(line);
      }
      return false;
    });
  });
  return { pages: remaining, kept };
}

/** Whether a short text right below a row's, and no wider, is the rest of it: a page's first or last row may end alike on all pages. */
function endsRow(line: TextLine, lines: readonly TextLine[], partOf: (line: TextLine) => TablePart | null): boolean {
  const [rest, ...others] = line.pieces;
  if (rest === undefined || others.length > 0) return false;
  const isAbove = ({ y, pieces }: TextLine) => y < line.y && line.y - y <= 1.8 * line.size && pieces.some(({ x, right }) => x - 1 <= rest.x && rest.right <= right + 1);
  return lines.some((other) => isAbove(other) && partOf(other) === "row");
}

function edges(lines: readonly TextLine[]): TextLine[] {
  return lines.length <= OUTERMOST * 2 ? [...lines] : [...lines.slice(0, OUTERMOST), ...lines.slice(-OUTERMOST)];
}

/** Words and place; of page numbers only that there is one. Other digits count: they are item numbers. */
function keyOf(line: TextLine): string {
  const words = line.pieces.map(({ text }) =>
    text.replaceAll(/\d{1,4}\s*(?:[/／]|of)\s*\d{1,4}/g, "#").replaceAll(/(?:page|p\.)\s*\d{1,4}|\d{1,4}\s*(?:ページ|頁)/gi, "#"),
  );
  return `${Math.round(line.y / 3)}:${words.join("\t")}`;
}

/** A lone number at the edge, apart from the lines beside it. */
function isPageNumber(line: TextLine, lines: readonly TextLine[]): boolean {
  if (line.pieces.length !== 1 || !PAGE_NUMBER.test(line.pieces[0]!.text)) return false;
  const at = lines.indexOf(line);
  if (at !== 0 && at !== lines.length - 1) return false;
  const beside = at === 0 ? lines[1] : lines[at - 1];
  return beside === undefined || Math.abs(beside.y - line.y) > 1.6 * line.size;
}

import type { ColumnPiece } from "./cut-pieces.ts";

/** A line of a table with its pieces in columns. */
export interface TableLine {
  readonly page: number;
  /** Height on its page, points from the top. */
  readonly y: number;
  readonly size: number;
  readonly pieces: readonly ColumnPiece[];
  /** It carries an item number, or names the columns: a row of its own begins or stands here. */
  readonly isAnchor: boolean;
  /** It names the columns: no row, and nothing belongs to it. */
  readonly isHeader: boolean;
  /** It holds an answer and nothing else: answers may stand at another height than the rest, and say nothing about how texts run on. */
  readonly isAnswer: boolean;
}

/** Where in its row the number stands. */
export type Alignment = "top" | "middle" | "bottom";

/** The lines of one row, and the line that its number stands on. */
export interface Band {
  readonly lines: readonly TableLine[];
  readonly anchor: TableLine;
  /** Lines on the paper say that these belong together. */
  readonly isRuled?: boolean;
}

/** How a table places its numbers, and how surely that was seen: 0 to 1. */
export interface Placement {
  readonly alignment: Alignment;
  readonly certainty: number;
}

/** Lines further apart than this many letter heights are not one cell. */
const FAR = 2.6;

/** Puts the lines of a table into rows. */
export function findBands(lines: readonly TableLine[], placement: Placement): Band[] {
  if (placement.alignment === "middle") return middleBands(lines);
  const ordered = placement.alignment === "top" ? lines : lines.toReversed();
  const bands: { lines: TableLine[]; anchor: TableLine }[] = [];
  for (const line of ordered) {
    const band = bands.at(-1);
    if (line.isAnchor || band === undefined || band.anchor.isHeader || !touches(band.lines.at(-1)!, line)) bands.push({ lines: [line], anchor: line });
    else band.lines.push(line);
  }
  if (placement.alignment === "top") return bands;
  return bands.toReversed().map(({ lines: own, anchor }) => ({ lines: own.toReversed(), anchor }));
}

/** Whether two lines can belong to one row: close together, or parted by a page's end. */
function touches(a: TableLine, b: TableLine): boolean {
  if (a.page !== b.page) return Math.abs(a.page - b.page) === 1;
  return Math.abs(a.y - b.y) <= FAR * Math.min(a.size, b.size);
}

/** Each number stands in the middle of its row: as much of the row is above it as below. */
function middleBands(lines: readonly TableLine[]): Band[] {
  const bands: Band[] = [];
  let pending: TableLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!line.isAnchor) {
      const last = pending.at(-1);
      if (last !== undefined && !touches(last, line)) flush();
      pending.push(line);
      continue;
    }
    if (pending.length > 0 && (line.isHeader || !touches(pending.at(-1)!, line) || pending.at(-1)!.page !== line.page)) flush();
    const top = pending[0]?.y ?? line.y;
    const own = [...pending, line];
    pending = [];
    const reach = line.y + (line.y - top) + 0.6 * line.size;
    while (!line.isHeader && i + 1 < lines.length && !lines[i + 1]!.isAnchor && lines[i + 1]!.page === line.page && lines[i + 1]!.y <= reach) own.push(lines[++i]!);
    bands.push({ lines: own, anchor: line });
  }
  flush();
  return bands;

  function flush(): void {
    for (const line of pending) bands.push({ lines: [line], anchor: line });
    pending = [];
  }
}

/**
 * Judges whether a table's numbers stand at the top, in the middle or at the bottom of their rows: a full line goes on
 * in the next, so it shows whether the text runs into the number's line from above, out of it downwards, or both.
 */
export function findPlacement(lines: readonly TableLine[]): Placement {
  const edges = rightEdges(lines);
  const runsOn = (from: TableLine, to: TableLine) =>
    from.pieces.some((piece) => piece.right > edges.get(piece.column)! - 1.3 * piece.size && to.pieces.some((other) => other.column === piece.column));
  const into = { yes: 0, no: 0 };
  const outOf = { yes: 0, no: 0 };
  let between = 0;
  lines.forEach((line, i) => {
    if (!line.isAnchor || line.isHeader) return;
    const [above, below] = [lines[i - 1], lines[i + 1]].map((other) => (other !== undefined && !other.isAnchor && other.page === line.page ? other : null));
    if (above && !above.isAnswer) into[runsOn(above, line) ? "yes" : "no"]++;
    if (below && !below.isAnswer) outOf[runsOn(line, below) ? "yes" : "no"]++;
    const hasText = line.pieces.some((piece) => piece.text.length > 6);
    if (above && below && !hasText && line.y - above.y < line.size && below.y - line.y < line.size) between++;
  });
  const wraps = into.yes + outOf.yes;
  if (between > 0 && between >= Math.min(3, wraps * 0.2)) return { alignment: "middle", certainty: 0.9 };
  if (wraps === 0) return { alignment: "top", certainty: lines.every((line) => line.isAnchor) ? 1 : 0.5 };
  const difference = share(outOf) - share(into);
  if (Math.abs(difference) <= 0.3) return { alignment: "middle", certainty: Math.min(share(outOf), share(into)) };
  return { alignment: difference > 0 ? "top" : "bottom", certainty: Math.min(1, 0.4 + Math.abs(difference)) };
}

/**
 * The pages on which rows found by the text alone may be wrong: rows of several lines whose numbers do not clearly
 * stand at their top or bottom.
 */
export function unclearPages(lines: readonly TableLine[]): number[] {
  const { alignment, certainty } = findPlacement(lines);
  if (certainty === 1 || (alignment !== "middle" && certainty > 0.9)) return [];
  return [...new Set(lines.filter((line) => !line.isAnchor).map((line) => line.page))];
}

function share({ yes, no }: { yes: number; no: number }): number {
  return yes + no === 0 ? 0 : yes / (yes + no);
}

/** How far right the text of each column runs: nearly the furthest, so that one text that runs over does not count. */
function rightEdges(lines: readonly TableLine[]): Map<number, number> {
  const rights = new Map<number, number[]>();
  for (const line of lines)
    for (const piece of line.pieces) {
      const list = rights.get(piece.column) ?? [];
      list.push(piece.right);
      rights.set(piece.column, list);
    }
  return new Map([...rights].map(([column, list]) => [column, list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * 0.97)]!]));
}

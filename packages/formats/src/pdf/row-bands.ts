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
}

/** Where in its row the number stands. */
export type Alignment = "top" | "middle" | "bottom";

/** The lines of one row, and the line that its number stands on. */
export interface Band {
  readonly lines: readonly TableLine[];
  readonly anchor: TableLine;
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
    if (line.isAnchor || band === undefined || !touches(band.lines.at(-1)!, line)) bands.push({ lines: [line], anchor: line });
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
    if (pending.length > 0 && (!touches(pending.at(-1)!, line) || pending.at(-1)!.page !== line.page)) flush();
    const top = pending[0]?.y ?? line.y;
    const own = [...pending, line];
    pending = [];
    const reach = line.y + (line.y - top) + 0.6 * line.size;
    while (i + 1 < lines.length && !lines[i + 1]!.isAnchor && lines[i + 1]!.page === line.page && lines[i + 1]!.y <= reach) own.push(lines[++i]!);
    bands.push({ lines: own, anchor: line });
  }
  flush();
  return bands;

  function flush(): void {
    for (const line of pending) bands.push({ lines: [line], anchor: line });
    pending = [];
  }
}

/** Judges by the wrapped lines of a table whether its numbers stand at the top, in the middle or at the bottom of rows. */
export function findPlacement(lines: readonly TableLine[]): Placement {
  const full = rightEdges(lines);
  const isFull = (line: TableLine, column: number) =>
    line.pieces.some((piece) => piece.column === column && piece.right > full.get(column)! - 1.3 * piece.size);
  let up = 0;
  let down = 0;
  let alone = 0;
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    const below = lines[i + 1];
    if (line.isAnchor) {
      // The number stands between two lines of its text.
      const hasText = line.pieces.some((piece) => piece.text.length > 6);
      const isBetween = above !== undefined && below !== undefined && !above.isAnchor && !below.isAnchor && above.page === line.page && below.page === line.page;
      if (!hasText && isBetween && line.y - above.y < line.size && below.y - line.y < line.size) alone++;
      return;
    }
    const columns = new Set(line.pieces.map((piece) => piece.column));
    if (above !== undefined && above.page === line.page && [...columns].some((column) => isFull(above, column))) up++;
    if (below !== undefined && below.page === line.page && [...columns].some((column) => isFull(line, column) && below.pieces.some((p) => p.column === column))) down++;
    if (above === undefined || below === undefined || above.page !== line.page || below.page !== line.page) return;
    const [before, after] = [line.y - above.y, below.y - line.y];
    if (before < after * 0.93) up += 0.5;
    if (after < before * 0.93) down += 0.5;
  });
  const wrapped = lines.filter((line) => !line.isAnchor).length;
  const rows = lines.length - wrapped;
  if (wrapped === 0) return { alignment: "top", certainty: 1 };
  if (alone > 0 && alone >= Math.min(3, rows * 0.1)) return { alignment: "middle", certainty: 0.9 };
  if (Math.min(up, down) > 0.5 * Math.max(up, down)) return { alignment: "middle", certainty: 0.8 };
  const certainty = up + down === 0 ? 0.5 : Math.abs(up - down) / (up + down);
  return { alignment: up >= down ? "top" : "bottom", certainty };
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

import type { Vocabulary } from "../recognise/vocabulary.ts";
import { cutTable } from "./cut-table.ts";
import type { Gutter } from "./find-gutters.ts";
import type { Ruling } from "./path-rulings.ts";
import { bandRow, makePdfGrid, type GridRow, type PdfGrid } from "./pdf-grid.ts";
import { plainRows } from "./plain-rows.ts";
import type { PreparedGroup } from "./prepare-groups.ts";
import { rateRows } from "./rate-rows.ts";
import { type Band, findBands, findPlacement, type TableLine } from "./row-bands.ts";
import { ruledBands } from "./ruled-bands.ts";
import { isStruck, type Strikes } from "./struck-text.ts";
import { isHeaderLine } from "./table-lines.ts";
import type { TextLine } from "./text-lines.ts";

/**
 * Recovers the table of a run of pages as a sheet.
 * @param rulings horizontal lines by page, where they were looked for
 * @param strikes lines through text that is struck through or that nobody sees
 * @param unseen those of them that nobody sees
 */
export function recoverGrid(group: PreparedGroup, rulings: ReadonlyMap<number, readonly Ruling[]>, strikes: Strikes, unseen: Strikes, vocabulary: Vocabulary): PdfGrid {
  const { gutters } = group;
  const rows: GridRow[] = plainRows(group.kept, gutters, vocabulary);
  const headers = new Set<string>();
  for (const run of runsOf(group)) {
    if (run.isTable) rows.push(...tableRows(withoutRepeats(run.lines, headers, vocabulary), gutters, rulings, strikes, vocabulary));
    else rows.push(...plainRows(run.lines, gutters, vocabulary));
  }
  return makePdfGrid(group.name, rows, [0, ...gutters.map((gutter) => gutter.x)], (piece) => isStruck(piece, unseen));
}

/** The lines of a group as runs of table lines and of others. */
function runsOf({ pages, inTable }: PreparedGroup): { isTable: boolean; lines: TextLine[] }[] {
  const runs: { isTable: boolean; lines: TextLine[] }[] = [];
  for (const line of pages.flatMap((page) => page.lines)) {
    const isTable = inTable.has(line);
    const run = runs.at(-1);
    if (run !== undefined && run.isTable === isTable) run.lines.push(line);
    else runs.push({ isTable, lines: [line] });
  }
  return runs;
}

/** Without headers that an earlier page has already. */
function withoutRepeats(lines: readonly TextLine[], seen: Set<string>, vocabulary: Vocabulary): TextLine[] {
  return lines.filter((line, i) => {
    if (!isHeaderLine(line, vocabulary)) return true;
    const text = line.pieces.map((piece) => piece.text).join("\t");
    const isRepeat = seen.has(text) && (i === 0 || lines[i - 1]!.page !== line.page);
    seen.add(text);
    return !isRepeat;
  });
}

/** Puts the names of chapters beside the rows that they stand nearest to. */
function withSide(bands: readonly Band[], side: readonly TableLine[]): Band[] {
  const added = new Map<Band, TableLine[]>();
  for (const line of side) {
    const distance = (band: Band) => Math.min(...band.lines.map((own) => (own.page === line.page ? Math.abs(own.y - line.y) : Number.POSITIVE_INFINITY)));
    const [nearest] = bands.filter((band) => !band.anchor.isHeader).toSorted((a, b) => distance(a) - distance(b));
    if (nearest !== undefined) added.set(nearest, [...(added.get(nearest) ?? []), line]);
  }
  return bands.map((band) => (added.has(band) ? { ...band, lines: [...added.get(band)!, ...band.lines] } : band));
}

function tableRows(
  lines: readonly TextLine[],
  gutters: readonly Gutter[],
  rulings: ReadonlyMap<number, readonly Ruling[]>,
  strikes: Strikes,
  vocabulary: Vocabulary,
): GridRow[] {
  const { table, key, home, side } = cutTable(lines, gutters, vocabulary);
  const placement = findPlacement(table);
  const bands: Band[] = [];
  for (const page of new Set(table.map((line) => line.page))) {
    const own = table.filter((line) => line.page === page);
    const drawn = rulings.get(page);
    const [first, ...others] = (drawn === undefined ? null : ruledBands(own, drawn, key, home)) ?? findBands(own, placement);
    const last = bands.at(-1);
    // A row that a page's end broke goes on without a number.
    const goesOn = last !== undefined && !first!.lines.some((line) => line.isAnchor) && last.lines.at(-1)!.page === page - 1;
    if (goesOn) bands[bands.length - 1] = { ...last, lines: [...last.lines, ...first!.lines] };
    else bands.push(first!);
    bands.push(...others);
  }
  const rate = rateRows(bands, placement, key, strikes, vocabulary);
  const shown = withSide(bands, side);
  return shown.map((band, i) => bandRow(band, (column) => rate(bands[i]!, column)));
}

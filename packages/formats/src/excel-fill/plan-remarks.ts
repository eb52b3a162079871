import type { ItemAnswer, ItemNumber } from "@kaiji/domain";
import type { FormLayout } from "../recognise/form-layout.ts";
import type { CellPlace, RemarkEntry } from "../recognise/remark-list.ts";
import type { EditPlan } from "./plan-edits.ts";

/** Puts remarks into their rows, or into the form's own numbered list with the numbers in the rows. */
export function planRemarks(plan: EditPlan, layout: FormLayout, answers: ReadonlyMap<ItemNumber, ItemAnswer>): void {
  if (layout.remarks.kind === "list" && layout.remarks.entries.length > 0) return planList(plan, layout, layout.remarks.entries, answers);
  for (const item of layout.items) {
    const remarks = answers.get(item.number)?.remarks ?? [];
    if (item.remarkCell !== null) plan.write(item.remarkCell, remarks.length === 0 ? null : remarks.join("\n"), item.number);
    else if (remarks.length > 0) plan.refuse("no-remark-cell", {}, item.number);
  }
}

/** One list entry per different text; entries that are not needed are emptied. */
function planList(
  plan: EditPlan,
  layout: FormLayout,
  all: readonly RemarkEntry[],
  answers: ReadonlyMap<ItemNumber, ItemAnswer>,
): void {
  const entries = usableEntries(plan, all);
  const numbers = new Map<string, string>();
  let next = 0;
  for (const item of layout.items) {
    const remarks = answers.get(item.number)?.remarks ?? [];
    if (item.remarkCell === null) {
      if (remarks.length > 0) plan.refuse("no-remark-cell", {}, item.number);
      continue;
    }
    const keys: string[] = [];
    for (const remark of remarks) {
      let key = numbers.get(remark);
      if (key === undefined) {
        const entry = entries[next];
        if (entry === undefined) {
          plan.refuse("remark-list-full", { limit: String(entries.length) }, item.number);
          return;
        }
        next++;
        plan.write(entry.textCell, remark, item.number);
        key = `${entry.family}${entry.number}`;
        numbers.set(remark, key);
      }
      keys.push(key);
    }
    plan.write(item.remarkCell, keys.length === 0 ? null : keys.join("、"), item.number);
  }
  for (const entry of entries.slice(next)) plan.write(entry.textCell, null);
}

interface UsableEntry {
  readonly family: string;
  readonly number: string;
  readonly textCell: CellPlace;
}

/** Entries with a text cell of their own, once each; copies that formulas display are not typed into. */
function usableEntries(plan: EditPlan, entries: readonly RemarkEntry[]): UsableEntry[] {
  const usable = new Map<string, UsableEntry>();
  for (const { family, number, key } of entries) {
    const name = `${family}${number}`;
    if (usable.has(name)) continue;
    const grid = plan.sheets.grid(key.sheet);
    const merge = grid.mergeAt(key.row, key.column);
    let column = (merge?.right ?? key.column) + 1;
    for (let c = column; c <= grid.lastColumn; c++)
      if (grid.at(key.row, c) !== undefined) {
        column = c;
        break;
      }
    const text = grid.at(key.row, column);
    if (grid.at(key.row, key.column)?.formula !== undefined || text?.formula !== undefined) continue;
    usable.set(name, { family, number, textCell: { sheet: key.sheet, row: key.row, column } });
  }
  return [...usable.values()];
}

import { answersByNumber, BASIC_FIELDS, type Disclosure, type FormPack, type ItemAnswer, type ItemNumber, type Library, type PackCell, type PackItem } from "@kaiji/domain";
import { dateToSerial } from "../dates/serial-date.ts";
import type { Grid } from "../grid/grid.ts";
import { fieldCell, findRows, headed, isPrinted, placeOf, roundOf } from "../learn/read-by-pack.ts";
import { cutInsideLabel, isEmptyLine } from "../recognise/inside-label.ts";
import { isBlank } from "../recognise/level-text.ts";
import type { CellPlace } from "../recognise/remark-list.ts";
import { vocabularyOf, type Vocabulary } from "../recognise/vocabulary.ts";
import { EditPlan, planInside, planMark, spokenDate, wordFor, WORDS } from "./plan-edits.ts";
import type { TemplateSheets } from "./template-sheets.ts";

/** A sheet of a template that is a form this installation has learned. */
export interface LearnedTemplate {
  readonly pack: FormPack;
  readonly grid: Grid;
  /** By how many rows each item stands lower than in the form that was learned. */
  readonly rows: ReadonlyMap<PackItem, number>;
}

/** The sheet and the learned form that take a disclosure; of several learnings, the one of its edition, else the newest. */
export function findLearnedTemplate(disclosure: Disclosure, grids: readonly Grid[], library: Library): LearnedTemplate | null {
  const packs = (library.packs ?? []).filter((pack) => pack.form === disclosure.form && pack.description !== null).toReversed();
  const inOrder = [...packs.filter((pack) => pack.edition === disclosure.edition), ...packs.filter((pack) => pack.edition !== disclosure.edition)];
  for (const pack of inOrder)
    for (const grid of grids) {
      const rows = findRows(grid, pack);
      if (rows !== null) return { pack, grid, rows };
    }
  return null;
}

/** What it takes to bring a disclosure into a learned form: ticks or words in their round, dates, remarks, head. */
export function planByPack(template: LearnedTemplate, disclosure: Disclosure, sheets: TemplateSheets, library: Library): EditPlan {
  const { pack, grid, rows } = template;
  const plan = new EditPlan(sheets);
  const vocabulary = vocabularyOf(library);
  const answers = answersByNumber(disclosure);
  const known = new Set([...rows.keys()].map((item) => item.number));
  for (const answer of disclosure.answers) {
    const saysNothing = answer.answer === null && answer.text === undefined && answer.remarks.length === 0;
    if (!known.has(answer.number) && !saysNothing) plan.refuse("item-not-in-template", {}, answer.number);
  }
  for (const [item, shift] of rows) planItem(plan, item, answers.get(item.number), (cell) => placeIn(grid, cell, shift), vocabulary);
  planHead(plan, template, disclosure, rows.get(pack.items[0]!) ?? 0);
  return plan;
}

/** Remarks that tell the answer of an earlier round, which a copy may hold beside what a response knows. */
export function tellsEarlierRound({ pack }: LearnedTemplate): (number: ItemNumber, remark: string) => boolean {
  const items = new Map(pack.items.map((item) => [item.number, item]));
  return (number, remark) => (items.get(number)?.cells ?? []).some((cell) => (cell.role === "mark" || cell.role === "answer") && remark.startsWith(headed(cell, "")));
}

function placeIn(grid: Grid, { cell }: Pick<PackCell, "cell">, shift: number): CellPlace {
  const place = placeOf(cell) ?? { row: 0, column: 0 };
  const merge = grid.mergeAt(place.row + shift, place.column);
  return { sheet: grid.name, row: merge?.top ?? place.row + shift, column: merge?.left ?? place.column };
}

type PlaceOf = (cell: PackCell) => CellPlace;

function planItem(plan: EditPlan, item: PackItem, given: ItemAnswer | undefined, placeFor: PlaceOf, vocabulary: Vocabulary): void {
  const { told, remarks } = sortRemarks(item, given?.remarks ?? []);
  for (const cell of item.cells) {
    if (cell.role === "mark" || cell.role === "answer" || cell.role === "remark") continue;
    planDated(plan, placeFor(cell), told.get(cell) ?? null, item.number);
  }
  const [remarkCell] = item.cells.filter((cell) => cell.role === "remark");
  if (remarkCell !== undefined) plan.write(placeFor(remarkCell), remarks.length === 0 ? null : remarks.join("\n"), item.number);
  else if (remarks.length > 0) plan.refuse("no-remark-cell", {}, item.number);
  planRounds(plan, item, given, told, placeFor, vocabulary);
}

/** Remarks that name a column, by its cell, and the others. */
function sortRemarks(item: PackItem, all: readonly string[]): { told: Map<PackCell, string>; remarks: string[] } {
  const told = new Map<PackCell, string>();
  const remarks: string[] = [];
  for (const remark of all) {
    const cell = item.cells.find((candidate) => candidate.role !== "remark" && candidate.header !== "" && !told.has(candidate) && remark.startsWith(headed(candidate, "")));
    if (cell === undefined) remarks.push(remark);
    else told.set(cell, remark.slice(headed(cell, "").length));
  }
  return { told, remarks };
}

/** A date goes in as one where the cell shows dates and the text is a whole day. */
function planDated(plan: EditPlan, place: CellPlace, text: string | null, item: string): void {
  const serial = text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && plan.sheets.showsDate(place) ? dateToSerial(text, plan.sheets.uses1904) : null;
  const allowed = plan.sheets.allowed(place);
  if (text !== null && allowed !== null && !allowed.includes(text)) return plan.refuse("answer-not-allowed", { answer: text, allowed: allowed.join(" / ") }, item, place);
  // What the form prints into an empty cell stays there.
  const now = plan.sheets.grid(place.sheet).at(place.row, place.column);
  if (text === null && now !== undefined && isEmptyLine(now.text)) return;
  plan.write(place, serial ?? text, item);
}

/** Earlier rounds are written where they are told and stay where they are not; the answer goes into its round; later rounds are emptied. */
function planRounds(plan: EditPlan, item: PackItem, given: ItemAnswer | undefined, told: ReadonlyMap<PackCell, string>, placeFor: PlaceOf, vocabulary: Vocabulary): void {
  const takers = item.cells.filter((cell) => cell.role === "mark" || cell.role === "answer");
  const rounds = [...new Set(takers.map((cell) => roundOf(cell.header)))];
  const hasAnswer = given !== undefined && (given.answer !== null || given.text !== undefined);
  if (takers.length === 0) {
    if (hasAnswer) plan.refuse("no-answer-cell", {}, item.number);
    return;
  }
  const target = hasAnswer ? roundFor(plan, rounds, takers, told, placeFor) : rounds.length;
  for (const cell of takers) {
    const round = rounds.indexOf(roundOf(cell.header));
    const place = placeFor(cell);
    const text = told.get(cell);
    if (text !== undefined && round !== target) {
      if (cell.role === "mark" && isSwitch(plan, place)) planMark(plan, place, true, item.number);
      else planWords(plan, place, text, item.number);
    } else if (round > target || !hasAnswer) emptied(plan, cell, place, item.number, vocabulary);
    else if (round === target && cell.role === "answer") planAnswerCell(plan, place, given!, item.number, vocabulary);
  }
  if (hasAnswer) planMarksOf(plan, takers.filter((cell) => cell.role === "mark" && rounds.indexOf(roundOf(cell.header)) === target), given, item.number, placeFor);
}

/** The last round that the response speaks of; where it speaks of none, the last one that the template has filled, else the first. */
function roundFor(plan: EditPlan, rounds: readonly string[], takers: readonly PackCell[], told: ReadonlyMap<PackCell, string>, placeFor: PlaceOf): number {
  const spoken = Math.max(-1, ...[...told.keys()].map((cell) => rounds.indexOf(roundOf(cell.header))));
  if (spoken >= 0) {
    const isTold = takers.some((cell) => told.has(cell) && rounds.indexOf(roundOf(cell.header)) === spoken);
    return isTold ? Math.min(spoken + 1, rounds.length - 1) : spoken;
  }
  const filled = takers.filter((cell) => {
    const place = placeFor(cell);
    const now = plan.sheets.grid(place.sheet).at(place.row, place.column);
    return now !== undefined && !isBlank(now.text) && now.text !== "FALSE" && cell.role === "mark";
  });
  return Math.max(0, ...filled.map((cell) => rounds.indexOf(roundOf(cell.header))));
}

function planMarksOf(plan: EditPlan, cells: readonly PackCell[], given: ItemAnswer, item: string, placeFor: PlaceOf): void {
  const [first] = cells;
  if (first === undefined) return;
  const allowed = cells.map((cell) => cell.header).join(" / ");
  if (given.answer === null) return plan.refuse("answer-not-allowed", { answer: given.text ?? "", allowed }, item, placeFor(first));
  if (!cells.some((cell) => cell.answer === given.answer)) return plan.refuse("answer-not-allowed", { answer: WORDS[given.answer], allowed }, item, placeFor(first));
  for (const cell of cells) planMark(plan, placeFor(cell), cell.answer === given.answer, item);
}

function planAnswerCell(plan: EditPlan, place: CellPlace, given: ItemAnswer, item: string, vocabulary: Vocabulary): void {
  const allowed = plan.sheets.allowed(place);
  const word = given.answer === null ? given.text! : wordFor(given.answer, allowed, vocabulary);
  if (word === undefined || (given.answer === null && allowed !== null && !allowed.includes(word)))
    return plan.refuse("answer-not-allowed", { answer: word ?? given.answer ?? "", allowed: (allowed ?? []).join(" / ") }, item, place);
  plan.write(place, word, item);
}

function planWords(plan: EditPlan, place: CellPlace, text: string, item: string): void {
  const allowed = plan.sheets.allowed(place);
  if (allowed !== null && !allowed.includes(text)) return plan.refuse("answer-not-allowed", { answer: text, allowed: allowed.join(" / ") }, item, place);
  plan.write(place, text, item);
}

/** A check box or a cell of TRUE and FALSE. */
function isSwitch(plan: EditPlan, place: CellPlace): boolean {
  return plan.sheets.controlAt(place) !== null || plan.sheets.grid(place.sheet).at(place.row, place.column)?.kind === "boolean";
}

/** Takes an answer away. Words that the form prints for circling stay. */
function emptied(plan: EditPlan, cell: PackCell, place: CellPlace, item: string, vocabulary: Vocabulary): void {
  if (cell.role === "mark") return planMark(plan, place, false, item);
  const now = plan.sheets.grid(place.sheet).at(place.row, place.column);
  if (now !== undefined && isPrinted(now.text, vocabulary)) return;
  plan.write(place, null, item);
}

/** The basic fields and the form's own, by their labels. A field that the form has no place for is a reason to refuse. */
function planHead(plan: EditPlan, { pack, grid }: LearnedTemplate, disclosure: Disclosure, shift: number): void {
  const further = new Map((disclosure.furtherFields ?? []).map(({ label, text }) => [label, text]));
  for (const field of pack.fields) {
    const basic = BASIC_FIELDS.find((candidate) => candidate === field.field);
    const value = basic === undefined ? (further.get(field.label) ?? null) : disclosure.basicInfo[basic];
    if (basic === undefined) further.delete(field.label);
    const seen = fieldCell(grid, field, shift);
    const learned = placeOf(field.cell);
    if (learned === null) continue;
    const place = seen === undefined ? placeIn(grid, field, 0) : { sheet: grid.name, row: seen.row, column: seen.column };
    if (field.isInside === true) {
      if (seen === undefined) {
        if (value !== null) plan.refuse("field-not-in-template", { field: field.label, value });
        continue;
      }
      planInside(plan, place, cutInsideLabel(seen.text)?.prefix ?? seen.text, basic === "date" && value !== null ? spokenDate(value) : value);
      continue;
    }
    const serial = basic === "date" && value !== null ? dateToSerial(value, plan.sheets.uses1904) : null;
    const now = plan.sheets.grid(place.sheet).at(place.row, place.column);
    if (value === null && now !== undefined && isEmptyLine(now.text)) continue;
    plan.write(place, serial !== null && plan.sheets.showsDate(place) ? serial : value);
  }
  const held = new Set(pack.fields.map(({ field }) => field));
  for (const field of BASIC_FIELDS) {
    const value = disclosure.basicInfo[field];
    if (value !== null && !held.has(field)) plan.refuse("field-not-in-template", { field, value });
  }
  for (const [label, value] of further) plan.refuse("field-not-in-template", { field: label, value });
}

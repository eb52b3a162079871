import { answersByNumber, BASIC_FIELDS, type Answer, type Disclosure, type ItemAnswer, type Library } from "@kaiji/domain";
import { dateToSerial } from "../dates/serial-date.ts";
import { ACTIVE_X } from "../excel/form-controls.ts";
import type { FormLayout, ItemPlace } from "../recognise/form-layout.ts";
import { parseAnswer, soleOption } from "../recognise/parse-answer.ts";
import { cutInsideLabel } from "../recognise/inside-label.ts";
import type { CellPlace } from "../recognise/remark-list.ts";
import { levelText } from "../recognise/level-text.ts";
import { bare, vocabularyOf, type Vocabulary } from "../recognise/vocabulary.ts";
import { CellEdits, type CellValue } from "./cell-edit.ts";
import type { FillReason, FillReasonCode } from "./fill-reason.ts";
import { planRemarks } from "./plan-remarks.ts";
import { isBox, markOption } from "./printed-option.ts";
import type { TemplateControl } from "./template-controls.ts";
import type { TemplateSheets } from "./template-sheets.ts";

export const WORDS: Readonly<Record<Answer, string>> = { yes: "はい", no: "いいえ", na: "対象外" };
const MARK = "○";

/** Collects what has to be written where, and every reason why something cannot be. */
export class EditPlan {
  readonly edits = new CellEdits();
  readonly reasons: FillReason[] = [];
  /** Check boxes and option buttons whose state changes. */
  readonly controls: { readonly control: TemplateControl; readonly isOn: boolean }[] = [];
  readonly sheets: TemplateSheets;

  constructor(sheets: TemplateSheets) {
    this.sheets = sheets;
  }

  refuse(code: FillReasonCode, params: Readonly<Record<string, string>>, item?: string, place?: CellPlace): void {
    this.reasons.push({
      code,
      ...(item === undefined ? {} : { item }),
      ...(place === undefined ? {} : { source: this.sheets.source(place) }),
      params,
    });
  }

  /** Writes a value unless the cell already shows it, is locked or holds a formula. */
  write(place: CellPlace, value: CellValue, item?: string): void {
    const cell = this.sheets.grid(place.sheet).at(place.row, place.column);
    if (cell === undefined ? value === null : cell.formula === undefined && cell.kind === "text" && cell.text === value) return;
    if (cell?.formula !== undefined) return this.refuse("cell-holds-formula", { formula: cell.formula }, item, place);
    if (this.sheets.isLocked(place)) return this.refuse("cell-locked", {}, item, place);
    if (typeof value === "string" && value.length > 32_767) return this.refuse("unwritable-text", { limit: "32767" }, item, place);
    this.edits.set(place, value);
  }
}

/** Sets a check box, and the cell that follows it; without such a cell the box alone carries the answer. */
function planControl(plan: EditPlan, control: TemplateControl, isOn: boolean, place: CellPlace, item: string): void {
  const { kind, linked, link } = control;
  if (plan.sheets.isLocked(place)) return plan.refuse("cell-locked", {}, item, place);
  if (link !== null && (linked === null || kind === "Radio")) return plan.refuse("control-not-fillable", { link }, item, place);
  if (control.isChecked !== isOn) plan.controls.push({ control, isOn });
  if (linked === null) return;
  const now = plan.sheets.grid(linked.sheet)?.at(linked.row, linked.column);
  if (now?.kind !== "boolean" || (now.text === "TRUE") !== isOn) plan.write(linked, isOn, item);
}

/** What it takes to bring a disclosure into a form's cells. Cells of items that were not answered are emptied. */
export function planEdits(layout: FormLayout, disclosure: Disclosure, sheets: TemplateSheets, library: Library): EditPlan {
  const plan = new EditPlan(sheets);
  const vocabulary = vocabularyOf(library);
  const answers = answersByNumber(disclosure);
  const placed = new Set(layout.items.map((item) => item.number));
  for (const answer of disclosure.answers) {
    const saysNothing = answer.answer === null && answer.text === undefined && answer.remarks.length === 0;
    if (!placed.has(answer.number) && !saysNothing) plan.refuse("item-not-in-template", {}, answer.number);
  }
  for (const item of layout.items) planAnswer(plan, item, answers.get(item.number), vocabulary);
  planRemarks(plan, layout, answers);
  planFields(plan, layout, disclosure);
  return plan;
}

function planAnswer(plan: EditPlan, item: ItemPlace, given: ItemAnswer | undefined, vocabulary: Vocabulary): void {
  if (item.answer.kind === "marks") return planMarks(plan, item, item.answer.cells, given, vocabulary);
  const { cell } = item.answer;
  const options = plan.sheets.optionsAt(cell);
  if (options.length > 0) return planOptions(plan, options, cell, given, item.number, vocabulary);
  if (given === undefined || (given.answer === null && given.text === undefined)) return plan.write(cell, null, item.number);
  const allowed = plan.sheets.allowed(cell);
  if (given.answer === null) {
    if (allowed !== null && !allowed.includes(given.text!))
      return plan.refuse("answer-not-allowed", { answer: given.text!, allowed: allowed.join(" / ") }, item.number, cell);
    return plan.write(cell, given.text!, item.number);
  }
  const word = wordFor(given.answer, allowed, vocabulary);
  if (word === undefined)
    return plan.refuse("answer-not-allowed", { answer: WORDS[given.answer], allowed: allowed!.join(" / ") }, item.number, cell);
  const shown = plan.sheets.grid(cell.sheet).at(cell.row, cell.column);
  const alreadySays = shown?.kind === "text" && shown.formula === undefined ? parseAnswer(shown.text, vocabulary) : null;
  if (alreadySays?.kind === "answer" && alreadySays.answer === given.answer && alreadySays.reference === undefined) return;
  plan.write(cell, word, item.number);
}

/** Sets the check boxes that stand in one cell, each with its answer beside it. */
function planOptions(plan: EditPlan, options: readonly TemplateControl[], place: CellPlace, given: ItemAnswer | undefined, item: string, vocabulary: Vocabulary): void {
  const says = (control: TemplateControl) => vocabulary.answerOf.get(bare(levelText(control.caption)));
  const wanted = given?.answer ?? null;
  const isOpen = wanted === null && given?.text !== undefined;
  if (isOpen || (wanted !== null && !options.some((control) => says(control) === wanted)))
    return plan.refuse("answer-not-allowed", { answer: wanted === null ? given!.text! : WORDS[wanted], allowed: options.map(({ caption }) => caption).join(" / ") }, item, place);
  for (const control of options) planControl(plan, control, says(control) === wanted, place, item);
}

/** The word for an answer among those that a cell allows; `undefined` when it allows none. */
export function wordFor(answer: Answer, allowed: readonly string[] | null, vocabulary: Vocabulary): string | undefined {
  if (allowed === null) return WORDS[answer];
  return allowed.find((value) => {
    const parsed = parseAnswer(value, vocabulary);
    return parsed.kind === "answer" && parsed.answer === answer;
  });
}

function planMarks(
  plan: EditPlan,
  item: ItemPlace,
  cells: readonly { readonly answer: Answer; readonly cell: CellPlace }[],
  given: ItemAnswer | undefined,
  vocabulary: Vocabulary,
): void {
  if (given !== undefined && given.answer === null && given.text !== undefined)
    return plan.refuse("answer-not-allowed", { answer: given.text, allowed: cells.map((c) => WORDS[c.answer]).join(" / ") }, item.number, cells[0]!.cell);
  const wanted = given?.answer ?? null;
  if (wanted !== null && !cells.some((c) => c.answer === wanted))
    return plan.refuse("answer-not-allowed", { answer: WORDS[wanted], allowed: cells.map((c) => WORDS[c.answer]).join(" / ") }, item.number, cells[0]!.cell);
  const printed = cells.map(({ cell }) => printedOption(plan, cell, vocabulary));
  // A lone word under its header was typed there; where the others stand too, or boxes, the form prints them.
  const isPrinted = printed.filter((text) => text !== null).length > 1;
  cells.forEach(({ answer, cell }, i) => {
    const option = isPrinted && plan.sheets.controlAt(cell) === null ? (printed[i] ?? null) : null;
    if (option === null) planMark(plan, cell, answer === wanted, item.number);
    else plan.write(cell, markOption(option, answer === wanted), item.number);
  });
}

/** The option that a cell holds in words, with its box; `null` when it holds anything else. */
function printedOption(plan: EditPlan, place: CellPlace, vocabulary: Vocabulary): string | null {
  const cell = plan.sheets.grid(place.sheet).at(place.row, place.column);
  return cell?.kind === "text" && cell.formula === undefined && soleOption(cell.text, vocabulary) !== null ? cell.text : null;
}

/** Marks a cell or takes its mark away, whatever carries the mark there: a check box, a truth value or a character. */
export function planMark(plan: EditPlan, cell: CellPlace, isOn: boolean, item: string): void {
  const under = plan.sheets.grid(cell.sheet).at(cell.row, cell.column);
  if (under?.kind === "error" && under.text === ACTIVE_X) return plan.refuse("control-not-fillable", { link: ACTIVE_X }, item, cell);
  const control = plan.sheets.controlAt(cell);
  if (control !== null) return planControl(plan, control, isOn, cell, item);
  const now = plan.sheets.grid(cell.sheet).at(cell.row, cell.column);
  if (now?.kind === "boolean") {
    if ((now.text === "TRUE") !== isOn) plan.write(cell, isOn, item);
  } else if (now?.kind === "text" && isBox(now.text)) plan.write(cell, markOption(now.text, isOn), item);
  else if (isOn) plan.write(cell, plan.sheets.allowed(cell)?.find((value) => value !== "") ?? now?.text ?? MARK, item);
  else plan.write(cell, null, item);
}

/** `2026年5月1日`, as people write a day beside its label; a text that is no day stays as it is. */
export function spokenDate(date: string): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return m === null ? date : `${m[1]}年${Number(m[2])}月${Number(m[3])}日`;
}

/** Writes a value behind its label in one cell; a line to write on stays while there is nothing to write. */
export function planInside(plan: EditPlan, place: CellPlace, prefix: string, value: string | null): void {
  const now = cutInsideLabel(plan.sheets.grid(place.sheet).at(place.row, place.column)?.text ?? "");
  if (value !== null) plan.write(place, `${prefix}${value}`);
  else if (now !== null && now.value !== "") plan.write(place, prefix);
}

function planFields(plan: EditPlan, layout: FormLayout, disclosure: Disclosure): void {
  for (const field of BASIC_FIELDS) {
    const value = disclosure.basicInfo[field];
    const place = layout.fields[field];
    if (place === undefined) {
      if (value !== null) plan.refuse("field-not-in-template", { field, value });
      continue;
    }
    if (place.prefix !== undefined) {
      planInside(plan, place, place.prefix, field === "date" && value !== null ? spokenDate(value) : value);
      continue;
    }
    const serial = field === "date" && value !== null ? dateToSerial(value, plan.sheets.uses1904) : null;
    plan.write(place, serial !== null && plan.sheets.showsDate(place) ? serial : value);
  }
}

import { answersByNumber, BASIC_FIELDS, type BasicField, type Disclosure, type ItemNumber } from "@kaiji/domain";
import { parseDate } from "../dates/parse-date.ts";
import type { FillReason } from "./fill-reason.ts";

/** Whether a remark that is read back was not to be written, but was there before and had to stay. */
export type WasThere = (number: ItemNumber, remark: string) => boolean;

/** Where a filled workbook, read again, does not say what was to be written. */
export function findDifferences(wanted: Disclosure, numbers: readonly ItemNumber[], read: readonly Disclosure[], wasThere: WasThere = () => false): FillReason[] {
  const got = read.find((disclosure) => disclosure.form === wanted.form);
  if (got === undefined) return [{ code: "read-back-differs", params: { what: "form" } }];
  const differences: FillReason[] = [];
  const readBack = answersByNumber(got);
  const given = answersByNumber(wanted);
  for (const number of numbers) {
    const a = given.get(number);
    const b = readBack.get(number);
    const isSame = (a?.answer ?? null) === (b?.answer ?? null) && a?.text === b?.text && sameRemarks(a?.remarks ?? [], (b?.remarks ?? []).filter((remark) => a?.remarks.includes(remark) === true || !wasThere(number, remark)));
    if (!isSame) differences.push({ code: "read-back-differs", item: number, ...(b === undefined ? {} : { source: b.source }), params: { what: "item" } });
  }
  for (const field of BASIC_FIELDS)
    if (!isSameField(field, wanted, got)) differences.push({ code: "read-back-differs", params: { what: field } });
  const further = new Map(got.furtherFields?.map(({ label, text }) => [label, text]));
  for (const { label, text } of wanted.furtherFields ?? []) if (further.get(label) !== text) differences.push({ code: "read-back-differs", params: { what: label } });
  return differences;
}

/** Several remarks may come back as the lines of one cell, and those of different columns in the order of the columns. */
function sameRemarks(a: readonly string[], b: readonly string[]): boolean {
  const lines = (remarks: readonly string[]) => remarks.join("\n").split("\n").toSorted().join("\n");
  return a.join("\n") === b.join("\n") || lines(a) === lines(b);
}

/** A day comes back as a day, however it was written. */
function isSameField(field: BasicField, { basicInfo: wanted }: Disclosure, { basicInfo: got }: Disclosure): boolean {
  const [a, b] = [wanted[field], got[field]];
  return a === b || (field === "date" && a !== null && b !== null && (parseDate(a) ?? a) === (parseDate(b) ?? b));
}

import { answersByNumber, BASIC_FIELDS, type Disclosure } from "@kaiji/domain";
import type { FormLayout } from "../recognise/form-layout.ts";
import type { FillReason } from "./fill-reason.ts";

/** Where a filled workbook, read again, does not say what was to be written. */
export function findDifferences(wanted: Disclosure, layout: FormLayout, read: readonly Disclosure[]): FillReason[] {
  const got = read.find((disclosure) => disclosure.form === wanted.form);
  if (got === undefined) return [{ code: "read-back-differs", params: { what: "form" } }];
  const differences: FillReason[] = [];
  const readBack = answersByNumber(got);
  const given = answersByNumber(wanted);
  for (const { number } of layout.items) {
    const a = given.get(number);
    const b = readBack.get(number);
    const isSame = (a?.answer ?? null) === (b?.answer ?? null) && a?.text === b?.text && sameRemarks(a?.remarks ?? [], b?.remarks ?? []);
    if (!isSame) differences.push({ code: "read-back-differs", item: number, ...(b === undefined ? {} : { source: b.source }), params: { what: "item" } });
  }
  for (const field of BASIC_FIELDS)
    if (wanted.basicInfo[field] !== got.basicInfo[field]) differences.push({ code: "read-back-differs", params: { what: field } });
  return differences;
}

/** Several remarks may come back as the lines of one cell. */
function sameRemarks(a: readonly string[], b: readonly string[]): boolean {
  return a.join("\n") === b.join("\n");
}

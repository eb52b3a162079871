import { BASIC_FIELDS, type BasicInfo, type Disclosure, type FormDescription } from "@kaiji/domain";
import { parseDate } from "../dates/parse-date.ts";

/** Fills basic fields from the items that hold them, for forms that ask for these among their items. */
export function fieldsFromItems(disclosure: Disclosure, { fieldItems }: FormDescription): Disclosure {
  if (fieldItems === undefined) return disclosure;
  const items = new Map(disclosure.answers.map((answer) => [answer.number, answer]));
  const held = new Set(BASIC_FIELDS.flatMap((field) => fieldItems[field] ?? []));
  const basicInfo = Object.fromEntries(
    BASIC_FIELDS.map((field) => {
      const text = items.get(fieldItems[field] ?? "")?.text ?? null;
      return [field, disclosure.basicInfo[field] ?? (field === "date" && text !== null ? (parseDate(text) ?? text) : text)];
    }),
  ) as BasicInfo;
  const problems = disclosure.problems.filter(({ code, item, params }) => {
    // A field that the form does not ask for is not missing.
    const field = params?.["field"] as keyof BasicInfo | undefined;
    if (code === "missing-basic-field" && field !== undefined) return basicInfo[field] === null && fieldItems[field] !== undefined;
    return code !== "unknown-answer" || item === undefined || !held.has(item);
  });
  return { ...disclosure, basicInfo, problems };
}

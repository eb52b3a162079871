import { BASIC_FIELDS, type Catalog, type Disclosure, type FormDescription, type Language, type Localized } from "@kaiji/domain";

/** What an export of a disclosure may know beyond the disclosure. */
export interface PlainOptions {
  /** The items' labels; `null` when no catalog knows the form. */
  readonly catalog: Catalog | null;
  /** The form's own labels of the basic fields; `null` for general ones. */
  readonly form: FormDescription | null;
}

export const PLAIN_WORDS = {
  form: { ja: "様式", en: "Form" },
  number: { ja: "項番", en: "Item" },
  label: { ja: "項目", en: "Description" },
  answer: { ja: "回答", en: "Answer" },
  remark: { ja: "備考", en: "Remark" },
  place: { ja: "元の場所", en: "Place in the file read" },
  confidence: { ja: "読み取りの確かさ", en: "Confidence of reading" },
  records: { ja: "読み取りの記録", en: "Record of reading" },
  problem: { ja: "気づいた点", en: "Problem" },
  details: { ja: "詳細", en: "Details" },
  longText: { ja: "長い文の続き", en: "Rest of a long text" },
} as const satisfies Readonly<Record<string, Localized>>;

const FIELDS = {
  date: { ja: "作成日", en: "Date" },
  organization: { ja: "事業者名", en: "Provider" },
  name: { ja: "名称", en: "Name" },
  version: { ja: "バージョン", en: "Version" },
} as const satisfies Readonly<Record<string, Localized>>;

/** Basic fields in the form's order, each with its label; the form prints them in Japanese. */
export function plainFields({ basicInfo }: Disclosure, form: FormDescription | null, language: Language): readonly (readonly [label: string, value: string | null])[] {
  return BASIC_FIELDS.map((field) => [(language === "ja" ? form?.fieldLabels[field][0] : undefined) ?? FIELDS[field][language], basicInfo[field]]);
}

/** Form and edition as a reader recognises them: `MDS Ver.5.0`. */
export function plainForm({ form, edition }: Disclosure): string {
  return `${form.toUpperCase()}${edition === null ? "" : ` Ver.${edition}`}`;
}

/** Headers of the remark columns: as many as the fullest row needs, one at least. */
export function remarkHeaders(most: number, language: Language): string[] {
  return Array.from({ length: Math.max(1, most) }, (_, i) => `${PLAIN_WORDS.remark[language]}${i === 0 ? "" : i + 1}`);
}

/** Our label of each item, without the number that stands beside it (the label of an item whose meaning is not known). */
export function labelsOf(catalog: Catalog | null, language: Language): ReadonlyMap<string, string> {
  return new Map(
    catalog?.items.map(({ number, label }) => {
      const own = `${catalog.form.toUpperCase()} ${number}`;
      const text = label[language];
      return [number, text.startsWith(own) ? text.slice(own.length).trim() : text];
    }),
  );
}

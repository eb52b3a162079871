import type { FormDescription } from "@kaiji/domain";
import { levelText } from "./level-text.ts";

/**
 * The edition that a text names: by the guideline version it answers to (第6.0版対応 → 5.0), or by its own (Ver.4.1).
 * `null` when it names none that the form has, or two that disagree; `undefined` when it names nothing.
 */
export function findEdition(text: string, form: FormDescription): string | null | undefined {
  const level = levelText(text);
  if (!/\d/.test(level)) return undefined;
  const named = new Set<string | null>();
  for (const match of level.matchAll(/(?:ガイドライン|guidelines?)[^0-9]{0,60}?(\d{1,2}(?:\.\d{1,2})?)(?=版|対応|準拠|\)|$|[^\d.年月])/g))
    named.add(form.editions.find((e) => sameVersion(e.guideline, match[1]!))?.edition ?? null);
  if (named.size === 0)
    for (const match of level.matchAll(/第(\d{1,2}(?:\.\d{1,2})?)版(?:対応|準拠)/g))
      named.add(form.editions.find((e) => sameVersion(e.guideline, match[1]!))?.edition ?? null);
  for (const pattern of OWN_VERSION) {
    const own = pattern.exec(level);
    if (own !== null && (named.size === 0 || form.editions.some((e) => sameVersion(e.edition, own[1]!))))
      named.add(form.editions.find((e) => sameVersion(e.edition, own[1]!))?.edition ?? null);
  }
  if (named.size === 0) return undefined;
  return named.size === 1 ? [...named][0]! : null;
}

/** Where a form's own version stands: behind its name, or behind the guideline that it answers to. */
const OWN_VERSION = [
  /(?:開示書|開示説明書|チェックリスト|ガイド(?!ライン)|mds|sds|security)[^0-9]{0,10}?(?:ver(?:sion)?\.?|v|第)(\d{1,2}\.\d{1,2})/,
  /対応[)\]】]*(?:ver(?:sion)?\.?|v)(\d{1,2}\.\d{1,2})/,
];

function sameVersion(a: string, b: string): boolean {
  const full = (version: string) => (version.includes(".") ? version : `${version}.0`);
  return full(a) === full(b);
}

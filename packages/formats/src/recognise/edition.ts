import type { FormDescription } from "@kaiji/domain";
import { namedYear } from "../learn/named-edition.ts";
import { levelText } from "./level-text.ts";

/** What a text says of the edition of a form. */
export interface NamedEdition {
  /** `null` when it names none that the form has, or two that disagree. */
  readonly edition: string | null;
  /** The version that it names and no edition of the form has or answers to: `第7.0版`, `Ver.9.9`. */
  readonly unknown: string | null;
  /** Only a version of its own says so: that may as well be the version of somebody's document. */
  readonly isWeak: boolean;
}

/** The edition that a text names: by the guideline version it answers to (第6.0版対応 → 5.0), or by its own (Ver.4.1); `undefined` when it names nothing. */
export function nameEdition(text: string, form: FormDescription): NamedEdition | undefined {
  const level = levelText(text);
  if (!/\d/.test(level)) return undefined;
  const named = new Set<string | null>();
  let unknown: string | null = null;
  const nameGuideline = (version: string) => {
    const edition = form.editions.find((e) => sameVersion(e.guideline, version))?.edition ?? null;
    if (edition === null) unknown ??= `第${version}版`;
    named.add(edition);
  };
  for (const match of level.matchAll(/(?:ガイドライン|guidelines?)[^0-9]{0,60}?(\d{1,2}(?:\.\d{1,2})?)(?=版|対応|準拠|\)|$|[^\d.年月])/g)) nameGuideline(match[1]!);
  if (named.size === 0) for (const match of level.matchAll(/第(\d{1,2}(?:\.\d{1,2})?)版(?:対応|準拠)/g)) nameGuideline(match[1]!);
  const isWeak = named.size === 0;
  for (const pattern of OWN_VERSION) {
    const own = pattern.exec(level);
    if (own === null) continue;
    const edition = form.editions.find((e) => sameVersion(e.edition, own[1]!))?.edition ?? null;
    if (edition === null && named.size === 0) unknown = `Ver.${own[1]!}`;
    if (edition !== null || named.size === 0) named.add(edition);
  }
  if (named.size === 0) {
    const whole = OWN_WHOLE.exec(level)?.[1];
    if (whole === undefined || form.editions.some(({ edition }) => Number(edition) >= Number(whole))) return undefined;
    return { edition: null, unknown: `Ver.${whole}`, isWeak: true };
  }
  return { edition: named.size === 1 ? [...named][0]! : null, unknown: named.size === 1 || !isWeak ? unknown : null, isWeak: isWeak && unknown !== null };
}

/** The same in short: the edition; `null` when it names none that the form has, or two that disagree; `undefined` when it names nothing. */
export function findEdition(text: string, form: FormDescription): string | null | undefined {
  return nameEdition(text, form)?.edition;
}

/** The edition that a title names by a year alone (2027年版); `undefined` when it does not. */
export function nameYearEdition(title: string, form: FormDescription): NamedEdition | undefined {
  const year = /(?:20\d\d|令和(?:元|\d{1,2}))年度?版/.test(levelText(title)) ? namedYear(title) : null;
  if (year === null) return undefined;
  const known = form.editions.find(({ edition }) => edition === year);
  return known === undefined ? { edition: null, unknown: `${year.replace("R", "令和")}年版`, isWeak: true } : { edition: known.edition, unknown: null, isWeak: true };
}

const NAMES = "(?:開示書|開示説明書|チェックリスト|ガイド(?!ライン)|mds|sds|security)";
/** Where a form's own version stands: behind its name, or behind the guideline that it answers to. */
const OWN_VERSION = [new RegExp(`${NAMES}[^0-9]{0,10}?(?:ver(?:sion)?\\.?|v|第)(\\d{1,2}\\.\\d{1,2})`), /対応[)\]】]*(?:ver(?:sion)?\.?|v)(\d{1,2}\.\d{1,2})/];
/** A whole number behind its name: a version of the form only where it is beyond all that are known. */
const OWN_WHOLE = new RegExp(`${NAMES}[^0-9]{0,10}?(?:ver(?:sion)?\\.?|v|第)(\\d{1,2})(?![\\d.年月日回号章条])`);

function sameVersion(a: string, b: string): boolean {
  const full = (version: string) => (version.includes(".") ? version : `${version}.0`);
  return full(a) === full(b);
}

/** First year of each era less one, so that year 1 of the era falls on its first year. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018, r: 2018, 平成: 1988, h: 1988, 昭和: 1925, s: 1925, 大正: 1911, t: 1911, 明治: 1867, m: 1867,
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A calendar day as people in Japan write it — 2025/10/24, 2025年10月24日, 令和7年10月24日, R7.10.24, 20251024,
 * 24 Oct 2025 — as `YYYY-MM-DD`, or `null` when the text is no complete day.
 */
export function parseDate(text: string): string | null {
  const t = text.normalize("NFKC").replaceAll(/\s+/g, " ").trim().toLowerCase();
  const plain = kanjiToDigits(t).replaceAll(/\([日月火水木金土](?:曜日?)?\)/g, "").replaceAll(/ (?=[年月日\d])|(?<=[年月日]) /g, "");
  return western(plain) ?? eraDate(plain) ?? english(t) ?? monthFirst(plain);
}

const KANJI = "〇一二三四五六七八九";

/** 七 → 7, 二十四 → 24, 二〇二五 → 2025, in front of 年, 月 and 日. */
function kanjiToDigits(text: string): string {
  return text.replaceAll(/[〇一二三四五六七八九十]+(?=[年月日])/g, (numeral) => {
    const [tens, ones] = numeral.includes("十") ? numeral.split("十") : [null, null];
    if (tens === null) return [...numeral].map((digit) => KANJI.indexOf(digit)).join("");
    return String((tens === "" ? 1 : KANJI.indexOf(tens!)) * 10 + (ones === "" ? 0 : KANJI.indexOf(ones!)));
  });
}

function western(t: string): string | null {
  const m =
    /^(?:西暦)?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ t]?\d{1,2}[:時].*)?$/.exec(t) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(t);
  return m === null ? null : day(Number(m[1]), Number(m[2]), Number(m[3]));
}

/** 10/24/2025, as programs of other countries print a date: only where a day above 12 tells it from the month. */
function monthFirst(t: string): string | null {
  const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(t);
  if (m === null) return null;
  const [first, second, year] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (first > 12) return day(year, second, first);
  return second > 12 || first === second ? day(year, first, second) : null;
}

function eraDate(t: string): string | null {
  const m = /^(令和|平成|昭和|大正|明治|[rhstm])[. ]?(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(t);
  if (m === null) return null;
  const year = m[2] === "元" ? 1 : Number(m[2]);
  return day(ERAS[m[1]!]! + year, Number(m[3]), Number(m[4]));
}

function english(t: string): string | null {
  const m = /^(\d{1,2}) ([a-z]{3})[a-z]*\.?,? (\d{4})$/.exec(t);
  if (m !== null) return day(Number(m[3]), MONTHS.indexOf(m[2]!) + 1, Number(m[1]));
  const n = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/.exec(t);
  return n === null ? null : day(Number(n[3]), MONTHS.indexOf(n[1]!) + 1, Number(n[2]));
}

function day(year: number, month: number, date: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (last === undefined || date < 1 || date > last) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** What a line of a rulebook begins with. */
export interface LineMark {
  readonly kind: "chapter" | "article" | "decimal" | "paren" | "supplement" | "annex";
  /** As written, e.g. `第１条の２`. */
  readonly number: string;
  /** The parts of the number, for order: 第3条の2 is [3, 2], 1.1 is [1, 1]; empty when there are none. */
  readonly path: readonly number[];
  /** What follows the number. */
  readonly rest: string;
}

const N = "[0-9０-９〇一二三四五六七八九十百]+";
const CHAPTER = new RegExp(`^第\\s*(${N})\\s*[編章節款](?:の\\s*${N})?`, "u");
const ARTICLE = new RegExp(`^第\\s*(${N})\\s*条((?:の\\s*${N}){0,3})`, "u");
const DECIMAL = /^([0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3})*)([.．、]?)(?=[\s\u3000]|[^0-9０-９.．])/u;
const PAREN = /^[(（]([0-9０-９]{1,3})[)）]/u;
const SUPPLEMENT = /^附[\s\u3000]*則/u;
const ANNEX = new RegExp(`^(?:別表|別紙|別添|様式)(?:第?\\s*${N})?(?=[\\s\\u3000（(]|$)`, "u");
/** 第3条の規定により、第3条及び第5条は: the number belongs to a sentence. */
const IN_A_SENTENCE = /^(?:[にのではをともが、。,，]|から|まで|及び|又は|並び|若しく|第|各号|ただし書)/u;

/** What a line begins with, or `null` when it is plain text. */
export function findLineMark(line: string): LineMark | null {
  const chapter = CHAPTER.exec(line);
  if (chapter !== null) return standing("chapter", chapter[0], [numberOf(chapter[1]!)], line);
  const article = ARTICLE.exec(line);
  if (article !== null) return standing("article", article[0], [numberOf(article[1]!), ...[...article[2]!.matchAll(new RegExp(N, "gu"))].map(([digits]) => numberOf(digits))], line);
  const supplement = SUPPLEMENT.exec(line);
  if (supplement !== null && line.length <= 40) return standing("supplement", supplement[0], [], line);
  const annex = ANNEX.exec(line);
  if (annex !== null && line.length <= 60) return standing("annex", annex[0], [], line);
  const paren = PAREN.exec(line);
  if (paren !== null) return { kind: "paren", number: paren[0], path: [numberOf(paren[1]!)], rest: trimmed(line.slice(paren[0].length)) };
  return decimalMark(line);
}

function decimalMark(line: string): LineMark | null {
  const decimal = DECIMAL.exec(line);
  if (decimal === null) return null;
  const [whole, digits = "", end = ""] = decimal;
  const path = digits.split(/[.．]/u).map(numberOf);
  const after = line.slice(whole.length);
  const rest = trimmed(after);
  // 3日以内 and 2026年4月 are no numbers of clauses.
  if (rest === "" || (path.length === 1 && end === "" && !/^[\s\u3000]/u.test(after))) return null;
  return { kind: "decimal", number: digits, path, rest };
}

function standing(kind: LineMark["kind"], number: string, path: readonly number[], line: string): LineMark | null {
  const after = line.slice(number.length);
  if (IN_A_SENTENCE.test(after)) return null;
  return { kind, number: number.replaceAll(/[\s\u3000]/gu, ""), path, rest: trimmed(after) };
}

const KANJI = "〇一二三四五六七八九";

/** 12, １２ and 十二 are 12. */
export function numberOf(text: string): number {
  const plain = text.normalize("NFKC").replaceAll(/\s/gu, "");
  if (/^\d+$/.test(plain)) return Number(plain);
  if (!/[十百]/.test(plain)) return Number([...plain].map((digit) => KANJI.indexOf(digit)).join(""));
  let sum = 0;
  let digit = 0;
  for (const char of plain) {
    const unit = char === "百" ? 100 : char === "十" ? 10 : 0;
    if (unit === 0) digit = KANJI.indexOf(char);
    else {
      sum += Math.max(digit, 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

/** Without white space at its ends, also the wide one. A pattern would take quadratic time on long runs of it. */
export function trimmed(text: string): string {
  return text.trim();
}

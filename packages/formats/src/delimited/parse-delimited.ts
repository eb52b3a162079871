import { ReadFailure } from "../read-failure.ts";
import { LIMITS } from "../zip/limits.ts";

const DELIMITERS = ["\t", ",", ";", "|"] as const;
const QUOTE = '"';

/**
 * The fields of delimited text (RFC 4180, and what programs make of it): quoted fields, quotes doubled inside them,
 * line ends inside them, any of the usual delimiters.
 * @throws ReadFailure over a limit
 */
export function parseDelimited(text: string): string[][] {
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  return splitRecords(body, named?.[1] ?? findDelimiter(body), LIMITS.rows);
}

/** The delimiter that cuts the first records into the most fields on most lines; a comma when none does. */
export function findDelimiter(text: string): string {
  const head = text.slice(0, 65_536);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = splitRecords(head, delimiter, 500, true).map((record) => record.length);
    const cut = widths.filter((width) => width > 1);
    const usual = median(cut);
    const score = cut.filter((width) => width === usual).length * Math.min(usual, 12) + cut.length;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function splitRecords(text: string, delimiter: string, most: number, mayStop = false): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let cells = 0;
  let at = 0;
  const finish = () => {
    records.push(fields);
    cells += fields.length;
    fields = [];
    if (records.length >= most && !mayStop) throw new ReadFailure("too-many-rows", { sheet: "", limit: String(most) });
    if (cells > LIMITS.cells) throw new ReadFailure("too-many-cells", { sheet: "", limit: String(LIMITS.cells) });
  };
  while (at < text.length && !(mayStop && records.length >= most)) {
    const field = readField(text, at, delimiter);
    fields.push(field.value);
    if (fields.length > 16_384) throw new ReadFailure("too-many-cells", { sheet: "", limit: "16384" });
    at = field.end;
    const next = text[at];
    if (next === delimiter) {
      at++;
      if (at === text.length) fields.push("");
    } else {
      if (next === "\r" && text[at + 1] === "\n") at++;
      at++;
      finish();
    }
  }
  if (fields.length > 0) finish();
  return records;
}

/** A field and the place of the delimiter or line end behind it. */
function readField(text: string, from: number, delimiter: string): { value: string; end: number } {
  // Excel is kept from turning 4.10 into 4.1 by writing ="4.10".
  const isGuarded = text[from] === "=" && text[from + 1] === QUOTE;
  if (text[from] !== QUOTE && !isGuarded) {
    const end = findEnd(text, from, delimiter);
    return { value: text.slice(from, end), end };
  }
  let value = "";
  let at = from + (isGuarded ? 2 : 1);
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote < 0) {
      // A quote that is never closed is no quote.
      const end = findEnd(text, from, delimiter);
      return { value: text.slice(from, end), end };
    }
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== QUOTE) break;
    value += QUOTE;
    at++;
  }
  const end = findEnd(text, at, delimiter);
  return { value: value + text.slice(at, end), end };
}

function findEnd(text: string, from: number, delimiter: string): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === delimiter || c === "\n" || c === "\r") return i;
  }
  return text.length;
}

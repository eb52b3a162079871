import { decodeXml } from "../xml/decode-xml.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";

/** One level of a numbered list as Word keeps it. */
interface Level {
  start: number;
  format: string;
  /** `第%1条`, `%1.%2`. */
  text: string;
  /** The paragraph style that this level belongs to. */
  style: string | null;
}

/** Which list and level a paragraph is numbered by. */
export interface NumberPlace {
  readonly list: string;
  /** `null`: the level that belongs to the paragraph's style. */
  readonly level: number | null;
  readonly style: string | null;
}

/** Gives the labels that Word shows before numbered paragraphs and that stand nowhere in the text. */
export interface DocxNumbering {
  /** The label of the next paragraph at this place; `null` for bullets and unknown lists. Call once a paragraph, in order. */
  next(place: NumberPlace): string | null;
}

/** More than Word itself writes. */
const LEVELS = 9;
/** The longest label, in characters: it is repeated with every paragraph. */
const LABEL = 100;

/** Reads `numbering.xml`; without the part nothing is numbered. */
export function readNumbering(bytes: Uint8Array | null, part: string): DocxNumbering {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { abstract: string; starts: Map<number, number> }>();
  if (bytes !== null) scanNumbering(decodeXml(bytes), part, abstracts, lists);
  const counters = new Map<string, number[]>();
  return {
    next(place) {
      const found = lists.get(place.list);
      const levels = found === undefined ? undefined : abstracts.get(found.abstract);
      const level = place.level ?? [...(levels ?? [])].find(([, { style }]) => style !== null && style === place.style)?.[0] ?? 0;
      const own = levels?.get(level);
      if (found === undefined || levels === undefined || own === undefined) return null;
      // Lists of one abstract list count on together, unless a list says where it starts.
      const key = found.starts.size > 0 ? `list ${place.list}` : found.abstract;
      const counter = counters.get(key) ?? [];
      counters.set(key, counter);
      const startOf = (at: number) => found.starts.get(at) ?? levels.get(at)?.start ?? 1;
      counter[level] = counter[level] === undefined ? startOf(level) : counter[level] + 1;
      counter.length = level + 1;
      if (own.format === "bullet" || own.format === "none") return null;
      const label = own.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        return formatNumber(counter[at] ?? startOf(at), levels.get(at)?.format ?? "decimal");
      });
      return label === "" ? null : label;
    },
  };
}

function scanNumbering(xml: string, part: string, abstracts: Map<string, Map<number, Level>>, lists: Map<string, { abstract: string; starts: Map<number, number> }>): void {
  let abstract: Map<number, Level> | null = null;
  let level: Level | null = null;
  let list: { abstract: string; starts: Map<number, number> } | null = null;
  let override = -1;
  scanXml(xml, part, {
    open(name, attributes) {
      const value = () => attribute(attributes, "val") ?? "";
      if (name === "abstractNum") abstracts.set(attribute(attributes, "abstractNumId") ?? "", (abstract = new Map()));
      else if (name === "num") lists.set(attribute(attributes, "numId") ?? "", (list = { abstract: "", starts: new Map() }));
      else if (name === "lvl" && abstract !== null && list === null) {
        const at = Number(attribute(attributes, "ilvl") ?? 0);
        level = { start: 1, format: "decimal", text: "", style: null };
        if (at < LEVELS) abstract.set(at, level);
      } else if (name === "abstractNumId" && list !== null) list.abstract = value();
      else if (name === "lvlOverride") override = Number(attribute(attributes, "ilvl") ?? 0);
      else if (name === "startOverride" && list !== null) list.starts.set(override, wholeNumber(value()));
      else if (name === "start" && level !== null) level.start = wholeNumber(value());
      else if (name === "numFmt" && level !== null) level.format = value();
      else if (name === "lvlText" && level !== null) level.text = value().slice(0, LABEL);
      else if (name === "pStyle" && level !== null) level.style = value();
    },
    close(name) {
      if (name === "lvl") level = null;
      else if (name === "abstractNum") abstract = null;
      else if (name === "num") list = null;
    },
  });
}

function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 1;
}

const KANJI = "〇一二三四五六七八九";
const AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";

function formatNumber(number: number, format: string): string {
  const letter = (letters: string) => letters[(number - 1) % letters.length] ?? "";
  switch (format) {
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(number).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return number <= 20 ? String.fromCharCode(0x245f + number) : `(${number})`;
    case "japaneseCounting":
    case "japaneseDigitalTenThousand":
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseLegal":
      return kanji(number);
    case "ideographDigital":
      return [...String(number)].map((digit) => KANJI[Number(digit)]).join("");
    case "aiueo":
    case "aiueoFullWidth":
      return letter(AIUEO);
    case "iroha":
    case "irohaFullWidth":
      return letter(IROHA);
    case "lowerLetter":
      return letter("abcdefghijklmnopqrstuvwxyz");
    case "upperLetter":
      return letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    case "decimalZero":
      return String(number).padStart(2, "0");
    default:
      return String(number);
  }
}

/** 1 to 999 as 一 to 九百九十九. */
function kanji(number: number): string {
  if (number > 999) return String(number);
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const place = (digit: number, unit: string) => (digit === 0 ? "" : `${digit === 1 ? "" : KANJI[digit]}${unit}`);
  return `${place(hundreds, "百")}${place(tens, "十")}${ones === 0 ? "" : KANJI[ones]}`;
}

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { seededRandom } from "./random.ts";

type Random = () => number;

/** Damages a workbook in a way that the seed decides: bytes of the file, its parts, or the XML inside them. */
export function damageWorkbook(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const kinds = [flipBytes, cut, repeatStretch, overwriteStretch, damageParts, damageXml, damageXml, damageValues, damageValues, damageValues];
  // A copy: slices of a Node buffer share its memory.
  return pick(kinds, random)(new Uint8Array(bytes), random);
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}

function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

function flipBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let n = 1 + below(32, random); n > 0; n--) copy[below(copy.length, random)]! ^= 1 << below(8, random);
  return copy;
}

function cut(bytes: Uint8Array, random: Random): Uint8Array {
  const start = below(bytes.length, random);
  if (random() < 0.5) return bytes.slice(0, start);
  return concat(bytes.slice(0, start), bytes.slice(start + below(2000, random)));
}

function repeatStretch(bytes: Uint8Array, random: Random): Uint8Array {
  const start = below(bytes.length, random);
  const end = Math.min(bytes.length, start + 1 + below(3000, random));
  return concat(bytes.slice(0, end), bytes.slice(start));
}

function overwriteStretch(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const start = below(bytes.length, random);
  const fill = pick([0, 0xff, -1], random);
  for (let i = start; i < Math.min(copy.length, start + 1 + below(64, random)); i++) {
    copy[i] = fill < 0 ? below(256, random) : fill;
  }
  return copy;
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}

/** Swaps, removes, renames or empties parts. */
function damageParts(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes);
  const paths = Object.keys(parts);
  for (let n = 1 + below(2, random); n > 0; n--) {
    const path = pick(paths, random);
    const other = pick(paths, random);
    const content = parts[path] ?? new Uint8Array();
    const change = below(5, random);
    if (change === 0) [parts[path], parts[other]] = [parts[other] ?? content, content];
    else if (change === 1) delete parts[path];
    else if (change === 2) parts[path] = new Uint8Array();
    else if (change === 3) parts[path] = content.slice(0, below(content.length + 1, random));
    else [parts[`${path}.bak`], parts[path]] = [content, strToU8("<a/>")];
  }
  return zipSync(parts, { level: 1 });
}

const HOSTILE = [
  "",
  "<",
  ">",
  "&",
  "&#0;",
  "&#x110000;",
  "&unknown;",
  "\u0000",
  '"',
  "]]>",
  "<!--",
  "<![CDATA[",
  "<!DOCTYPE x>",
  "-1",
  "99999999999999999999",
  "1e308",
  "NaN",
  "A1:XFD1048576",
  "XFD1048576",
  "ZZZZ1",
  "A0",
  "<c><c><c><c>",
  "</row></sheetData>",
  "はい",
  "４．１",
  "#N/A",
  "<f>A1:A1048576</f>",
] as const;

/** Mutilates the text of XML parts and zips them again, so that the damage reaches the XML reader. */
function damageXml(bytes: Uint8Array, random: Random): Uint8Array {
  return changeXml(bytes, random, mutilate);
}

/** Changes values and leaves the XML well-formed, so that the damage reaches what reads cells and recognises forms. */
function damageValues(bytes: Uint8Array, random: Random): Uint8Array {
  return changeXml(bytes, random, spoilValue);
}

function changeXml(bytes: Uint8Array, random: Random, change: (xml: string, random: Random) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const paths = Object.keys(parts).filter((path) => /\.(xml|rels|vml)$/.test(path));
  for (let n = 1 + below(3, random); n > 0; n--) {
    const path = pick(paths, random);
    let xml = strFromU8(parts[path]!);
    for (let times = 1 + below(12, random); times > 0; times--) xml = change(xml, random);
    parts[path] = strToU8(xml);
  }
  return zipSync(parts, { level: 1 });
}

function spoilValue(xml: string, random: Random): string {
  const value = pick(HOSTILE, random).replace(/[^\u0020-\uFFFD]|[<>&"]/g, "");
  const change = below(6, random);
  if (change === 0) return replaceOne(xml, /(?<==")[^"]*(?=")/g, value, random);
  if (change === 1) return replaceOne(xml, /(?<=>)[^<>]+(?=<\/)/g, value, random);
  if (change === 2) return replaceOne(xml, /(?<=<v>)\d+(?=<)/g, String(below(200, random)), random);
  if (change === 3) return replaceOne(xml, /(?<=<mergeCell ref=")[^"]*/g, `A${below(40, random)}:${pick(["D60", "B9", "XFD1048576", "A0"], random)}`, random);
  if (change === 4) return replaceOne(xml, /(?<=<f>)[^<]*/g, pick(["C8", "D9", "SDS!C8", "MDS!H9", "A1:XFD1048576", "SUM((((", "#REF!"], random), random);
  return replaceOne(xml, / (?:t|s|hidden|state|date1904)="[^"]*"/g, ` t="${pick(["s", "str", "b", "e", "n", "inlineStr", "d", "zz"], random)}"`, random);
}

function mutilate(xml: string, random: Random): string {
  const at = below(xml.length, random);
  const length = below(pick([3, 30, 300], random), random);
  const change = below(8, random);
  if (change === 0) return xml.slice(0, at) + xml.slice(at + length);
  if (change === 1) return xml.slice(0, at) + pick(HOSTILE, random) + xml.slice(at);
  if (change === 2) return xml.slice(0, at + length) + xml.slice(at);
  if (change === 3) return replaceOne(xml, /\d+/g, pick(HOSTILE, random), random);
  if (change === 4) return replaceOne(xml, /"[^"]*"/g, `"${pick(HOSTILE, random)}"`, random);
  if (change === 5) return replaceOne(xml, /<\/?[a-zA-Z:]+[^>]*>/g, pick(HOSTILE, random), random);
  if (change === 6) return replaceOne(xml, / [a-zA-Z:]+="[^"]*"/g, "", random);
  return replaceOne(xml, />[^<>]+</g, `>${pick(HOSTILE, random)}<`, random);
}

function replaceOne(xml: string, pattern: RegExp, text: string, random: Random): string {
  const matches = [...xml.matchAll(pattern)];
  const match = matches[below(matches.length, random)];
  return match === undefined ? xml : xml.slice(0, match.index) + text + xml.slice(match.index + match[0].length);
}

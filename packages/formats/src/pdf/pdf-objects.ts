/** An object as the file spells it: what stands before its stream, and where the stream lies. */
export interface PdfObject {
  readonly text: string;
  /** Where the text begins in the file; one letter is one byte. */
  readonly at: number;
  readonly stream: { readonly from: number; readonly to: number } | null;
}

/**
 * The objects that stand openly in a PDF, by number. `null` stands for a number that was given twice: which of them
 * holds is not decided here. Objects packed into streams are not seen, and nothing of an encrypted file.
 */
export type PdfObjects = ReadonlyMap<number, PdfObject | null>;

const NO_OBJECTS: PdfObjects = new Map();
/** What stands before `obj`: number and generation. */
const HEAD = /(\d+)\s+\d+\s+$/;
/** The longest that is. */
const HEAD_LENGTH = 24;
const LATIN = new TextDecoder("latin1");

export function findPdfObjects(bytes: Uint8Array): PdfObjects {
  const found = new Map<number, PdfObject | null>();
  for (let from = 0; from < bytes.length; ) {
    const keyword = indexOfWord(bytes, "stream", from);
    const end = keyword < 0 ? bytes.length : keyword;
    const text = LATIN.decode(bytes.subarray(from, end));
    if (text.includes("/Encrypt")) return NO_OBJECTS;
    const start = keyword < 0 ? end : end + 6 + (bytes[end + 6] === 13 ? 2 : 1);
    const stop = keyword < 0 ? end : indexOfWord(bytes, "endstream", start);
    if (stop < 0) break;
    const heads = headsIn(text);
    heads.forEach(({ number, after }, i) => {
      const isLast = i === heads.length - 1;
      const own = text.slice(after, heads[i + 1]?.at);
      found.set(number, found.has(number) ? null : { text: own, at: from + after, stream: isLast && keyword >= 0 && !own.includes("endobj") ? { from: start, to: stop } : null });
    });
    from = stop + 9;
  }
  return found;
}

/** Where objects begin in a text: the place of the number, and the place behind `obj`. */
function headsIn(text: string): { number: number; at: number; after: number }[] {
  const heads = [];
  for (let at = text.indexOf("obj"); at >= 0; at = text.indexOf("obj", at + 3)) {
    const before = text.charCodeAt(at - 1);
    // Most of these words are `endobj`.
    if (before > 32) continue;
    const head = HEAD.exec(text.slice(Math.max(0, at - HEAD_LENGTH), at));
    // A longer number than any file has objects is none.
    if (head !== null && head[0].length < HEAD_LENGTH) heads.push({ number: Number(head[1]), at: at - head[0].length, after: at + 3 });
  }
  return heads;
}

/** Where a word begins in the bytes; below 0 when it does not stand there. */
export function indexOfWord(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < word.length && bytes[at + i] === word.charCodeAt(i)) i++;
    if (i === word.length) return at;
  }
  return -1;
}

/** Whether some object may be a drawing that pages place as a whole, with lines of its own. */
export function haveDrawings(objects: PdfObjects): boolean {
  return [...objects.values()].some((object) => object === null || /\/Subtype\s*\/Form\b/.test(object.text));
}

/** Whether some object may make what is painted see-through. */
export function haveClearPaint(objects: PdfObjects): boolean {
  return [...objects.values()].some((object) => object === null || /\/ca\s+(?:0|0?\.0\d*)(?=[\s/>])/.test(object.text));
}

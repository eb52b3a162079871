import type { Problem } from "@kaiji/domain";
import { TextMemory } from "../text-memory.ts";
import { levelWidth } from "./level-text.ts";
import { familyOf, levelKey, type RemarkEntry } from "./remark-list.ts";

const FAMILY = "(?:備考|補足|コメント|注記|注釈|注|※|\\*|remarks?|notes?|comments?)";
const ONE = new RegExp(`^[(\\[【]?(${FAMILY})?\\s*(?:no\\.?|番号)?\\s*[(]?(\\d{1,3})[)]?[)\\]】]?$`, "i");

/** A-1, a), ア: keys of a list that counts by letters. */
const LETTER = /^[([【]?([a-z](?:-?\d{1,2})?|[ア-ン])[)\]】.:]?$/i;

/** 備考 ３ is one reference. */
const SPACED = new RegExp(`(${FAMILY}(?:\\s*no\\.?)?)\\s+(?=\\d)`, "gi");

/** A longer text is a remark. */
const LONGEST = 60;

interface Reference {
  readonly family: string;
  readonly number: string;
}

/** Keys that a remark cell points to: `備考1`, `※1、※3`, `1・2`; `null` when it is a remark itself. */
export function parseReferences(text: string): readonly Reference[] | null {
  return text.length > LONGEST ? null : parsed.of(text);
}

const parsed = new TextMemory((text): readonly Reference[] | null => {
  const pieces = levelWidth(text)
    .replace(/^\s*see\s+/i, "")
    .replaceAll(SPACED, "$1")
    .split(/[,、，・/\n;及びと]|参照| (?=\S)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  if (pieces.length === 0) return null;
  const found: Reference[] = [];
  for (const piece of pieces) {
    const letter = LETTER.exec(piece);
    if (letter !== null) {
      found.push({ family: "", number: levelKey(letter[1]!) });
      continue;
    }
    const m = ONE.exec(piece);
    if (m === null) return null;
    const family = m[1] === undefined ? (found.at(-1)?.family ?? "") : familyOf(m[1]);
    found.push({ family, number: String(Number(m[2])) });
  }
  return found;
});

const POINTERS = new Set(["備考", "注", "※"]);

/** Looks up remark references; remembers which entries were used. */
export class RemarkBook {
  readonly #entries: readonly RemarkEntry[];
  readonly #used = new Set<RemarkEntry>();

  /** @param entries nearest list first: for one key the first entry counts */
  constructor(entries: readonly RemarkEntry[]) {
    this.#entries = entries;
  }

  /** The remarks a cell stands for, and a problem for each reference that leads nowhere. */
  resolve(text: string, areNumbers: boolean, source: string): { remarks: string[]; problems: Problem[] } {
    const references = parseReferences(text);
    if (references === null) return { remarks: [text], problems: [] };
    const isBare = references.every((r) => r.family === "");
    const entries = references.map((reference) => this.#find(reference));
    if (isBare && !areNumbers && !entries.some((e) => e !== undefined)) return { remarks: [text], problems: [] };
    if (entries.every((entry) => entry === undefined)) {
      // Without any list in the file, only the words that always point somewhere are references.
      if (this.#entries.length === 0 && !areNumbers && !references.some((r) => POINTERS.has(r.family))) return { remarks: [text], problems: [] };
      const labels = references.map((r) => `${r.family}${r.number}`).join(", ");
      return { remarks: [text], problems: [{ code: "remark-not-found", source, params: { remark: labels } }] };
    }
    const problems: Problem[] = [];
    const remarks: string[] = [];
    entries.forEach((entry, i) => {
      const label = `${references[i]!.family}${references[i]!.number}`;
      if (entry === undefined) problems.push({ code: "remark-not-found", source, params: { remark: label } });
      else this.#used.add(entry);
      remarks.push(entry?.text ?? label);
    });
    return { remarks, problems };
  }

  /** Entries with text that no answer pointed to. A second copy of a used entry is none. */
  unused(): RemarkEntry[] {
    const usedKeys = new Set([...this.#used].map((e) => `${e.family}${e.number}`));
    return this.#entries.filter((e) => e.text !== "" && !usedKeys.has(`${e.family}${e.number}`));
  }

  #find({ family, number }: Reference): RemarkEntry | undefined {
    const ofNumber = this.#entries.filter((e) => e.number === number && e.text !== "");
    return (
      ofNumber.find((e) => e.family === family) ??
      (family === "" || ofNumber.every((e) => e.family === "") ? ofNumber[0] : undefined)
    );
  }
}

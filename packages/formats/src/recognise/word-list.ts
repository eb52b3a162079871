import { levelText } from "./level-text.ts";

/** A list of words from the data, ready for comparing with levelled text. */
export class WordList {
  readonly #words: readonly string[];
  readonly #set: ReadonlySet<string>;

  constructor(words: readonly string[]) {
    this.#words = words.map(levelText);
    this.#set = new Set(this.#words);
  }

  /** Whether the levelled text is one of the words. */
  is(level: string): boolean {
    return this.#set.has(level);
  }

  /** Whether a word stands in the levelled text; short Latin words must stand alone ("no" is not in "notes"). */
  isIn(level: string): boolean {
    return this.#words.some((word) => (/^[\x20-\x7e]{1,4}$/.test(word) ? level === word : level.includes(word)));
  }

  /** The first word that stands in the levelled text, or `null`. */
  findIn(level: string): string | null {
    return this.#words.find((word) => level.includes(word)) ?? null;
  }

  get words(): readonly string[] {
    return this.#words;
  }
}

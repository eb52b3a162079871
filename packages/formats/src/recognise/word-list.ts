import { TextMemory } from "../text-memory.ts";
import { levelText } from "./level-text.ts";

const SHORT_LATIN = /^[\x20-\x7e]{1,4}$/;

/** A list of words from the data, ready for comparing with levelled text. */
export class WordList {
  readonly #words: readonly string[];
  readonly #set: ReadonlySet<string>;
  /** Words that may stand within a text, and short Latin ones that must be the whole of it. */
  readonly #within: readonly string[];
  readonly #alone: ReadonlySet<string>;
  /** The same few headers are asked about again and again. */
  readonly #isIn = new TextMemory((level) => this.#alone.has(level) || this.#within.some((word) => level.includes(word)));

  constructor(words: readonly string[]) {
    this.#words = words.map(levelText);
    this.#set = new Set(this.#words);
    this.#within = this.#words.filter((word) => !SHORT_LATIN.test(word));
    this.#alone = new Set(this.#words.filter((word) => SHORT_LATIN.test(word)));
  }

  /** Whether the levelled text is one of the words. */
  is(level: string): boolean {
    return this.#set.has(level);
  }

  /** Whether a word stands in the levelled text; short Latin words must stand alone ("no" is not in "notes"). */
  isIn(level: string): boolean {
    return this.#isIn.of(level);
  }

  /** The first word that stands in the levelled text, or `null`. */
  findIn(level: string): string | null {
    return this.#words.find((word) => level.includes(word)) ?? null;
  }

  get words(): readonly string[] {
    return this.#words;
  }
}

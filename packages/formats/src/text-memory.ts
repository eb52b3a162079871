const MOST = 5000;
/** Longer texts are seldom seen twice. */
const LONGEST = 160;
/** The engine copies cuts shorter than this; longer ones keep the whole text alive that they were cut from. */
const SHORTEST_CUT = 13;

/**
 * What was found out about texts, by the text: the same questions, answers and formulas stand in row after row and in
 * file after file. It forgets everything when it is full.
 */
export class TextMemory<T> {
  readonly #known = new Map<string, T>();
  readonly #find: (text: string) => T & ({} | null);

  /** @param find says the same of a text whenever it is asked */
  constructor(find: (text: string) => T & ({} | null)) {
    this.#find = find;
  }

  of(text: string): T {
    const known = this.#known.get(text);
    return known === undefined ? this.#lookAt(text) : known;
  }

  #lookAt(text: string): T {
    if (text.length > LONGEST) return this.#find(text);
    const own = text.length < SHORTEST_CUT ? text : ` ${text}`.slice(1);
    const found = this.#find(own);
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(own, found);
    return found;
  }
}

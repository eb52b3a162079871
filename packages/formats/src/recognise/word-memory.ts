import { TextMemory } from "../text-memory.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** As `TextMemory`, for what depends on the words of a library: it stands with its vocabulary. */
export class WordMemory<T> {
  readonly #find: (text: string, vocabulary: Vocabulary) => T & ({} | null);
  #vocabulary: Vocabulary | null = null;
  #memory: TextMemory<T> | null = null;

  /** @param find says the same of a text whenever it is asked */
  constructor(find: (text: string, vocabulary: Vocabulary) => T & ({} | null)) {
    this.#find = find;
  }

  of(text: string, vocabulary: Vocabulary): T {
    const memory = this.#memory === null || vocabulary !== this.#vocabulary ? this.#memoryIn(vocabulary) : this.#memory;
    return memory.of(text);
  }

  #memoryIn(vocabulary: Vocabulary): TextMemory<T> {
    const known = vocabulary.memories.get(this) as TextMemory<T> | undefined;
    const memory = known ?? new TextMemory<T>((text) => this.#find(text, vocabulary));
    if (known === undefined) vocabulary.memories.set(this, memory);
    [this.#vocabulary, this.#memory] = [vocabulary, memory];
    return memory;
  }
}

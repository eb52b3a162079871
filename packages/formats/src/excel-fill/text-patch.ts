/** A stretch of a text that was replaced: where it stood, and where the new one stands. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** A text with some stretches replaced, and which. */
export interface PatchedText {
  readonly before: string;
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** Replaces stretches of a text from front to back; all else of it stays as it is. */
export class TextPatch {
  readonly #before: string;
  readonly #pieces: string[] = [];
  readonly #stretches: Stretch[] = [];
  #copied = 0;
  #length = 0;

  constructor(before: string) {
    this.#before = before;
  }

  replace(from: number, to: number, by: string): void {
    const newFrom = this.#length + from - this.#copied;
    this.#pieces.push(this.#before.slice(this.#copied, from), by);
    this.#stretches.push({ from, to, newFrom, newTo: newFrom + by.length });
    this.#copied = to;
    this.#length = newFrom + by.length;
  }

  finish(): PatchedText {
    return { before: this.#before, text: this.#pieces.join("") + this.#before.slice(this.#copied), stretches: this.#stretches };
  }
}

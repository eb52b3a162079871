import { ReadFailure } from "../read-failure.ts";

/** A text and the fonts within it; letters before the first of them have the cell's font. */
export interface FormattedText {
  readonly text: string;
  readonly runs: readonly { readonly from: number; readonly font: number }[];
}

/** Reads numbers and texts from a record, across its continuations. @throws ReadFailure `damaged` past its end */
export class RecordReader {
  readonly #parts: readonly Uint8Array[];
  #part = 0;
  #at = 0;

  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts;
  }

  byte(): number {
    while (this.#part < this.#parts.length && this.#at >= this.#parts[this.#part]!.length) this.#next();
    const part = this.#parts[this.#part];
    if (part === undefined) throw new ReadFailure("damaged", { part: "xls" });
    return part[this.#at++]!;
  }

  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  long(): number {
    return (this.word() | (this.word() << 16)) >>> 0;
  }

  double(): number {
    const bytes = Uint8Array.from({ length: 8 }, () => this.byte());
    return new DataView(bytes.buffer).getFloat64(0, true);
  }

  skip(count: number): void {
    let left = count;
    while (left > 0) {
      const part = this.#parts[this.#part];
      if (part === undefined) throw new ReadFailure("damaged", { part: "xls" });
      const step = Math.min(left, part.length - this.#at);
      this.#at += step;
      left -= step;
      if (this.#at >= part.length) this.#next();
    }
  }

  /** A text of BIFF8 whose length was read before: a flag byte, then letters of one or two bytes, then formats. */
  unicode(length: number): string {
    return this.formatted(length).text;
  }

  /** The same with its formats: from which letter on which font holds. */
  formatted(length: number): FormattedText {
    const flags = this.byte();
    const count = flags & 8 ? this.word() : 0;
    const extension = flags & 4 ? this.long() : 0;
    const text = this.#letters(length, (flags & 1) === 1);
    const runs = Array.from({ length: count }, () => ({ from: this.word(), font: this.word() }));
    this.skip(extension);
    return { text, runs };
  }

  /** A text of older versions: bytes in the workbook's code page. */
  bytes(length: number, decoder: TextDecoder): string {
    return decoder.decode(Uint8Array.from({ length }, () => this.byte()));
  }

  #letters(length: number, isWide: boolean): string {
    let wide = isWide;
    const codes: number[] = [];
    while (codes.length < length) {
      const part = this.#parts[this.#part];
      if (part === undefined) throw new ReadFailure("damaged", { part: "xls" });
      if (this.#at >= part.length) {
        this.#next();
        // A text that goes on in the next record says anew how wide its letters are.
        if (this.#part < this.#parts.length) wide = (this.byte() & 1) === 1;
        continue;
      }
      codes.push(wide ? this.word() : this.byte());
    }
    let text = "";
    for (let i = 0; i < codes.length; i += 4096) text += String.fromCharCode(...codes.slice(i, i + 4096));
    return text;
  }

  #next(): void {
    this.#part++;
    this.#at = 0;
  }
}

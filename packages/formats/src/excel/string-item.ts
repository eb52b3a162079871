/** Collects the text of one string item: plain or rich runs, without phonetic guides. */
export class StringItemBuilder {
  #text = "";
  #inText = false;
  #phonetic = false;

  start(): void {
    this.#text = "";
    this.#inText = false;
    this.#phonetic = false;
  }

  open(name: string): void {
    if (name === "rPh") this.#phonetic = true;
    else if (name === "t") this.#inText = !this.#phonetic;
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic = false;
    else if (name === "t") this.#inText = false;
  }

  text(text: string): void {
    if (this.#inText) this.#text += text;
  }

  finish(): string {
    return decodeEscapes(this.#text);
  }
}

/** Undoes `_x000D_`-style escapes (ECMA-376 part 1, 22.9.2.19) and levels line ends. */
export function decodeEscapes(text: string): string {
  const decoded = text.includes("_x")
    ? text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return decoded.includes("\r") ? decoded.replaceAll(/\r\n?/g, "\n") : decoded;
}

import { attribute } from "../xml/scan-xml.ts";

/** Collects the text of one string item: plain or rich runs, without phonetic guides. */
export class StringItemBuilder {
  #text = "";
  #unstruck = "";
  #inText = false;
  #phonetic = false;
  #isStruck = false;
  #hasStruck = false;
  #own = "";
  #hasRuns = false;
  #hasProperties = false;

  start(): void {
    this.#text = "";
    this.#unstruck = "";
    this.#inText = false;
    this.#phonetic = false;
    this.#isStruck = false;
    this.#hasStruck = false;
    this.#own = "";
    this.#hasRuns = false;
    this.#hasProperties = false;
  }

  /** @param attributes the tag's raw attributes */
  open(name: string, attributes: string): void {
    if (name === "rPh") this.#phonetic = true;
    else if (name === "t") this.#inText = !this.#phonetic;
    else if (name === "r") {
      this.#isStruck = false;
      this.#hasRuns = true;
      this.#hasProperties = false;
    } else if (name === "rPr") this.#hasProperties = true;
    else if (name === "strike") this.#isStruck = isOn(attributes);
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic = false;
    else if (name === "t") this.#inText = false;
  }

  text(text: string): void {
    if (!this.#inText) return;
    // Nearly no text has struck-through runs: the second copy begins with the first of them.
    if (this.#isStruck && !this.#hasStruck) {
      this.#hasStruck = true;
      this.#unstruck = this.#text;
    }
    if (this.#hasStruck && !this.#isStruck) this.#unstruck += text;
    if (this.#hasProperties && !this.#isStruck) this.#own += text;
    this.#text += text;
  }

  finish(): string {
    return decodeEscapes(this.#text);
  }

  /** The text without struck-through runs; `undefined` when there is none. Ask after `finish`. */
  get unstruck(): string | undefined {
    return this.#hasStruck ? decodeEscapes(this.#unstruck) : undefined;
  }

  /** The text of the runs that have a look of their own and are not struck through; `undefined` when there are no runs. */
  get ownUnstruck(): string | undefined {
    return this.#hasRuns ? decodeEscapes(this.#own) : undefined;
  }
}

/** `<strike/>` and `<b/>` are on unless their value says otherwise. */
export function isOn(attributes: string): boolean {
  return !["0", "false"].includes(attribute(attributes, "val") ?? "");
}

/** Undoes `_x000D_`-style escapes (ECMA-376 part 1, 22.9.2.19) and levels line ends. */
export function decodeEscapes(text: string): string {
  const decoded = text.includes("_x")
    ? text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return decoded.includes("\r") ? decoded.replaceAll(/\r\n?/g, "\n") : decoded;
}

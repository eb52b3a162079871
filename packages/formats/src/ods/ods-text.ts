import { attribute } from "../xml/scan-xml.ts";

/** Elements whose text is not what the cell shows. */
const NOT_SHOWN = new Set(["annotation", "ruby-text", "note", "shape", "frame", "custom-shape", "tracked-changes", "event-listeners"]);
/** `text:s` may claim any number of spaces. */
const MOST_SPACES = 1000;

/** Collects the text that an OpenDocument cell shows: paragraphs as lines, runs of spaces, no notes, no furigana. */
export class OdsText {
  #paragraphs = 0;
  #text = "";
  #depth = 0;
  #hidden = 0;
  #note = "";
  #unstruck = "";
  #hasStruck = false;
  /** Whether text is struck through: as the cell's style says, then as each run within another says. */
  #struck: boolean[] = [false];

  /** @param isStruck the cell's style is struck through */
  start(isStruck: boolean): void {
    this.#struck = [isStruck];
  }

  /** @param isStruck what the style of a run says; `undefined`: nothing */
  open(name: string, attributes: string, isStruck?: boolean): void {
    if (NOT_SHOWN.has(name)) this.#hidden++;
    if (this.#hidden > 0) return;
    if (name === "span") this.#struck.push(isStruck ?? this.#struck.at(-1)!);
    if (name === "p" || name === "h") {
      if (this.#paragraphs++ > 0) this.#take("\n");
      this.#depth++;
    } else if (name === "s") this.#take(" ".repeat(Math.min(Number(attribute(attributes, "c") ?? 1) || 1, MOST_SPACES)));
    else if (name === "tab") this.#take("\t");
    else if (name === "line-break") this.#take("\n");
  }

  close(name: string): void {
    if (NOT_SHOWN.has(name)) this.#hidden--;
    else if (this.#hidden > 0) return;
    else if (name === "p" || name === "h") this.#depth--;
    else if (name === "span" && this.#struck.length > 1) this.#struck.pop();
  }

  add(text: string): void {
    if (this.#hidden > 0) this.#note += text;
    else if (this.#depth > 0) this.#take(text.replaceAll(/\s+/g, " "));
  }

  #take(text: string): void {
    if (this.#struck.at(-1)! && !this.#hasStruck) {
      this.#hasStruck = true;
      this.#unstruck = this.#text;
    }
    if (this.#hasStruck && !this.#struck.at(-1)!) this.#unstruck += text;
    this.#text += text;
  }

  /** The cell's text, what of it is not struck through where something is, and its comment; starts over for the next cell. */
  finish(): { text: string; unstruck: string | undefined; note: string } {
    const result = { text: this.#text, unstruck: this.#hasStruck ? this.#unstruck : undefined, note: this.#note.trim() };
    this.#hasStruck = false;
    this.#struck = [false];
    this.#text = "";
    this.#note = "";
    this.#paragraphs = 0;
    this.#depth = 0;
    this.#hidden = 0;
    return result;
  }
}

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

  open(name: string, attributes: string): void {
    if (NOT_SHOWN.has(name)) this.#hidden++;
    if (this.#hidden > 0) return;
    if (name === "p" || name === "h") {
      if (this.#paragraphs++ > 0) this.#text += "\n";
      this.#depth++;
    } else if (name === "s") this.#text += " ".repeat(Math.min(Number(attribute(attributes, "c") ?? 1) || 1, MOST_SPACES));
    else if (name === "tab") this.#text += "\t";
    else if (name === "line-break") this.#text += "\n";
  }

  close(name: string): void {
    if (NOT_SHOWN.has(name)) this.#hidden--;
    else if (this.#hidden === 0 && (name === "p" || name === "h")) this.#depth--;
  }

  add(text: string): void {
    if (this.#hidden > 0) this.#note += text;
    else if (this.#depth > 0) this.#text += text.replaceAll(/\s+/g, " ");
  }

  /** The cell's text and its comment; starts over for the next cell. */
  finish(): { text: string; note: string } {
    const result = { text: this.#text, note: this.#note.trim() };
    this.#text = "";
    this.#note = "";
    this.#paragraphs = 0;
    this.#depth = 0;
    this.#hidden = 0;
    return result;
  }
}

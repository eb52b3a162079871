import { parseDate } from "../dates/parse-date.ts";

/** What is known of other records while a row is read or written. */
export interface LookUp {
  readonly providerName: (id: string) => string | null;
  readonly isProvider: (name: string) => boolean;
  /** The provider of a name, however it is written; one that is not there yet is made. */
  readonly providerOf: (name: string) => string;
  readonly systemName: (id: string) => string | null;
  readonly systemOf: (name: string) => string | null;
}

/** A record's content while a row is read into it. */
export type Draft = Record<string, unknown>;

export type CellFault = "unknown-choice" | "not-a-day" | "not-a-number" | "unknown-system" | "not-readable" | "too-long" | "needed";

/** One column of a ledger's table: what it is called, and how a record's field becomes text and text the field. */
export interface TableField {
  readonly id: string;
  readonly ja: string;
  readonly en: string;
  /** Other headings that mean the same. */
  readonly aliases: readonly string[];
  /** Days and numbers stay what they are in a spreadsheet; text is kept from being taken for one. */
  readonly kind: "text" | "day" | "number";
  /** How a person fills it in on a screen; `null` for what only tables hold. */
  readonly control: "line" | "lines" | "day" | "number" | "choice" | "open-choice" | "flag" | "system" | null;
  readonly choices?: readonly { readonly value: string; readonly ja: string; readonly en: string }[];
  write(content: Readonly<Draft>, look: LookUp): string;
  /** Reads a cell into the draft; an empty text takes the field away. */
  read(draft: Draft, text: string, look: LookUp): CellFault | null;
}

type Names = readonly [id: string, ja: string, en: string, ...aliases: string[]];

function named([id, ja, en, ...aliases]: Names): Pick<TableField, "id" | "ja" | "en" | "aliases"> {
  return { id, ja, en, aliases };
}

/** A field of text; `contract.name` is inside of another. */
export function textField(...names: Names): TableField {
  const [path] = names;
  return {
    ...named(names),
    kind: "text",
    control: "line",
    write: (content) => asText(valueAt(content, path)),
    read: (draft, text) => (put(draft, path, text === "" ? undefined : text), null),
  };
}

/** A field of text of several lines. */
export function linesField(...names: Names): TableField {
  return { ...textField(...names), control: "lines" };
}

/** A calendar day, written in any way that a person writes one. */
export function dayField(...names: Names): TableField {
  const [path] = names;
  return {
    ...named(names),
    kind: "day",
    control: "day",
    write: (content) => asText(valueAt(content, path)),
    read(draft, text) {
      const day = text === "" ? undefined : parseDate(text);
      if (day === null) return "not-a-day";
      put(draft, path, day);
      return null;
    },
  };
}

export function numberField(...names: Names): TableField {
  const [path] = names;
  return {
    ...named(names),
    kind: "number",
    control: "number",
    write: (content) => asText(valueAt(content, path)),
    read(draft, text) {
      const plain = text.normalize("NFKC").replaceAll(/[,\s]|台$/gu, "");
      if (plain !== "" && !/^\d{1,9}(?:\.0+)?$/.test(plain)) return "not-a-number";
      put(draft, path, plain === "" ? undefined : Number(plain));
      return null;
    },
  };
}

const YES = new Set(["あり", "有", "有り", "はい", "○", "〇", "◯", "yes", "true", "1", "y"]);
const NO = new Set(["なし", "無", "無し", "いいえ", "×", "✕", "-", "ー", "－", "no", "false", "0", "n"]);

/** A field that is either so or not. */
export function flagField(...names: Names): TableField {
  const [path] = names;
  return {
    ...named(names),
    kind: "text",
    control: "flag",
    write: (content) => (valueAt(content, path) === undefined ? "" : valueAt(content, path) === true ? "あり" : "なし"),
    read(draft, text) {
      const plain = levelled(text);
      if (plain === "") return put(draft, path, undefined), null;
      if (!YES.has(plain) && !NO.has(plain)) return "unknown-choice";
      put(draft, path, YES.has(plain));
      return null;
    },
  };
}

/** A value and the words for it; the first word is written. */
export type Choice = readonly [value: string, ...words: string[]];

/** One of several values. `isOpen` keeps a text that is none of them as it is. */
export function choiceField(names: Names, choices: readonly Choice[], options: { readonly isOpen?: boolean; readonly whenCleared?: string } = {}): TableField {
  const [path] = names;
  const byWord = new Map(choices.flatMap(([value, ...words]) => [value, ...words].map((word) => [levelled(word), value] as const)));
  const words = new Map(choices.map(([value, word]) => [value, word ?? value]));
  return {
    ...named(names),
    kind: "text",
    control: options.isOpen === true ? "open-choice" : "choice",
    choices: choices.map(([value, ja = value, en = ja]) => ({ value, ja, en })),
    write(content) {
      const value = asText(valueAt(content, path));
      return words.get(value) ?? value;
    },
    read(draft, text) {
      const value = text === "" ? options.whenCleared : (byWord.get(levelled(text)) ?? (options.isOpen === true ? text : null));
      if (value === null) return "unknown-choice";
      put(draft, path, value);
      return null;
    },
  };
}

/** A text to compare: width, case and outer spaces aside. */
export function levelled(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** The value at a path such as `contract.name`. */
export function valueAt(content: Readonly<Draft>, path: string): unknown {
  let value: unknown = content;
  for (const name of path.split(".")) value = typeof value === "object" && value !== null ? (value as Draft)[name] : undefined;
  return value;
}

/** Puts a value at a path, or takes it away; an inner object that becomes empty goes too. */
export function put(draft: Draft, path: string, value: unknown): void {
  const [outer, inner] = path.split(".") as [string, string | undefined];
  if (inner === undefined) {
    if (value === undefined) delete draft[outer];
    else draft[outer] = value;
    return;
  }
  const held = { ...(draft[outer] as Draft | undefined) };
  if (value === undefined) delete held[inner];
  else held[inner] = value;
  if (Object.keys(held).length === 0) delete draft[outer];
  else draft[outer] = held;
}

function asText(value: unknown): string {
  return value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

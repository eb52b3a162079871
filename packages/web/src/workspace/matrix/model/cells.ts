import type { Status } from "@kaiji/domain";

/** What a cell of the matrix can hold: a status, or why there is none. */
export type CellMeaning = Status | "not-received" | "maybe-needed" | "not-needed" | "not-judged";

export interface CellLook {
  readonly meaning: CellMeaning;
  readonly sign: string;
  /** Colours; the sign and the word say the same. */
  readonly look: string;
  /** Something is left to do. */
  readonly isOpen: boolean;
}

/** One letter a cell. The first five are the server's. */
export const CELLS: Readonly<Record<string, CellLook>> = {
  m: { meaning: "met", sign: "○", look: "text-met", isOpen: false },
  n: { meaning: "not-met", sign: "×", look: "bg-not-met-soft text-not-met font-bold", isOpen: true },
  a: { meaning: "not-applicable", sign: "－", look: "text-na", isOpen: false },
  u: { meaning: "unanswered", sign: "？", look: "bg-unanswered-soft text-unanswered font-bold", isOpen: true },
  j: { meaning: "needs-judgement", sign: "！", look: "bg-judgement-soft text-judgement font-bold", isOpen: true },
  r: { meaning: "not-received", sign: "□", look: "bg-band text-ink", isOpen: true },
  q: { meaning: "maybe-needed", sign: "◇", look: "bg-band text-quiet", isOpen: true },
  "-": { meaning: "not-needed", sign: "・", look: "text-quiet", isOpen: false },
  "?": { meaning: "not-judged", sign: "∅", look: "bg-band text-quiet", isOpen: true },
};

export const UNKNOWN_CELL = CELLS["?"]!;

/** The look of a letter; one that is not known is not hidden. */
export function cellOf(letter: string | undefined): CellLook {
  return CELLS[letter ?? "?"] ?? UNKNOWN_CELL;
}

/** Letters in the order in which they are counted and explained. */
export const STATUS_LETTERS = ["m", "n", "a", "u", "j"] as const;
export const ALL_LETTERS = ["m", "n", "a", "u", "j", "r", "q", "-"] as const;

import { cleanText } from "./level-text.ts";

/** A label and what stands behind its colon in the same cell. */
export interface InsideLabel {
  readonly label: string;
  /** The label with its colon and what spaces stand there: what stays when a value is written. */
  readonly prefix: string;
  /** Something to write on stands there: a line, an empty date, or a value; spaces alone say nothing. */
  readonly isWritten: boolean;
  /** Empty while nobody has filled it in: only lines, spaces and the words of an empty date (`　年　月　日`). */
  readonly value: string;
}

/** Cuts `作成日：2025年10月24日`; `null` when the text has no label with a colon, or nothing behind it. */
export function cutInsideLabel(text: string): InsideLabel | null {
  // Most cells have no colon.
  if (!text.includes(":") && !text.includes("：")) return null;
  const m = /^(\s*([^:：\n]{1,30})[:：][^\S\n]*)([\s\S]+)$/.exec(text);
  if (m === null) return null;
  const value = cleanText(m[3]!);
  return { label: m[2]!.trim(), prefix: m[1]!, isWritten: m[3]!.trim() !== "", value: isEmptyLine(value) ? "" : value };
}

/** A line to write on, or a place for a date without its numbers: `____`, `　年　月　日`, `（　/　）`. */
export function isEmptyLine(text: string): boolean {
  const bare = text.replaceAll(/[\s_＿（()）]/g, "");
  return /^[‗…・．.]*$/.test(bare) || /^[/／]{1,2}$/.test(bare) || /^(?:令和|西暦|平成|20|R)?年月日?$/.test(bare) || bare === "月日";
}

import { findClauses, type FoundClauses, type RuleParagraph } from "@kaiji/domain";
import { startsWith } from "../byte-marks.ts";
import { decodeText } from "../delimited/decode-text.ts";
import { MOST, readDocx, type ReadParagraphs } from "../docx/read-docx.ts";
import { ReadFailure } from "../read-failure.ts";
import type { Reading } from "../refusal.ts";

/** A rulebook as it was found in a file: a proposal for a person to correct. */
export interface RulebookReading extends FoundClauses {
  readonly kind: "word" | "text";
  readonly pictures: number;
}

/** Text files are smaller than this. */
const TEXT_LIMIT = 8 * 1024 * 1024;

/**
 * Reads the clauses of a rulebook from a Word document, plain text or Markdown.
 * @returns the clauses and all text that is in none, or the one reason why the file cannot be read. Never throws.
 */
export function readRulebook(bytes: Uint8Array): Reading<RulebookReading> {
  try {
    const isText = !startsWith(bytes, [0x50, 0x4b]) && !startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) && bytes.length > 0;
    const { paragraphs, beside, pictures } = isText ? readText(bytes) : readDocx(bytes);
    const found = findClauses(paragraphs);
    if (found.clauses.length === 0 && found.leftover.length === 0 && beside.length === 0) throw new ReadFailure("empty-file");
    return { ok: true, value: { ...found, leftover: [...found.leftover, ...beside], kind: isText ? "text" : "word", pictures } };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function readText(bytes: Uint8Array): ReadParagraphs {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new ReadFailure("not-a-rulebook", { found: "pdf" });
  if (bytes.length > TEXT_LIMIT) throw new ReadFailure("rulebook-too-long", { limit: String(TEXT_LIMIT) });
  const text = decodeText(bytes)?.text.replace(/^\uFEFF/, "");
  if (text === undefined || /^\s*(?:<(?:\?xml|!doctype|html)|\{\\rtf)/i.test(text)) throw new ReadFailure("not-a-rulebook", { found: "unknown" });
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  if (lines.length > MOST.paragraphs) throw new ReadFailure("rulebook-too-long", { limit: String(MOST.paragraphs) });
  return { paragraphs: lines.map(markdownLine), beside: [], pictures: 0 };
}

/** `## **第1条** 目的` is 第1条 目的, a heading of level 2. */
function markdownLine(line: string): RuleParagraph {
  const heading = /^\s{0,3}(#{1,6})\s(.*)$/s.exec(line);
  const text = (heading?.[2] ?? line).trim().replaceAll(/\*\*([^*]+)\*\*/g, "$1");
  return heading === null ? { text } : { text, heading: heading[1]!.length };
}

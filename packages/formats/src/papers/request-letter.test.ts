import { describe, expect, it } from "vitest";
import { letterByReply, renderChaser, renderRequestLetter, usualClosing, usualOpening } from "./request-letter.ts";

const PLACE = "{link}";
const LETTER = { on: "2026-11-28", toName: "架空カルテ株式会社", contactName: null, fromName: "もみじ診療所（架空）", subject: "お願い", opening: usualOpening(), closing: usualClosing(), dueOn: "2026-12-19", systems: [], link: PLACE, code: null };

describe("a letter that is answered by reply", () => {
  it.each([
    ["a request", renderRequestLetter(LETTER)],
    ["a reminder before the day", renderChaser({ ...LETTER, kind: "before", sentOn: "2026-11-28", left: 3 }).text],
    ["a reminder after the day", renderChaser({ ...LETTER, kind: "after", sentOn: "2026-11-28", left: 3 }).text],
  ])("%s names no link and no page, and asks for the reply", (_, text) => {
    expect(text).toContain(PLACE);
    const changed = letterByReply(text, PLACE);
    expect(changed).not.toMatch(/\{link\}|ページ/);
    expect(changed).toContain("返信");
  });
});

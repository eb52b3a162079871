import { findClauses, type ComplianceSet, type RuleParagraph } from "@kaiji/domain";
import { readRulebook, renderRulebookDocx } from "@kaiji/formats/rulebook";
import * as fc from "fast-check";
import { expect, it } from "vitest";

const piece = fc.constantFrom("第1条", "第２条の２", "第一章", "第十条", "（目的）", "1.", "1.1", "2．", "(1)", "（２）", "附則", "別表第1", "目次", "　", " ", "の規定により", "安全を保つ。", "責任者", "2026年", "①", "ア　", "本文です。");
const paragraph: fc.Arbitrary<RuleParagraph> = fc.record(
  { text: fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")), label: fc.constantFrom("第3条", "1.", "(1)"), heading: fc.integer({ min: 1, max: 3 }) },
  { requiredKeys: ["text"] },
);

/** How often each character stands in a text, white space and the brackets around headings left out. */
function letters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text.replaceAll(/[\s\u3000（）()【】「」.．、]/gu, "")) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

it("finding clauses drops no character of a document", () => {
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 20 }), (paragraphs) => {
      const { clauses, leftover } = findClauses(paragraphs);
      const found = letters([...clauses.flatMap(({ number, title, text }) => [number, title, text]), ...leftover.map(({ text }) => text)].join("\n"));
      for (const [character, count] of letters(paragraphs.map(({ label = "", text }) => `${label}${text}`).join("\n"))) expect(found.get(character) ?? 0, character).toBeGreaterThanOrEqual(count);
    }),
    { numRuns: 2000 },
  );
});

it("a damaged Word document is read or refused, and nothing is thrown", () => {
  const compliance: ComplianceSet = { id: "x", guideline: "7.0", title: { ja: "x", en: "x" }, sources: {}, sections: [], evidenceKinds: [], items: [] };
  const clauses = [{ id: "1", number: "第1条", title: "目的", text: "安全を保つ。", covers: [] }];
  const whole = renderRulebookDocx({ institution: "さくら診療所（架空）", title: "規程", revision: null, revisions: [], clauses, compliance, statuses: new Map(), printedOn: "2026-11-28" });
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.nat(whole.length), (changes, end) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      for (const damaged of [bytes, bytes.subarray(0, end)]) outcomes.add(String(readRulebook(damaged).ok));
    }),
    { numRuns: 1000 },
  );
  expect(outcomes).toContain("false");
});

import { matchLedger } from "@kaiji/domain";
import { describe, expect, it } from "vitest";
import { INVENTED_FILES, INVENTED_SYSTEMS } from "../../fixtures/institutions/invented-hospital.ts";

const ledger = INVENTED_SYSTEMS.map(({ id, name, product, version, provider }) => ({ id, name, product, version, providers: [provider] }));
const match = matchLedger(ledger);
const matched = INVENTED_FILES.map((file) => ({ file, proposals: match(file) }));
/** Proposed as the one: what the screen selects before a person looks. */
const chosen = matched.map(({ file, proposals }) => ({ file, first: proposals[0]?.standing === "sure" || proposals[0]?.standing === "likely" ? proposals[0] : null }));

describe("300 files for a hospital of 300 systems", () => {
  it("there are as many, and the traps are in them", () => {
    expect([INVENTED_SYSTEMS.length, INVENTED_FILES.length]).toEqual([300, 300]);
    expect(INVENTED_FILES.filter(({ alsoOf }) => alsoOf.length > 0).length).toBeGreaterThan(10);
    expect(INVENTED_FILES.filter(({ of }) => of === null).length).toBe(15);
  });

  it("none is surely connected with a wrong system", () => {
    const wrong = chosen.filter(({ file, first }) => first?.standing === "sure" && first.id !== file.of);
    expect(wrong).toEqual([]);
  });

  it("a file of a product in two buildings is never sure", () => {
    for (const { file, proposals } of matched) if (file.alsoOf.length > 0) expect(proposals.map(({ standing }) => standing), file.name).not.toContain("sure");
  });

  it("one at most is proposed wrongly, and a person is asked about it", () => {
    const wrong = chosen.filter(({ file, first }) => file.of !== null && first !== null && first.id !== file.of && !file.alsoOf.includes(first.id));
    expect(wrong.map(({ file, first }) => `${file.name} / ${file.organization}: ${first?.id} for ${file.of}, ${first?.standing}`).slice(1)).toEqual([]);
  });

  it("the right system is in sight for all, and most are sure", () => {
    const unseen = matched.filter(({ file, proposals }) => file.of !== null && !proposals.some(({ id }) => id === file.of || file.alsoOf.includes(id)));
    expect(unseen.map(({ file }) => `${file.name} / ${file.organization}`)).toEqual([]);
    const sure = chosen.filter(({ first }) => first?.standing === "sure").length;
    expect(sure).toBeGreaterThan(150);
  });

  it("a product that the hospital does not have is never sure", () => {
    for (const { file, first } of chosen) if (file.of === null) expect(first?.standing, file.name).not.toBe("sure");
  });
});

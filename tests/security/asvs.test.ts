import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./own-documents.ts";
import { placeFault } from "./place-fault.ts";

const text = readFileSync(join(root, "docs/security/asvs-5.0-level-2.md"), "utf8");
const STATES = ["満たす", "一部", "まだ", "当てはまらない"];

/** How many sections each chapter of ASVS 5.0 has, V1 to V17. */
const SECTIONS = [5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3];

interface Section {
  readonly id: string;
  readonly state: string;
  readonly body: string;
}

const sections: readonly Section[] = text.split(/^### V/m).slice(1).map((part) => {
  const [id = ""] = part.split(" ", 1);
  return { id, state: /^\*\*(.+?)\*\*/m.exec(part)?.[1] ?? "", body: part.split(/^## /m)[0] ?? "" };
});

/** What stands in backticks and is a path of the repository: below one of its folders, or a file of its root. */
function placesIn(markdown: string): string[] {
  const named = [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return named.filter((code) => /^(packages|tests|docs|scripts|schemas|catalogs|criteria|charts|fixtures|bench)\//.test(code) || /^[\w.-]+\.(md|json|ts|mjs)$/.test(code));
}

describe("the check against ASVS 5.0", () => {
  it("names no path and no test that is not there", () => {
    const places = placesIn(text);
    expect(places.length).toBeGreaterThan(100);
    expect(places.flatMap((place) => placeFault(place) ?? [])).toEqual([]);
    expect(placesIn("`packages/nowhere.ts` `/api/docs` `npm test`").map(placeFault)).toEqual(["no such path: packages/nowhere.ts"]);
  });

  it("has every section once, each with a state", () => {
    expect(sections.map(({ id }) => id)).toEqual(SECTIONS.flatMap((many, chapter) => Array.from({ length: many }, (_, at) => `${chapter + 1}.${at + 1}`)));
    expect(sections.filter(({ state }) => !STATES.includes(state))).toEqual([]);
  });

  it("shows what is met, and says what is not", () => {
    const unshown = sections.filter(({ state, body }) => ["満たす", "一部"].includes(state) && placesIn(body).length === 0);
    const unsaid = sections.filter(({ state, body }) => ["一部", "まだ"].includes(state) && !body.includes("まだのこと："));
    expect([...unshown, ...unsaid].map(({ id }) => id)).toEqual([]);
  });

  it("is summed up as it is", () => {
    const rows = SECTIONS.map((_, chapter) => STATES.map((state) => sections.filter(({ id, state: own }) => own === state && id.startsWith(`${chapter + 1}.`)).length));
    const said = [...text.matchAll(/^\| V\d+ [^|]+((?:\| \d+ )+)\|$/gm)].map(([, cells = ""]) => (cells.match(/\d+/g) ?? []).map(Number));
    expect(said).toEqual(rows);
    const total = (/^\| 合計 ((?:\| \d+ )+)\|$/m.exec(text)?.[1]?.match(/\d+/g) ?? []).map(Number);
    expect(total).toEqual(STATES.map((state) => sections.filter((section) => section.state === state).length));
  });
});

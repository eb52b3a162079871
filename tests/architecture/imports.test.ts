import { describe, expect, it } from "vitest";
import { findCycles, importFaults } from "./import-faults.ts";
import { readSources, sourceFile } from "./source-files.ts";

/** Settings of build tools stand beside src and belong to no program. */
const sources = readSources("packages").filter(({ path }) => path.includes("/src/"));

describe("imports go inwards only", () => {
  it("in every package", () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(importFaults(sources)).toEqual([]);
  });

  it.each([
    ["packages/domain/src/a.ts", `import { readFile } from "@kaiji/formats";`, "may import nothing of ours"],
    ["packages/domain/src/a.ts", `import { z } from "zod";`, "domain may use no library"],
    ["packages/formats/src/a.ts", `export { readFileSync } from "node:fs";`, "formats may use fflate"],
    ["packages/formats/src/a.ts", `const { x } = await import("@kaiji/server");`, "formats may import domain"],
    ["packages/web/src/a.tsx", `import type { Library } from "@kaiji/library";`, "web may import domain, formats"],
    ["packages/cli/src/commands/read.ts", `import { runServer } from "@kaiji/server";`, "must not load a web server"],
    ["packages/server/src/a.ts", `import { x } from "../../domain/src/index.ts";`, "reaches out of its package"],
    ["packages/server/src/a.ts", `import { x } from "./b";`, "without its ending"],
    ["packages/nowhere/src/a.ts", `import { x } from "./b.ts";`, "has no rule"],
  ])("%s with %s is a fault", (path, code, words) => {
    const faults = importFaults([sourceFile(path, code)]);
    expect(faults).toEqual([expect.stringContaining(words)]);
    expect(faults[0]).toContain(path);
  });
});

describe("no two files need each other", () => {
  it("in any package", () => {
    expect(findCycles(sources)).toEqual([]);
  });

  it("a ring is named from end to end; a type alone makes no ring", () => {
    const a = sourceFile("packages/x/src/a.ts", `import { b } from "./b.ts"; export const a = b;`);
    const b = sourceFile("packages/x/src/b.ts", `import { a } from "./a.ts"; export const b = () => a;`);
    const onlyType = sourceFile("packages/x/src/b.ts", `import type { a } from "./a.ts"; export const b: typeof a = null!;`);
    expect(findCycles([a, b])).toEqual([expect.stringContaining("packages/x/src/a.ts → packages/x/src/b.ts → packages/x/src/a.ts")]);
    expect(findCycles([a, onlyType])).toEqual([]);
  });
});

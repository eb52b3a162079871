import { describe, expect, it } from "vitest";
import { nodesOf, readSources, sourceFile, type SourceFile } from "./source-files.ts";

/** Places where the compiler was told to look away. */
function lookingAway(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const any = nodesOf(file).filter((node) => node.type === "TSAnyKeyword").map(() => "any");
    const comments = file.code.match(/@ts-(ignore|expect-error|nocheck)/g) ?? [];
    return [...any, ...comments].map((what) => `${file.path}: ${what}; say what it is`);
  });
}

describe("the compiler sees everything", () => {
  it("in every package", () => {
    expect(lookingAway(readSources("packages"))).toEqual([]);
  });

  it.each(["const a: any = 1;", "const a = (b as any).c;", "// @ts-ignore\nexport {};"])("%j is found", (code) => {
    expect(lookingAway([sourceFile("packages/domain/src/a.ts", code)])).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import { isNode, nodesOf, readSources, sourceFile, type SourceFile } from "./source-files.ts";

/** Names that reach outside, where they stand as values. `document` is a word of ours too: provenance has one. */
const FORBIDDEN = new Set(["Date", "process", "fetch", "require", "globalThis", "window", "navigator", "localStorage", "crypto", "performance", "setTimeout", "setInterval", "console", "Buffer", "Intl"]);

/** Where the rules reach for the clock, chance, the network or the machine. */
function impurities(files: readonly SourceFile[]): string[] {
  return files.filter((file) => !file.isTest).flatMap((file) => [...new Set(nodesOf(file).flatMap((node) => {
    const name = node["name"];
    if (node.type === "Identifier" && typeof name === "string" && FORBIDDEN.has(name)) return [name];
    if (node.type !== "MemberExpression" || !isNode(node["object"]) || !isNode(node["property"])) return [];
    return node["object"]["name"] === "Math" && node["property"]["name"] === "random" ? ["Math.random"] : [];
  }))].map((name) => `${file.path} uses ${name}: domain is pure; pass the value in as a parameter (at, id, by)`));
}

describe("the domain is pure", () => {
  it("it uses no clock, chance, network or machine", () => {
    expect(impurities(readSources("packages/domain"))).toEqual([]);
  });

  it.each(["new Date()", "Date.now()", "Math.random()", "process.env", "fetch('/')", "console.log(1)"])("%s is found", (code) => {
    expect(impurities([sourceFile("packages/domain/src/a.ts", `export const a = ${code};`)])).toHaveLength(1);
  });
});

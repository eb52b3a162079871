import { describe, expect, it } from "vitest";
import { resolveImport, sourceFiles, type SourceFile } from "./source-files.ts";

/** What each package may import of ours. Imports point inwards only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  formats: ["domain"],
  library: ["domain", "formats"],
  server: ["domain", "formats", "library"],
  web: ["domain", "formats"],
  cli: ["domain", "formats", "library", "server"],
};

/** Places where a package is allowed only in these files. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  "cli → server": /packages\/cli\/src\/commands\/serve\.ts$/,
};

const files = sourceFiles();

describe("imports point inwards", () => {
  it.each(Object.keys(MAY_IMPORT))("%s", (name) => {
    expect(files.filter((file) => file.package === name && !file.isTest).flatMap(violations)).toEqual([]);
  });

  it("knows every package", () => {
    expect(Object.keys(MAY_IMPORT).toSorted()).toEqual([...new Set(files.map((file) => file.package))].toSorted());
  });

  it("would name the file, the rule and the remedy", () => {
    const stray = { path: "packages/domain/src/x.ts", package: "domain", text: "", imports: ["@kaiji/web", "../../cli/src/y.ts"], isTest: false };
    expect(violations(stray)).toHaveLength(2);
    expect(violations(stray)[0]).toContain("packages/domain/src/x.ts");
    expect(violations(stray)[0]).toContain("may import nothing of ours");
  });
});

function violations(file: SourceFile): string[] {
  const allowed = MAY_IMPORT[file.package] ?? [];
  const rule = allowed.length === 0 ? "may import nothing of ours" : `may import only ${allowed.join(", ")}`;
  return file.imports.flatMap((target) => {
    const other = /^@kaiji\/([a-z]+)/.exec(target)?.[1];
    if (other !== undefined && !allowed.includes(other))
      return [`${file.path} imports ${target}: ${file.package} ${rule}. Move the code inwards, or pass the value in.`];
    const only = ONLY_IN[`${file.package} → ${other ?? ""}`];
    if (only !== undefined && !only.test(file.path)) return [`${file.path} imports ${target}: allowed only in ${only.source}.`];
    const path = resolveImport(file, target);
    if (path !== null && !path.startsWith(`packages/${file.package}/`) && !path.startsWith("catalogs/") && !path.startsWith("fixtures/sample/"))
      return [`${file.path} imports ${target}: ${file.package} ${rule}. Import another package by its name.`];
    return [];
  });
}

describe("the domain and the formats stay pure", () => {
  it("the domain touches no clock, chance, network, file or environment", () => {
    const forbidden = /\b(?:Date\.now|new Date|Math\.random|fetch\(|process\.|performance\.|setTimeout|localStorage|crypto\.)|from "node:/;
    const guilty = files.filter((file) => file.package === "domain" && !file.isTest && forbidden.test(file.text));
    expect(guilty.map((file) => file.path)).toEqual([]);
  });

  it("the formats open no file and no connection", () => {
    const forbidden = /from "node:(?:fs|net|http|https|child_process|os)|(?<!async )\bfetch\(|process\.env/;
    const guilty = files.filter((file) => file.package === "formats" && !file.isTest && forbidden.test(file.text));
    expect(guilty.map((file) => file.path)).toEqual([]);
  });
});

describe("no file imports itself in a circle", () => {
  it("following imports of values never leads back", () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
        return;
      }
      const file = byPath.get(path);
      if (file === undefined || done.has(path)) return;
      for (const target of valueImports(file)) walk(target, [...trail, path]);
      done.add(path);
    };
    for (const path of byPath.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });
});

/** Imports of types vanish when the code runs, so they make no circle. */
function valueImports(file: SourceFile): string[] {
  const withoutTypes = file.text.replaceAll(/import type [^;]*;/g, "").replaceAll(/import \{(?:\s*type [^,}]*,?)+\s*\} from [^;]*;/g, "");
  return file.imports
    .filter((target) => withoutTypes.includes(`"${target}"`))
    .map((target) => resolveImport(file, target))
    .filter((path) => path !== null);
}

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles, root } from "./source-files.ts";

const FOLDERS = ["packages", "scripts", "tests", "bench", "fixtures"];
const BANNED = ["utils", "util", "helpers", "helper", "common", "misc", "manager", "types", "base"];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.(ts|tsx|mjs)$/;
const MOST_LINES = 400;

const code = FOLDERS.flatMap(listFiles).filter((path) => /\.(ts|tsx|mjs)$/.test(path));

function nameFault(path: string): string | null {
  const banned = path.split("/").map((part) => part.split(".")[0] ?? "").find((part) => BANNED.includes(part));
  if (banned !== undefined) return `${path}: "${banned}" says nothing; name it for the one thing it holds`;
  return KEBAB.test(basename(path)) ? null : `${path}: file names are kebab-case, after what the file exports`;
}

function lengthFault(path: string, text: string): string | null {
  const lines = text.split("\n").length - 1;
  return lines > MOST_LINES && !path.includes(".generated.") ? `${path} has ${lines} lines, ${MOST_LINES} is the end; split it by what it says` : null;
}

describe("a file is named for the one thing it holds", () => {
  it("everywhere", () => {
    expect(code.length).toBeGreaterThan(200);
    expect(code.flatMap((path) => nameFault(path) ?? [])).toEqual([]);
  });

  it.each(["packages/domain/src/utils.ts", "packages/domain/src/common/a.ts", "packages/x/src/types.test.ts", "packages/x/src/ReadFile.ts", "packages/x/src/read_file.ts"])("%s is a fault", (path) => {
    expect(nameFault(path)).toContain(path);
  });
});

describe("a file fits in a head", () => {
  it("everywhere", () => {
    expect(code.flatMap((path) => lengthFault(path, readFileSync(join(root, path), "utf8")) ?? [])).toEqual([]);
  });

  it("401 lines are a fault", () => {
    expect(lengthFault("packages/x/src/a.ts", "\n".repeat(401))).toContain("401 lines");
  });
});

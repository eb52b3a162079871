import { describe, expect, it } from "vitest";
import { nodesOf, readSources, sourceFile, type SourceFile } from "./source-files.ts";

/** A banned word and the right one: docs/GLOSSARY.md. */
const RIGHT_WORDS: Readonly<Record<string, string>> = {
  vendor: "provider",
  supplier: "provider",
  company: "provider",
  hospital: "institution",
  customer: "institution",
  question: "item",
  inventory: "ledger",
};

/** Words that stand in a published data format already. */
const EXEMPT: readonly { readonly word: string; readonly files: RegExp; readonly because: string }[] = [
  {
    word: "question",
    files: /^packages\/(domain\/src\/catalog\/form|formats\/src\/(json\/library-schema|recognise\/.*|pdf\/.*))\.ts$/,
    because: "headers.question of catalogs/reading.json: the column's own name on the form",
  },
];

function wordFaults(files: readonly SourceFile[]): string[] {
  return files.filter((file) => !file.isTest).flatMap((file) => {
    const names = nodesOf(file).flatMap((node) => (/^(JSX)?Identifier$/.test(node.type) ? [String(node["name"])] : []));
    return [...new Set(names)].flatMap((name) => wordsOf(name).flatMap((word) => fault(file.path, name, word) ?? []));
  });
}

function wordsOf(identifier: string): string[] {
  return identifier.split(/(?<=[a-z0-9])(?=[A-Z])|[_$]/).map((word) => word.toLowerCase().replace(/(?<=[^s])s$/, "").replace(/ie$/, "y"));
}

function fault(path: string, name: string, word: string): string | null {
  const right = Object.hasOwn(RIGHT_WORDS, word) ? RIGHT_WORDS[word] : undefined;
  if (right === undefined || EXEMPT.some((exempt) => exempt.word === word && exempt.files.test(path))) return null;
  return `${path}: "${name}" says ${word}; the word here is ${right} (docs/GLOSSARY.md)`;
}

describe("one word for one thing", () => {
  it("in every identifier", () => {
    expect(wordFaults(readSources("packages"))).toEqual([]);
  });

  it.each([
    ["const vendorName = 1;", "provider"],
    ["interface Hospital { readonly id: string }", "institution"],
    ["function listQuestions() {}", "item"],
    ["const companies = [];", "provider"],
    ["const x = { supplier: 1 };", "provider"],
  ])("%s should say %s", (code, right) => {
    expect(wordFaults([sourceFile("packages/domain/src/a.ts", code)])).toEqual([expect.stringContaining(`the word here is ${right}`)]);
  });
});

import { basename } from "node:path";
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files.ts";

const files = sourceFiles();
const LONGEST = 400;
const BANNED_NAMES = /^(?:utils?|helpers?|common|misc|manager|types|base|index2)\.tsx?$/;
/** Words the glossary has another word for; the right word stands behind. */
const BANNED_WORDS: Readonly<Record<string, string>> = {
  vendor: "provider",
  supplier: "provider",
  hospital: "institution",
  question: "item",
};
/** Names of keys in the published data, and of columns on other people's forms. */
const EXEMPT = /headers\.question|question:|"question"/;

it("no file grows past its idea", () => {
  const long = files.filter((file) => !file.path.includes(".generated.") && file.text.split("\n").length > LONGEST);
  expect(long.map((file) => `${file.path}: cut it; one idea a file, ${LONGEST} lines at the most`)).toEqual([]);
});

it("files are named for one thing, in kebab-case", () => {
  const guilty = files.filter(({ path }) => {
    const name = basename(path);
    return BANNED_NAMES.test(name) || !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.tsx?$/.test(name);
  });
  expect(guilty.map((file) => file.path)).toEqual([]);
});

it("identifiers use the words of the glossary", () => {
  const guilty = files
    .filter((file) => !file.isTest)
    .flatMap((file) =>
      file.text.split("\n").flatMap((line, i) => {
        if (EXEMPT.test(line) || /^\s*(?:\/\/|\*|\/\*)/.test(line)) return [];
        const code = line.replaceAll(/"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*'|\/\/.*|\/\/?\*.*/g, "");
        const found = Object.keys(BANNED_WORDS).find((word) => new RegExp(`(?:\\b|_)${word}s?(?:\\b|[A-Z_])|[a-z]${word[0]!.toUpperCase()}${word.slice(1)}`).test(code));
        return found === undefined ? [] : [`${file.path}:${i + 1}: say ${BANNED_WORDS[found]}, not ${found}`];
      }),
    );
  expect(guilty).toEqual([]);
});

it("nothing is typed away", () => {
  const guilty = files.filter((file) => /:\s*any\b|as any\b|@ts-ignore|@ts-expect-error|@ts-nocheck/.test(file.text));
  expect(guilty.map((file) => file.path)).toEqual([]);
});

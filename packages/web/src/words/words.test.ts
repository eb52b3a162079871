import { describe, expect, it } from "vitest";
import { answerEn } from "./answer-en.ts";
import { answerJa } from "./answer-ja.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { workspaceEn } from "./workspace-en.ts";
import { workspaceJa } from "./workspace-ja.ts";

/** Every sentence with its path; functions are called with placeholders. */
function sentences(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = `${path}/${key}`;
    if (typeof value === "string") return [[here, value]];
    if (typeof value === "function") return [[here, String((value as (...args: number[]) => string)(2, 3, 4))]];
    return sentences(value as object, here);
  });
}

describe("the words of the workspace", () => {
  it("say something in both languages under the same keys, and no Japanese in English", () => {
    expect(sentences(workspaceEn).map(([path]) => path)).toEqual(sentences(workspaceJa).map(([path]) => path));
    for (const [path, text] of [...sentences(workspaceJa), ...sentences(workspaceEn)]) expect(text.trim(), path).not.toBe("");
    expect(sentences(workspaceEn).filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});

describe("the words of the page for providers", () => {
  it("say something in both languages under the same keys, and no Japanese in English", () => {
    expect(sentences(answerEn).map(([path]) => path)).toEqual(sentences(answerJa).map(([path]) => path));
    for (const [path, text] of [...sentences(answerJa), ...sentences(answerEn)]) expect(text.trim(), path).not.toBe("");
    expect(sentences(answerEn).filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});

describe("the words of the page", () => {
  it("say something in both languages under the same keys", () => {
    expect(sentences(en).map(([path]) => path)).toEqual(sentences(ja).map(([path]) => path));
    for (const [path, text] of [...sentences(ja), ...sentences(en)]) expect(text.trim(), path).not.toBe("");
  });

  it("hold no Japanese in English, but for the button that switches to it", () => {
    const japanese = sentences(en).filter(([, text]) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text));
    expect(japanese.map(([path]) => path)).toEqual(["/app/otherLanguage", "/app/switchLanguage"]);
  });
});

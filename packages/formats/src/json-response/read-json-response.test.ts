import type { Disclosure } from "@kaiji/domain";
import { describe, expect, it } from "vitest";
import { writeReadDocument } from "../json/read-document.ts";
import { problemSentence } from "../words/problem-sentence.ts";
import { readJsonResponse } from "./read-json-response.ts";

const disclosure: Disclosure = {
  form: "mds",
  edition: "5.0",
  title: "見本（架空）",
  basicInfo: { date: null, organization: null, name: null, version: null },
  answers: [
    { number: "4.1", answer: null, text: "記憶・生体", remarks: [], source: "MDS!C24" },
    { number: "2", answer: "yes", remarks: ["一"], source: "MDS!C9" },
  ],
  problems: [{ code: "unknown-answer", item: "4.1", source: "MDS!C24", params: { text: "記憶・生体" } }],
};
const document = writeReadDocument({ file: "見本.xlsx", sha256: "0".repeat(64), disclosures: [disclosure] }, "ja");

function read(json: string): Disclosure {
  const [first] = readJsonResponse(new TextEncoder().encode(json));
  if (first === undefined) throw new Error("nothing was read");
  return first;
}

describe("the document of a read file, read back", () => {
  it("has the same answers in the same order", () => expect(read(document).answers).toEqual(disclosure.answers));

  it("tells its problems in the same words, and is written as the same document again", () => {
    const back = read(document);
    expect(problemSentence(back.problems[0]!, "ja")).toContain("「記憶・生体」は");
    expect(writeReadDocument({ file: "見本.xlsx", sha256: "0".repeat(64), disclosures: [back] }, "ja")).toBe(document);
  });

  it("tells a problem that only a newer program knows", () => {
    const newer = document.replace('"unknown-answer"', '"not-yet-invented"');
    expect(read(newer).problems.map((problem) => [problem.code, problemSentence(problem, "ja")])).toEqual([["not-yet-invented", expect.stringContaining("記憶・生体")]]);
  });
});

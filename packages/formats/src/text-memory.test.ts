import { expect, it } from "vitest";
import { TextMemory } from "./text-memory.ts";

it("asks once of each text, also where nothing is found", () => {
  const asked: string[] = [];
  const memory = new TextMemory((text) => {
    asked.push(text);
    return text === "はい" ? "yes" : null;
  });
  expect(["はい", "備考", "はい", "備考"].map((text) => memory.of(text))).toEqual(["yes", null, "yes", null]);
  expect(asked).toEqual(["はい", "備考"]);
});

it("does not keep long texts, and forgets when it is full", () => {
  let asked = 0;
  const memory = new TextMemory((text) => {
    asked++;
    return text.length;
  });
  const long = "長".repeat(161);
  expect([memory.of(long), memory.of(long), asked]).toEqual([161, 161, 2]);
  for (let i = 0; i < 5001; i++) memory.of(`${i}`);
  memory.of("0");
  expect(asked).toBe(2 + 5001 + 1);
});

import { expect, it } from "vitest";
import { compareItemNumbers, parentNumber } from "./item-number.ts";

it("orders item numbers as a form lists them", () => {
  const numbers = ["10", "4.10", "4.1.1", "4", "4.2", "4.1", "12.3.1.1", "12.3.1"];
  expect(numbers.toSorted(compareItemNumbers)).toEqual(["4", "4.1", "4.1.1", "4.2", "4.10", "10", "12.3.1", "12.3.1.1"]);
  expect(compareItemNumbers("4.1", "4.1")).toBe(0);
  expect(compareItemNumbers("4.1", "4.10")).toBeLessThan(0);
});

it("knows a number's parent", () => {
  expect(parentNumber("12.3.1.1")).toBe("12.3.1");
  expect(parentNumber("4")).toBeNull();
});

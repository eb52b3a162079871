import { describe, expect, it } from "vitest";
import { formatAddress, parseAddress } from "./cell-address.ts";

describe("a cell's address", () => {
  it.each([
    ["A1", 1, 1],
    ["Z9", 9, 26],
    ["AA10", 10, 27],
    ["XFD1048576", 1_048_576, 16_384],
  ])("%s is row %i, column %i, both ways", (address, row, column) => {
    expect(parseAddress(address)).toEqual({ row, column });
    expect(formatAddress(row, column)).toBe(address);
  });
});

import { expect, it } from "vitest";
import { checkVersion } from "./server-checks.ts";

it.each([150_000, 150_019, 180_004])("PostgreSQL %d will do", (number) => {
  expect(checkVersion(number)).toBe(Math.floor(number / 10_000));
});

it.each([140_020, 90_624])("PostgreSQL %d is too old", (number) => {
  expect(() => checkVersion(number)).toThrow(expect.objectContaining({ code: "server-too-old", en: expect.stringContaining("PostgreSQL 15") as string }) as Error);
});

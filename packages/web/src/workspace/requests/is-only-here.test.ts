import { expect, it } from "vitest";
import { isOnlyHere } from "./is-only-here.ts";

it.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["192.168.1.20", true],
  ["10.0.0.5", true],
  ["172.20.0.1", true],
  ["[::1]", true],
  ["fd12:3456::1", true],
  ["kaiji", true],
  ["kaiji.local", true],
  ["172.40.0.1", false],
  ["kaiji.example.jp", false],
  ["[2001:db8::1]", false],
])("%s is only here: %s", (hostname, expected) => {
  expect(isOnlyHere(hostname)).toBe(expected);
});

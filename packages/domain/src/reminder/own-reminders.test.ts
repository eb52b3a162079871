import { describe, expect, it } from "vitest";
import { daysBetween, isMonday } from "./days-between.ts";
import { ownDigests, type DatedMatter, type Recipient } from "./own-reminders.ts";

const hanako: Recipient = { name: "山田 花子", email: "hanako@example.jp", isAdministrator: true };
const taro: Recipient = { name: "佐藤 太郎", email: "taro@example.jp", isAdministrator: false };
const matter = (on: string, owner: string | null): DatedMatter => ({ kind: "treatment-due", on, owner, name: "二要素認証" });

/** 2026-12-02 is a Wednesday, 2026-12-07 a Monday. */
const told = (matters: DatedMatter[], today: string) => ownDigests(matters, [hanako, taro], 7, today).map(({ recipient, matters: own }) => [recipient.email, own.map(({ on }) => on)]);

describe("a digest to one's own people", () => {
  it.each<[string, DatedMatter[], string, unknown]>([
    ["goes to the owner, by name however it is spaced", [matter("2026-12-09", "佐藤太郎")], "2026-12-02", [["taro@example.jp", ["2026-12-09"]]]],
    ["goes to the owner, by address", [matter("2026-12-09", "Taro@example.jp")], "2026-12-02", [["taro@example.jp", ["2026-12-09"]]]],
    ["goes to the administrators, when the owner is nobody here", [matter("2026-12-09", "業者さん")], "2026-12-02", [["hanako@example.jp", ["2026-12-09"]]]],
    ["goes to the administrators, when nobody is named", [matter("2026-12-09", null)], "2026-12-02", [["hanako@example.jp", ["2026-12-09"]]]],
    ["is silent while all is far away", [matter("2026-12-10", null)], "2026-12-02", []],
    ["is silent on a day with no news", [matter("2026-12-06", null)], "2026-12-02", []],
    ["brings all that is near along with the news, earliest first", [matter("2026-12-09", null), matter("2026-11-20", null)], "2026-12-02", [["hanako@example.jp", ["2026-11-20", "2026-12-09"]]]],
    ["comes on the day itself", [matter("2026-12-02", null)], "2026-12-02", [["hanako@example.jp", ["2026-12-02"]]]],
    ["comes the day after", [matter("2026-12-01", null)], "2026-12-02", [["hanako@example.jp", ["2026-12-01"]]]],
    ["comes on Mondays for what is overdue", [matter("2026-11-20", null)], "2026-12-07", [["hanako@example.jp", ["2026-11-20"]]]],
  ])("%s", (_, matters, today, digests) => {
    expect(told(matters, today)).toEqual(digests);
  });
});

describe("days", () => {
  it.each([
    ["2026-12-01", "2026-12-01", 0],
    ["2026-12-31", "2027-01-01", 1],
    ["2024-02-28", "2024-03-01", 2],
    ["2026-02-28", "2026-03-01", 1],
    ["2000-01-01", "2100-01-01", 36525],
    ["2026-12-10", "2026-12-03", -7],
  ])("from %s to %s are %i", (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
  it.each([["2026-12-07", true], ["2026-12-06", false], ["2024-01-01", true], ["2027-01-04", true], ["2027-01-05", false]] as const)("%s is a Monday: %s", (day, is) => {
    expect(isMonday(day)).toBe(is);
  });
});

import { describe, expect, it } from "vitest";
import { parseDate } from "./parse-date.ts";
import { serialToDate } from "./serial-date.ts";

describe("calendar days as people write them", () => {
  it.each([
    ["2025/10/24", "2025-10-24"],
    ["2025-10-4", "2025-10-04"],
    ["2025.10.24", "2025-10-24"],
    ["2025年10月24日", "2025-10-24"],
    ["２０２５年１０月２４日（金）", "2025-10-24"],
    ["2025 年 10 月 24 日", "2025-10-24"],
    ["令和7年10月24日", "2025-10-24"],
    ["令和元年5月1日", "2019-05-01"],
    ["R7.10.24", "2025-10-24"],
    ["H31.4.1", "2019-04-01"],
    ["平成３１年４月３０日", "2019-04-30"],
    ["20251024", "2025-10-24"],
    ["2025/10/24 13:05", "2025-10-24"],
    ["24 Oct 2025", "2025-10-24"],
    ["October 24, 2025", "2025-10-24"],
    ["2024/02/29", "2024-02-29"],
    ["10/24/2025", "2025-10-24"],
    ["24/10/2025", "2025-10-24"],
    ["5/5/2026", "2026-05-05"],
  ])("%j is %s", (text, day) => expect(parseDate(text)).toBe(day));

  it.each(["", "2025年10月", "2025/13/01", "2025/02/29", "未定", "10/24", "令和7年", "5/1/2026", "13/13/2026"])("%j is no day", (text) =>
    expect(parseDate(text)).toBeNull(),
  );
});

describe("serial numbers", () => {
  it("count from 1900 with the day that never was, or from 1904", () => {
    expect(serialToDate(45_954, false)).toBe("2025-10-24");
    expect(serialToDate(45_954 - 1462, true)).toBe("2025-10-24");
    expect(serialToDate(1, false)).toBe("1900-01-01");
    expect(serialToDate(61, false)).toBe("1900-03-01");
    expect(serialToDate(45_954.75, false)).toBe("2025-10-24");
    expect(serialToDate(-1, false)).toBeNull();
  });
});

import { expect, it } from "vitest";
import { addDays, dayInJapan } from "./calendar-day.ts";

it("days are Japan's, and run over months and years", () => {
  expect(dayInJapan(Date.parse("2026-11-28T14:59:59Z"))).toBe("2026-11-28");
  expect(dayInJapan(Date.parse("2026-11-28T15:00:00Z"))).toBe("2026-11-29");
  expect(addDays("2026-12-28", 7)).toBe("2027-01-04");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

const DAY_MS = 24 * 3_600_000;
const JAPAN_MS = 9 * 3_600_000;

/** A day so many days later. Days are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day in Japan at an instant. @param at milliseconds since 1970 */
export function dayInJapan(at: number): string {
  return new Date(at + JAPAN_MS).toISOString().slice(0, 10);
}

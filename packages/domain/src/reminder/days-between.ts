/**
 * Days from one day to another, negative when the second is earlier. Days are `YYYY-MM-DD`.
 * Counted in the calendar itself: the domain knows no clock.
 */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whether a day is a Monday. 0001-01-01 was one. */
export function isMonday(day: string): boolean {
  return (dayNumber(day) - 1) % 7 === 0;
}

/** Days since the last day before year 1, in the Gregorian calendar; the year is taken to begin in March. */
function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  return 365 * marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400) + Math.floor((153 * monthFromMarch + 2) / 5) + date - 306;
}

const DAY = 86_400_000;

/**
 * The calendar day of a spreadsheet serial number as `YYYY-MM-DD`, or `null` outside the years 1900–9999.
 * The 1900 system counts a 29 February 1900 that never was; the 1904 system starts at 1904-01-01 as 0.
 */
export function serialToDate(serial: number, uses1904: boolean): string | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day < (uses1904 ? 0 : 1) || day > 2_958_465) return null;
  const epoch = uses1904 ? Date.UTC(1904, 0, 1) : day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(epoch + day * DAY).toISOString().slice(0, 10);
}

/** The serial number of a day written `YYYY-MM-DD`, or `null` when the text is none. */
export function dateToSerial(date: string, uses1904: boolean): number | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (m === null) return null;
  const days = (Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) - Date.UTC(1899, 11, 30)) / DAY;
  return uses1904 ? days - 1462 : days;
}

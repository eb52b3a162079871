/** Today's date in Japan, `YYYY-MM-DD`. */
export function todayInJapan(at = Date.now()): string {
  return new Date(at).toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
}

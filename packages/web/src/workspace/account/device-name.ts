const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg\//, "Edge"], [/Firefox\//, "Firefox"], [/Chrom(e|ium)\//, "Chrome"], [/Safari\//, "Safari"]];
const PLACES: readonly (readonly [RegExp, string])[] = [[/iPhone/, "iPhone"], [/iPad/, "iPad"], [/Android/, "Android"], [/Windows/, "Windows"], [/Mac OS X|Macintosh/, "Mac"], [/Linux/, "Linux"]];

/** What a browser calls itself, in the words of people: `Chrome (Windows)`; the whole text when it is unknown. */
export function deviceName(userAgent: string): string {
  const [browser, place] = [BROWSERS, PLACES].map((names) => names.find(([look]) => look.test(userAgent))?.[1]);
  return browser === undefined ? userAgent : place === undefined ? browser : `${browser} (${place})`;
}

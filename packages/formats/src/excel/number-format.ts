/** How a number cell shows its value. */
export type NumberFormat = { readonly kind: "general" } | { readonly kind: "date" } | { readonly kind: "fixed"; readonly decimals: number };

const GENERAL: NumberFormat = { kind: "general" };
const DATE: NumberFormat = { kind: "date" };

/** Built-in formats that show a date, also the Japanese ones (ECMA-376 part 1, 18.8.30). */
function isBuiltinDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** The format of a built-in id or, when the file defines it, of its code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (isBuiltinDate(id)) return DATE;
    if (id === 1 || id === 3) return { kind: "fixed", decimals: 0 };
    return id === 2 || id === 4 ? { kind: "fixed", decimals: 2 } : GENERAL;
  }
  const bare = code
    .split(";")[0]!
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .toLowerCase();
  if (/[ymdge]/.test(bare.replaceAll(/general|g\/標準/g, "").replaceAll(/e[+-]/g, "")) && !/[0#]/.test(bare)) return DATE;
  if (/%|e[+-]|\//.test(bare)) return GENERAL;
  const digits = /[#0?,]*[0#?](?:\.([0#?]+))?/.exec(bare);
  if (digits === null) return GENERAL;
  const decimals = digits[1] ?? "";
  return decimals.includes("#") || decimals.includes("?") ? GENERAL : { kind: "fixed", decimals: decimals.length };
}

/** Whether a format's code shows texts, or numbers, as nothing: `;;;` hides both, `0;;;` texts. */
export function showsNothing(code: string | undefined): { readonly text: boolean; readonly numbers: boolean } {
  if (code === undefined || !code.includes(";")) return SHOWN;
  const parts = code.replaceAll(/\[[^\]]*\]|""|\s/g, "").split(";");
  return { text: parts.length === 4 && parts[3] === "", numbers: parts.slice(0, 3).every((part) => part === "") };
}

const SHOWN = { text: false, numbers: false };

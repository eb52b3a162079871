/** Long enough for the first lists of a screen to be there. */
const PATIENCE_MS = 600;

/**
 * Loads the page's letters: some sixty small files. The workspace asks for its lists first and is read in the
 * system's letters for that moment; other pages ask for nothing else.
 */
export function loadFonts(path: string): void {
  const isBusy = path === "/workspace" || path.startsWith("/workspace/");
  setTimeout(() => void import("../fonts.ts"), isBusy ? PATIENCE_MS : 0);
}

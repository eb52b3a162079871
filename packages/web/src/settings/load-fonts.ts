/** Long enough for the screen to be drawn from what was asked for first. */
const DRAWING_MS = 400;
/** However long that takes, letters are not waited for longer. */
const PATIENCE_MS = 3000;

/**
 * Loads the page's letters, some sixty small files, once what the page asks for first is there. Until then the page
 * is read in the system's letters.
 * @param first settles when it is there; undefined where nothing is asked for
 */
export function loadFonts(first: Promise<unknown> | undefined): void {
  const load = () => void import("../fonts.ts");
  if (first === undefined) {
    load();
    return;
  }
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  void Promise.race([first.then(() => new Promise((resolve) => setTimeout(resolve, DRAWING_MS))), patience]).then(load);
}

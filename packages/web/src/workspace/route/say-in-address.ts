/** Safari takes 100 changes of the address in 30 s; a person types faster. */
const PAUSE_MS = 400;
let paused = false;
let waiting: (() => void) | null = null;

/** Says in the page's address what is shown: at once, and while it goes on changing every so often. */
export function sayInAddress(query: string): void {
  const path = location.pathname;
  const say = () => {
    // Another page has another state to tell of.
    if (location.pathname === path) history.replaceState(history.state, "", `${path}${query}`);
  };
  if (paused) {
    waiting = say;
    return;
  }
  say();
  paused = true;
  setTimeout(() => {
    paused = false;
    const last = waiting;
    waiting = null;
    last?.();
  }, PAUSE_MS);
}

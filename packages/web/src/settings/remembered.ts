/** Whether somebody is signed in to the workspace in this browser, as far as it remembers. */
export const SIGNED_IN = "signed-in";

/** A setting kept from visit to visit, or `null`. A browser that blocks storage forgets; the page still works. */
export function findRemembered(key: string): string | null {
  try {
    return localStorage.getItem(`kaiji.${key}`);
  } catch {
    return null;
  }
}

/** Keeps a setting for the next visit, where the browser allows it. */
export function saveRemembered(key: string, value: string): void {
  try {
    localStorage.setItem(`kaiji.${key}`, value);
  } catch {
    // Private windows and strict settings refuse: the choice then holds for this visit only.
  }
}

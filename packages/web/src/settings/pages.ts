/** The screens there are, by their paths. The server answers each of them with the same page. */
export const PAGES = { check: "/", learn: "/forms" } as const;
export type PageName = keyof typeof PAGES;

/** The screen that the address names. */
export function currentPage(): PageName {
  return location.pathname === PAGES.learn ? "learn" : "check";
}

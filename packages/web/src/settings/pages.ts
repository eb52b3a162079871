/** The screens there are, by their paths. The server answers each of them with the same page. */
export const PAGES = { check: "/", covered: "/covered", who: "/who", learn: "/forms" } as const;
export type PageName = keyof typeof PAGES;
export const PAGE_NAMES = Object.keys(PAGES) as PageName[];

/** The screen that the address names. */
export function currentPage(): PageName {
  return PAGE_NAMES.find((name) => PAGES[name] === location.pathname) ?? "check";
}

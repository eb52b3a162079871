/** The screens there are, by their paths. The server answers each of them with the same page. */
export const PAGES = { check: "/", covered: "/covered", who: "/who", learn: "/forms", workspace: "/workspace" } as const;
export type PageName = keyof typeof PAGES;
export const PAGE_NAMES = Object.keys(PAGES) as PageName[];

/** Where providers answer by their links; a page of its own, in no navigation. */
export const ANSWER_PATH = "/answer";

/** The workspace and the ways into it; it tells its own screens apart. */
const WORKSPACE_PATHS = /^\/(?:workspace|sign-in|set-up|join)(?:\/|$)/;

/** The screen that the address names. */
export function currentPage(): PageName {
  if (WORKSPACE_PATHS.test(location.pathname)) return "workspace";
  return PAGE_NAMES.find((name) => PAGES[name] === location.pathname) ?? "check";
}

import { goTo } from "../route/use-path.ts";

/** Which part of everything that is missing is to be asked for; what is left out is not narrowed. */
export interface AskFor {
  readonly findingIds?: readonly string[];
  readonly systemIds?: readonly string[];
  readonly providerIds?: readonly string[];
}

const NEW_REQUESTS = "/workspace/requests/new";
const KEPT = "kaiji-ask-for";

/**
 * Leads to the screen on which requests are made, for these findings, systems or providers; for everything that is
 * missing when nothing is named. Many ids do not fit into an address, so they go along in the tab's own memory.
 */
export function askFor(what: AskFor = {}): void {
  sessionStorage.setItem(KEPT, JSON.stringify(what));
  goTo(`${NEW_REQUESTS}${Object.keys(what).length === 0 ? "" : "?some"}`);
}

/** What the screen was opened for. An address without `?some` is for everything. */
export function readAskFor(): AskFor {
  const query = new URLSearchParams(location.search);
  const ids = (name: string) => query.get(name)?.split(",").filter((id) => id !== "");
  const [systemIds, providerIds, findingIds] = [ids("systems"), ids("providers"), ids("findings")];
  if (systemIds !== undefined || providerIds !== undefined || findingIds !== undefined) return { ...(systemIds === undefined ? {} : { systemIds }), ...(providerIds === undefined ? {} : { providerIds }), ...(findingIds === undefined ? {} : { findingIds }) };
  return query.has("some") ? (JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as AskFor) : {};
}

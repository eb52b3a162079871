import { findRemembered } from "../../settings/remembered.ts";
import { beginLibrary } from "../../settings/use-library.ts";

/** Lists that a screen needs at once, below the organization's address. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { "/workspace/matrix": ["matrix", "systems?limit=500", "providers?limit=500"] };

const early = new Map<string, { readonly answer: Promise<Response>; readonly until: number }>();

/**
 * Asks for what the workspace needs first, before its program and its many small fonts take the connections. The
 * answers wait for whoever asks for them; a refusal is met there too.
 */
export function askEarly(path: string): void {
  if (path !== "/workspace" && !path.startsWith("/workspace/")) return;
  beginLibrary();
  const me = begin("/api/me");
  const lists = NEEDED[path] ?? [];
  if (lists.length === 0) return;
  void me
    .then((response) => (response.ok ? (response.clone().json() as Promise<{ organizations: { organizationId: string }[] }>) : null))
    .then((person) => {
      const id = person?.organizations.find(({ organizationId }) => organizationId === findRemembered("organization"))?.organizationId ?? person?.organizations[0]?.organizationId;
      if (id !== undefined) for (const list of lists) begin(`/api/organizations/${id}/${list}`);
    })
    .catch(() => undefined);
}

/** An answer that nobody took for so long is not given out any more: things may have changed. */
const FRESH_MS = 10_000;

/** What was asked for early at this address, once. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const found = early.get(path);
  early.delete(path);
  return found !== undefined && performance.now() < found.until ? found.answer : undefined;
}

function begin(path: string): Promise<Response> {
  const asked = fetch(path, { credentials: "same-origin" });
  asked.catch(() => undefined);
  early.set(path, { answer: asked, until: performance.now() + FRESH_MS });
  return asked;
}

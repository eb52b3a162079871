import { findRemembered } from "../../settings/remembered.ts";
import { loadLibrary } from "../../settings/load-library.ts";

/** Lists that a screen needs at once, below the organization's address. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { "/workspace/matrix": ["matrix", "systems?limit=500", "providers?limit=500"] };

const early = new Map<string, { readonly answer: Promise<Response>; readonly until: number }>();

let asked: Promise<unknown> | undefined;

/**
 * Asks for what the workspace needs first, once, before its program and its many small fonts take the connections.
 * The answers wait for whoever asks for them; a refusal is met there too.
 * @returns settles when all of them are there, however they came out; undefined outside of the workspace
 */
export function askEarly(path: string): Promise<unknown> | undefined {
  if (path === "/workspace" || path.startsWith("/workspace/")) asked ??= Promise.allSettled([loadLibrary(), askAs(path)]);
  return asked;
}

/** Asks who is signed in, and then for the lists of the screen in the organization that will be shown. */
async function askAs(path: string): Promise<void> {
  const me = await begin("/api/me");
  if (!me.ok) return;
  const person = (await me.clone().json()) as { organizations: { organizationId: string }[] };
  const id = person.organizations.find(({ organizationId }) => organizationId === findRemembered("organization"))?.organizationId ?? person.organizations[0]?.organizationId;
  if (id === undefined) return;
  const base = `/api/organizations/${id}`;
  await Promise.allSettled([base, ...(NEEDED[path] ?? []).map((list) => `${base}/${list}`)].map(begin));
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
  const answer = fetch(path, { credentials: "same-origin" });
  answer.catch(() => undefined);
  early.set(path, { answer, until: performance.now() + FRESH_MS });
  return answer;
}

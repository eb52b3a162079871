import { ApiProblem, problemIn } from "../workspace/api/ask.ts";

/**
 * Asks the server with the key of a provider's link. The key goes in a header: never in an address, which is logged on the way.
 * @throws ApiProblem for every refusal, and when the server cannot be reached
 */
export async function askByLink<T>(key: string, method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  const isBytes = body instanceof Blob;
  const headers = { ...(key === "" ? {} : { "Kaiji-Link": key }), ...(body === undefined ? {} : { "Content-Type": isBytes ? "application/octet-stream" : "application/json" }) };
  let response: Response;
  try {
    response = await fetch(`/api/answer${path}`, { method, headers, credentials: "omit", ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }) });
  } catch {
    throw new ApiProblem(0, "unreachable", "接続できません。通信を確かめて、もう一度お試しください。", "The server cannot be reached; check your connection and try again.");
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw await problemIn(response);
}

/**
 * Keeps the request of a link in one's own organization, as somebody who is signed in there.
 * @throws ApiProblem as above
 */
export async function keepByLink(key: string, organizationId: string): Promise<{ readonly id: string; readonly content: { readonly name: string } }> {
  const response = await fetch(`/api/organizations/${organizationId}/given-answers`, { method: "POST", headers: { "Kaiji-Link": key }, credentials: "same-origin" });
  if (!response.ok) throw await problemIn(response);
  return (await response.json()) as { readonly id: string; readonly content: { readonly name: string } };
}

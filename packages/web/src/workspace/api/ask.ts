import { takeEarly } from "./early-answers.ts";

/** One field that the server did not take. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** A refusal of the server (RFC 9457), in both languages. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly ja: string;
  readonly en: string;
  readonly fields: readonly FieldFault[];

  constructor(status: number, code: string, ja: string, en: string, fields: readonly FieldFault[] = []) {
    super(code);
    this.status = status;
    this.code = code;
    this.ja = ja;
    this.en = en;
    this.fields = fields;
  }
}

export interface AskOptions {
  readonly body?: unknown;
  /** The version that a change is based on. */
  readonly version?: number;
  readonly signal?: AbortSignal;
  /** Told how much of a file has been sent, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Asks the server. Creates carry a key of their own, so that a request that is sent twice is done once.
 * @throws ApiProblem for every refusal, and when the server cannot be reached
 */
export async function ask<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, { body, version, signal, onProgress }: AskOptions = {}): Promise<T> {
  const isBytes = body instanceof Blob;
  const headers: Record<string, string> = {
    ...(body === undefined ? {} : { "Content-Type": isBytes ? "application/octet-stream" : "application/json" }),
    ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
    ...(method === "POST" ? { "Idempotency-Key": crypto.randomUUID() } : {}),
  };
  let response: Response;
  try {
    const sending = isBytes && onProgress !== undefined && typeof XMLHttpRequest !== "undefined" ? sendWithProgress(method, path, headers, body, onProgress) : undefined;
    response = await (sending ?? (method === "GET" ? takeEarly(path) : undefined) ?? fetch(path, { method, headers, credentials: "same-origin", ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }), ...(signal === undefined ? {} : { signal }) }));
  } catch {
    throw new ApiProblem(0, "unreachable", "Kaijiに接続できません。動いているか確かめてください。", "Kaiji cannot be reached; see whether it is running.");
  }
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw await problemIn(response);
}

/** `fetch` does not tell how far an upload is. */
function sendWithProgress(method: string, path: string, headers: Readonly<Record<string, string>>, body: Blob, onProgress: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = "blob";
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total));
    request.addEventListener("load", () => resolve(new Response(request.status === 204 ? null : (request.response as Blob), { status: request.status })));
    request.addEventListener("error", () => reject(new TypeError("network")));
    request.send(body);
  });
}

/** What a refused reply says. */
export async function problemIn(response: Response): Promise<ApiProblem> {
  const told = (await response.json().catch(() => ({}))) as { code?: string; title?: string; detail?: string; errors?: FieldFault[] };
  return new ApiProblem(response.status, told.code ?? "unknown", told.title ?? `HTTP ${response.status}`, told.detail ?? `HTTP ${response.status}`, told.errors ?? []);
}

/** All items of a list, page by page. */
export async function askAll<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = "";
  while (next !== null) {
    const cursor: string = next === "" ? "" : `&cursor=${encodeURIComponent(next)}`;
    const page: { items: T[]; next: string | null } = await ask("GET", `${path}${path.includes("?") ? "&" : "?"}limit=500${cursor}`, signal === undefined ? {} : { signal });
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

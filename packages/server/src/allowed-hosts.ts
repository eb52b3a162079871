const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/**
 * Host names that a server bound to this address answers to; `null` means any.
 * On loopback a page of another site could reach it by pointing its own name at 127.0.0.1 (DNS rebinding).
 */
export function allowedHosts(boundTo: string): ReadonlySet<string> | null {
  const host = bareHost(boundTo);
  return LOOPBACK.includes(host) || host.startsWith("127.") ? new Set([...LOOPBACK, host]) : null;
}

/** The name in a Host header or option, without port, brackets and case. */
export function bareHost(host: string): string {
  const lower = host.trim().toLowerCase();
  const bracketed = /^\[(.+)\](?::\d+)?$/.exec(lower);
  if (bracketed !== null) return bracketed[1] ?? "";
  return lower.indexOf(":") === lower.lastIndexOf(":") ? lower.replace(/:\d+$/, "") : lower;
}

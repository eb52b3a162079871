import type { SetCookie } from "./operation.ts";

const NAMES = { session: "kaiji_session", device: "kaiji_device", flow: "kaiji_flow" } as const;
const LIVES_S = { session: null, device: 365 * 24 * 3600, flow: 600 } as const;

/** The cookies of a request by our own names. A browser keeps `__Host-` cookies from being set by anyone else. */
export function readCookies(header: string | null, isSecure: boolean): Record<string, string> {
  const given = new Map(
    (header ?? "").split(";").flatMap((part) => {
      const at = part.indexOf("=");
      return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const];
    }),
  );
  return Object.fromEntries(Object.entries(NAMES).flatMap(([name, full]) => {
    const value = given.get(isSecure ? `__Host-${full}` : full);
    return value === undefined ? [] : [[name, value]];
  }));
}

/** A `Set-Cookie` header: out of reach of scripts, never sent from other sites. */
export function cookieHeader({ name, value }: SetCookie, isSecure: boolean): string {
  const life = value === null ? 0 : LIVES_S[name];
  const parts = [`${isSecure ? "__Host-" : ""}${NAMES[name]}=${value ?? ""}`, "Path=/", "HttpOnly"];
  // Who comes back from a hospital's own sign-in comes from another site.
  parts.push(`SameSite=${name === "flow" ? "Lax" : "Strict"}`);
  if (isSecure) parts.push("Secure");
  if (life !== null) parts.push(`Max-Age=${life}`);
  return parts.join("; ");
}

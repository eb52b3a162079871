/** Whether an address opens only on this machine or inside the house, so that a provider outside cannot open its links. */
export function isOnlyHere(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || host === "::1" || !/[.:]/.test(host) || /\.(local|lan|internal|localhost)$/.test(host) || /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^f[cd][0-9a-f]{2}:|^fe80:/i.test(host);
}

import { BlockList, isIP } from "node:net";

/** Addresses that lead into a house or back to this machine (IANA's special-purpose registries, RFC 6890). */
const INSIDE: readonly (readonly [string, number, "ipv4" | "ipv6"])[] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  // Both hold IPv4 addresses in IPv6 form; what is in them is not looked into.
  ["::", 96, "ipv6"],
  ["64:ff9b::", 32, "ipv6"],
  ["2002::", 16, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 9, "ipv6"],
  ["ff00::", 8, "ipv6"],
];

const list = new BlockList();
for (const [address, prefix, family] of INSIDE) list.addSubnet(address, prefix, family);

/** Whether an IP address leads inside. IPv4 addresses in IPv6 form count as what they hold. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || list.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** Names and addresses that are allowed although they lead inside: `idp.hospital.local`, `10.1.2.3`, `10.1.0.0/16`. */
export function allowedInside(entries: readonly string[]): { hasName(host: string): boolean; hasAddress(address: string): boolean } {
  const names = new Set<string>();
  const addresses = new BlockList();
  for (const entry of entries.map((one) => one.trim().toLowerCase()).filter((one) => one !== "")) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address);
    if (family === 0) names.add(entry);
    else addresses.addSubnet(address, Number(prefix ?? (family === 4 ? 32 : 128)), family === 4 ? "ipv4" : "ipv6");
  }
  return {
    hasName: (host) => names.has(host.toLowerCase()),
    hasAddress: (address) => isIP(address) !== 0 && addresses.check(address, isIP(address) === 4 ? "ipv4" : "ipv6"),
  };
}

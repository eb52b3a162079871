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
  // Only 2000::/3 is given out to networks (RFC 4291, section 2.4); and of these some hold IPv4 addresses, which are not looked into.
  ["::", 3, "ipv6"],
  ["4000::", 2, "ipv6"],
  ["8000::", 1, "ipv6"],
  ["2001::", 23, "ipv6"],
  ["2002::", 16, "ipv6"],
];

const insideOf = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [address, prefix, family] of INSIDE) insideOf[family].addSubnet(address, prefix, family);

/** IPv4 addresses as some programs write them in IPv6: `::ffff:127.0.0.1`. */
const mapped = new BlockList();
mapped.addSubnet("::ffff:0:0", 96, "ipv6");

/** Whether an IP address leads inside. Mapped IPv4 addresses count as what they hold. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  if (family === 4) return insideOf.ipv4.check(address, "ipv4");
  return (mapped.check(address, "ipv6") ? insideOf.ipv4 : insideOf.ipv6).check(address, "ipv6");
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

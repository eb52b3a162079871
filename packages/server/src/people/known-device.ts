import { randomUUID, timingSafeEqual } from "node:crypto";
import type { DataSeal } from "@kaiji/storage";

/** The mark that a browser keeps after a person has signed in with it: who, which browser, and Kaiji's own signature. */
export function newDeviceMark(seal: DataSeal, personId: string): string {
  const name = `${personId}.${randomUUID()}`;
  return `${name}.${seal.mac(name, "device").toString("base64url")}`;
}

/** The name of a known browser for this person, or `null` when the mark is another's or was not made here. */
export function knownDevice(seal: DataSeal, mark: string | undefined, personId: string | null): string | null {
  const parts = mark?.split(".") ?? [];
  if (parts.length !== 3 || personId === null || parts[0] !== personId) return null;
  const name = `${parts[0]}.${parts[1]}`;
  const given = Buffer.from(parts[2] ?? "", "base64url");
  const right = seal.mac(name, "device");
  return given.length === right.length && timingSafeEqual(given, right) ? name : null;
}

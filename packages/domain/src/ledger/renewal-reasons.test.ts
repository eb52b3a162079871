import { describe, expect, it } from "vitest";
import { renewalReasons, type HeldDisclosure, type RenewedSystem } from "./renewal-reasons.ts";

const held: HeldDisclosure = { date: "2024-04-01", receivedOn: "2024-05-01", validUntil: null, productVersion: "5.0", madeFor: { version: "5", delivery: "on-premise", hasRemoteMaintenance: false, contractName: "保守契約 A" } };
const system: RenewedSystem = { version: "Ver.5", delivery: "on-premise", hasRemoteMaintenance: false, contractName: "保守契約 A", contractChangedOn: "2024-04-01" };

describe("a disclosure is asked for again", () => {
  it.each<[string, Partial<HeldDisclosure>, Partial<RenewedSystem>, string[]]>([
    ["not because years went by", { date: "2015-01-01", receivedOn: "2015-01-01" }, { contractChangedOn: null }, []],
    ["not for another writing of the version", {}, {}, []],
    ["when the version changed", {}, { version: "6.0" }, ["version-changed"]],
    ["when the version changed since it was connected, also where the form names none", { productVersion: null }, { version: "6" }, ["version-changed"]],
    ["not while no version is known", { productVersion: null, madeFor: null }, { version: "6" }, []],
    ["when the contract was renewed after its day", {}, { contractChangedOn: "2025-04-01" }, ["contract-changed"]],
    ["not before the new contract begins", {}, { contractChangedOn: "2030-04-01" }, []],
    ["when the contract is another one", {}, { contractName: "保守契約 B" }, ["contract-changed"]],
    ["counting from its receipt when the form has no day", { date: null, receivedOn: "2025-06-01" }, { contractChangedOn: "2025-04-01" }, []],
    ["when it went to the cloud and got remote maintenance", {}, { delivery: "cloud", hasRemoteMaintenance: true }, ["delivery-changed", "remote-maintenance-added"]],
    ["when its own day has passed", { validUntil: "2026-11-27" }, {}, ["valid-until-passed"]],
    ["not on its last day", { validUntil: "2026-11-28" }, {}, []],
  ])("%s", (_, ofHeld, ofSystem, codes) => {
    expect(renewalReasons({ ...held, ...ofHeld }, { ...system, ...ofSystem }, "2026-11-28").map(({ code }) => code)).toEqual(codes);
  });
});

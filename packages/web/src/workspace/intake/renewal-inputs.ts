import type { HeldDisclosure, RenewedSystem } from "@kaiji/domain";
import { dayInJapan } from "@kaiji/formats/api";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";

/** A disclosure and its system as the rule of asking again looks at them. */
export function renewalInputs({ content }: DisclosureRecord, system: SystemRecord): [HeldDisclosure, RenewedSystem] {
  const { version, delivery, hasRemoteMaintenance, contract } = system.content;
  const isDay = content.date !== null && /^\d{4}-\d{2}-\d{2}$/.test(content.date);
  const changedOn = [contract?.startsOn, contract?.renewedOn].filter((day) => day !== undefined).toSorted().at(-1) ?? null;
  return [
    { date: isDay ? content.date : null, receivedOn: content.receivedOn ?? dayInJapan(Date.parse(content.receivedAt)), validUntil: content.validUntil ?? null, productVersion: content.productVersion ?? null, madeFor: content.madeFor ?? null },
    { version: version ?? null, delivery, hasRemoteMaintenance, contractName: contract?.name ?? null, contractChangedOn: changedOn },
  ];
}

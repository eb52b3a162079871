import { isOtherProvider, type SystemProposal } from "@kaiji/domain";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import type { Match } from "./use-connecting.ts";

/** How sure the best proposal is, the surest first; `none`: nothing of the ledger is like it. */
export const HOW_SURE = ["sure", "likely", "tied", "weak", "none"] as const;

/** A disclosure that waits for its system. */
export interface WaitingRow {
  readonly disclosure: DisclosureRecord;
  readonly proposals: readonly SystemProposal[];
  readonly standing: (typeof HOW_SURE)[number];
  /** Of the best proposal; empty when there is none. */
  readonly systemName: string;
  /**
   * What can be confirmed among others; `null` when nothing is proposed well enough, when two fit alike, or when it
   * would take the place of another provider's disclosure: such are looked at one by one.
   */
  readonly match: Match | null;
  /** What is held of the proposed system is newer. */
  readonly isOlder: boolean;
  /** The same file is held once more. */
  readonly isDouble: boolean;
}

const NONE: readonly never[] = [];

/** What can be told of each that waits, to find, sort and confirm it by. @param held all that is held */
export function waitingRows(waiting: readonly DisclosureRecord[], proposals: ReadonlyMap<string, readonly SystemProposal[]>, systems: readonly SystemRecord[], held: readonly DisclosureRecord[]): readonly WaitingRow[] {
  const byId = new Map(systems.map((system) => [system.id, system]));
  const current = grouped(held.filter(({ content }) => content.systemId !== null && content.isCurrent), ({ systemId, form }) => `${systemId} ${form}`);
  const copies = grouped(held, ({ sha256, form }) => `${sha256} ${form}`);
  return waiting.map((disclosure) => {
    const { content } = disclosure;
    const own = proposals.get(disclosure.id) ?? NONE;
    const [first] = own;
    const system = byId.get(first?.id ?? "");
    const beside = current.get(`${first?.id} ${content.form}`) ?? NONE;
    const canConfirm = (first?.standing === "sure" || first?.standing === "likely") && !beside.some((other) => isOtherProvider(other.content.organization, content.organization));
    return {
      disclosure,
      proposals: own,
      standing: first?.standing ?? "none",
      systemName: system?.content.name ?? "",
      match: system === undefined || first === undefined || !canConfirm ? null : { disclosure, system, standing: first.standing },
      isOlder: content.date !== null && beside.some((other) => other.content.date !== null && other.content.date > (content.date ?? "")),
      isDouble: (copies.get(`${content.sha256} ${content.form}`)?.length ?? 0) > 1,
    };
  });
}

function grouped(disclosures: readonly DisclosureRecord[], keyOf: (content: DisclosureRecord["content"]) => string): ReadonlyMap<string, readonly DisclosureRecord[]> {
  const groups = new Map<string, DisclosureRecord[]>();
  for (const one of disclosures) {
    const key = keyOf(one.content);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

import { likeness } from "../pack/likeness.ts";

/** What the ledger says of a system, as far as a disclosure can be recognised by it. */
export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly product: string | null;
  readonly providers: readonly string[];
}

/** What a disclosure says of itself. */
export interface DisclosedProduct {
  readonly name: string | null;
  readonly organization: string | null;
}

/** Why a system is proposed. */
export type ProposalReason = "same-product" | "like-product" | "like-name" | "same-provider";

/** A guess that a person confirms. `confidence` is 0 to 1. */
export interface SystemProposal {
  readonly id: string;
  readonly confidence: number;
  readonly reason: ProposalReason;
}

const LIKE = 0.5;
/** Words that say what a company is, not who it is. */
const LEGAL_FORM = /株式会社|有限会社|合同会社|一般社団法人|\(株\)|（株）|㈱|inc\.?|co\.,?\s*ltd\.?/giu;

/** Proposes the systems that a disclosure may belong to, the likeliest first. */
export function proposeSystems(disclosed: DisclosedProduct, ledger: readonly LedgerEntry[]): SystemProposal[] {
  return ledger
    .flatMap((entry) => proposeSystem(disclosed, entry) ?? [])
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, 5);
}

function proposeSystem({ name, organization }: DisclosedProduct, entry: LedgerEntry): SystemProposal | null {
  const provider = organization === null ? 0 : Math.max(0, ...entry.providers.map((known) => likeness(bare(organization), bare(known))));
  const product = name === null || entry.product === null ? 0 : likeness(name, entry.product);
  const called = name === null ? 0 : likeness(name, entry.name);
  const bonus = provider > 0.8 ? 0.15 : 0;
  if (product === 1) return { id: entry.id, confidence: 0.85 + bonus, reason: "same-product" };
  if (product >= LIKE) return { id: entry.id, confidence: Math.min(0.84, product * 0.7 + bonus), reason: "like-product" };
  if (called >= LIKE) return { id: entry.id, confidence: Math.min(0.8, called * 0.65 + bonus), reason: "like-name" };
  return provider > 0.8 ? { id: entry.id, confidence: 0.3, reason: "same-provider" } : null;
}

function bare(organization: string): string {
  return organization.normalize("NFKC").replaceAll(LEGAL_FORM, "");
}

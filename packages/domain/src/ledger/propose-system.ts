import { isSameVersion, nameKey, productKeys, providerKey, splitVersion } from "./name-key.ts";
import { nearness, openMeasure, type Measured } from "./nearness.ts";
import { soundKey } from "./sound-key.ts";

/** What the ledger says of a system, as far as a disclosure can be recognised by it. */
export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly product: string | null;
  readonly providers: readonly string[];
  readonly version?: string | null;
}

/** What a disclosure says of itself. */
export interface DisclosedProduct {
  readonly name: string | null;
  readonly organization: string | null;
  readonly version?: string | null;
}

/** Why a system is proposed. */
export type ProposalReason = "same-product" | "like-product" | "sounds-like" | "like-name" | "same-provider";

/** How far a proposal goes: `sure` may be confirmed with others at once, `tied` fits another system just as well. */
export type ProposalStanding = "sure" | "likely" | "tied" | "weak";

/** A guess that a person confirms. `confidence` is 0 to 1. */
export interface SystemProposal {
  readonly id: string;
  readonly confidence: number;
  readonly reason: ProposalReason;
  readonly standing: ProposalStanding;
}

const LIKE = 0.55;
const MOST_PROPOSALS = 5;
/** Proposals this near to each other cannot be told apart. */
const TIE = 0.02;

interface Indexed {
  readonly entry: LedgerEntry;
  /** The product's keys; empty when the ledger names none. */
  readonly products: readonly Measured[];
  readonly sounds: readonly Measured[];
  readonly name: Measured;
  readonly providers: readonly Measured[];
  readonly providerSounds: readonly string[];
  readonly version: string | null;
}

interface Rated {
  readonly id: string;
  readonly confidence: number;
  readonly reason: ProposalReason;
  /** The product's name is the same, so is the provider's, and no version says otherwise. */
  readonly isExact: boolean;
  /** The ledger names another provider for it. */
  readonly isOfAnother: boolean;
}

/** Proposes the systems that a disclosure may belong to, the likeliest first. */
export function proposeSystems(disclosed: DisclosedProduct, ledger: readonly LedgerEntry[]): SystemProposal[] {
  return matchLedger(ledger)(disclosed);
}

/**
 * Prepares a ledger for many disclosures.
 * A proposal is `sure` only when product and provider are the same but for their writing, no version says otherwise,
 * and no other system of the ledger has that product of that provider; all else is for a person to choose.
 */
export function matchLedger(ledger: readonly LedgerEntry[]): (disclosed: DisclosedProduct) => SystemProposal[] {
  const measure = openMeasure();
  const indexed = ledger.map((entry) => index(entry, measure));
  return (disclosed) => {
    const name = disclosed.name === null || disclosed.name.trim() === "" ? null : disclosed.name;
    const provider = disclosed.organization === null ? null : providerKey(disclosed.organization) || null;
    const seen: Seen = { provider: provider === null ? null : measure(provider), providerSound: disclosed.organization === null ? null : soundKey(provider ?? ""), version: versionOf(disclosed), ...heardKeys(name, provider, measure) };
    const rated = indexed
      .flatMap((one) => rate(seen, one) ?? [])
      .toSorted((a, b) => b.confidence - a.confidence)
      .slice(0, MOST_PROPOSALS);
    return rated.map((one, place) => ({ id: one.id, confidence: one.confidence, reason: one.reason, standing: standingOf(one, place, rated) }));
  };
}

type Measure = (key: string) => Measured;

function index(entry: LedgerEntry, measure: Measure): Indexed {
  const providers = entry.providers.map(providerKey).filter((key) => key !== "");
  const { keys: products, sounds } = heardKeys(entry.product, providers[0] ?? null, measure);
  return { entry, products, sounds, name: measure(nameKey(entry.name)), providers: providers.map(measure), providerSounds: providers.map(soundKey), version: entry.version ?? (entry.product === null ? null : splitVersion(entry.product).version) };
}

function heardKeys(name: string | null, provider: string | null, measure: Measure): Pick<Seen, "keys" | "sounds"> {
  const keys = name === null ? [] : productKeys(name, provider);
  return { keys: keys.map(measure), sounds: keys.map(soundKey).filter((sound) => sound.length >= 3).map(measure) };
}

function versionOf({ version, name }: DisclosedProduct): string | null {
  if (version !== undefined && version !== null && version.trim() !== "") return version;
  return name === null ? null : splitVersion(name).version;
}

interface Seen {
  /** The product's keys; empty when the disclosure names none. */
  readonly keys: readonly Measured[];
  readonly sounds: readonly Measured[];
  readonly provider: Measured | null;
  readonly providerSound: string | null;
  readonly version: string | null;
}

function rate(seen: Seen, one: Indexed): Rated | null {
  const provider = providerStanding(seen, one);
  const of = (confidence: number, reason: ProposalReason, isExact = false): Rated => ({ id: one.entry.id, confidence: Math.round(confidence * 1000) / 1000, reason, isExact, isOfAnother: provider === "other" });
  const bonus = versionBonus(seen.version, one.version);
  const reach = PROVIDER_REACH[provider];
  if (seen.keys.some(({ key }) => one.products.some((product) => product.key === key))) return of(0.75 + reach + bonus, "same-product", provider === "same" && bonus >= 0);
  const product = nearest(seen.keys, one.products);
  const heard = provider === "other" ? 0 : nearest(seen.sounds, one.sounds);
  if (product < LIKE && (heard === 1 || (heard > 0.7 && provider !== "unknown"))) return of(0.6 * heard + reach + bonus, "sounds-like");
  const called = one.products.length > 0 ? 0 : nearest(seen.keys, [one.name]);
  if (called === 1) return of(0.6 + reach, "like-name");
  const alike = Math.max(product, called);
  if (alike >= LIKE && (provider !== "other" || alike > 0.8)) return of(0.3 + alike * 0.35 + reach / 2 + bonus, product >= called ? "like-product" : "like-name");
  return provider === "same" || provider === "near" ? of(0.3 + reach / 10, "same-provider") : null;
}

type ProviderStanding = "same" | "near" | "unknown" | "other";
const PROVIDER_REACH: Readonly<Record<ProviderStanding, number>> = { same: 0.2, near: 0.1, unknown: 0, other: -0.25 };

function providerStanding({ provider, providerSound }: Seen, { providers, providerSounds }: Indexed): ProviderStanding {
  if (provider === null || providers.length === 0) return "unknown";
  if (providers.some(({ key }) => key === provider.key)) return "same";
  if (providerSound !== null && providerSound.length >= 3 && providerSounds.includes(providerSound)) return "near";
  const isPart = providers.some(({ key }) => Math.min(key.length, provider.key.length) >= 3 && (key.startsWith(provider.key) || provider.key.startsWith(key)));
  return isPart || providers.some((known) => nearness(known, provider) > 0.8) ? "near" : "other";
}

function versionBonus(disclosed: string | null, kept: string | null): number {
  if (disclosed === null || kept === null) return 0;
  return isSameVersion(disclosed, kept) ? 0.04 : -0.01;
}

function nearest(some: readonly Measured[], others: readonly Measured[]): number {
  let best = 0;
  for (const one of some) for (const other of others) best = Math.max(best, nearness(one, other));
  return best;
}

function standingOf(one: Rated, place: number, all: readonly Rated[]): ProposalStanding {
  if (one.reason === "same-provider") return "weak";
  const best = all[0]!.confidence;
  if (place > 0) return best - one.confidence < TIE ? "tied" : "weak";
  const next = all[1];
  if (next !== undefined && best - next.confidence < TIE) return "tied";
  const isAlone = all.filter((other) => other.reason === "same-product" && !other.isOfAnother).length === 1;
  if (one.isExact && isAlone) return "sure";
  return one.confidence >= 0.5 ? "likely" : "weak";
}

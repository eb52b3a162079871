/** Words that say what kind of body a provider is, not who it is. */
const LEGAL_FORM = /(?:株式|有限|合同|合資|相互)会社|(?:一般|公益)?(?:社団|財団)法人|\((?:株|有|同)\)|\b(?:inc|corp|corporation|ltd|llc|k\.?k|co)\b\.?,?/giu;
/** A branch or department after the name: it is still the same provider. */
const BRANCH = /\s+\S*(?:支店|支社|営業所|事業部|事業本部|本部|部|課|センター)$/u;
/** A version that is marked as one. A bare number may be part of the product's name and stays. */
const VERSION = /(?:[\s_-]*\(?(?:ver(?:sion)?\.?|rev\.?|リビジョン|バージョン)\s*|(?<=[^a-z0-9])[\s_-]*\(?[vr]\.?\s?)(\d+(?:\.[0-9x]+)*)(?:版)?\)?$|[\s(]*第?\s*(\d+(?:\.\d+)*)\s*版\)?$/iu;

/** One kind of dash for the long vowel, the hyphen and their look-alikes. */
const DASHES = /[\u2010-\u2015\u2212\u30fc\uff70\u2500-]/gu;

/** What is left of a name when width, case, spaces, dashes and signs are taken away: two writings of one name have one key. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(DASHES, "")
    .replaceAll(/[\s\p{P}\p{S}]+/gu, "");
}

/** The key of a provider's name without its legal form and branch. */
export function providerKey(name: string): string {
  return nameKey(name.normalize("NFKC").trim().replace(BRANCH, "").replaceAll(LEGAL_FORM, " "));
}

/** A product's name cut into the name itself and the version that it ends in, where one is marked. */
export function splitVersion(name: string): { readonly name: string; readonly version: string | null } {
  const plain = name.normalize("NFKC").trim();
  const found = VERSION.exec(plain);
  const bare = found === null ? plain : plain.slice(0, found.index).trim();
  return found === null || nameKey(bare) === "" ? { name: plain, version: null } : { name: bare, version: found[1] ?? found[2] ?? null };
}

/**
 * The keys of a product's name without a marked version: as it is written, and without its provider's name in front.
 * @param provider the provider's key, when one is known
 */
export function productKeys(name: string, provider: string | null = null): readonly string[] {
  const key = nameKey(splitVersion(name.normalize("NFKC").replaceAll(LEGAL_FORM, " ")).name);
  const isNamed = provider !== null && provider.length >= 2 && key.startsWith(provider) && key.length > provider.length + 1;
  return isNamed ? [key, key.slice(provider.length)] : key === "" ? [] : [key];
}

/** Whether two versions are the same but for their writing: `Ver.5.0` is `5`. */
export function isSameVersion(one: string, other: string): boolean {
  return versionKey(one) === versionKey(other);
}

function versionKey(version: string): string {
  const plain = nameKey(version) === "" ? version : version.normalize("NFKC").toLowerCase().replaceAll(/^[^\d]*(?=\d)|版$|\s/gu, "");
  return plain.replace(/(?:\.0)+$/u, "");
}

import type { Standing } from "./standing.ts";

/** A product's row that keeps institutions from conforming. */
export interface Blocking {
  readonly product: string;
  readonly provider: string | null;
  readonly form: string;
  readonly criterion: string;
  /** Institutions where the row does not hold, and where it is not known. */
  readonly notMet: number;
  readonly open: number;
}

/**
 * Product × criterion, by how many institutions it holds back; most first, then by how many do not know.
 * An institution that uses a product twice counts once.
 */
export function rankBlocking(standings: readonly Standing[]): Blocking[] {
  const found = new Map<string, Blocking & { notMet: number; open: number }>();
  // One product is spelled in many ways; the first stands for all.
  const names = new Map<string, string>();
  for (const { products } of standings) {
    const seen = new Map<string, "notMet" | "open">();
    for (const product of products) {
      const name = names.get(plain(product.name)) ?? product.name;
      names.set(plain(product.name), name);
      const keyOf = (criterion: string) => JSON.stringify([name, product.form, criterion]);
      const note = (criterion: string, how: "notMet" | "open") => {
        const key = keyOf(criterion);
        if (!found.has(key)) found.set(key, { product: name, provider: product.provider, form: product.form, criterion, notMet: 0, open: 0 });
        if (seen.get(key) !== "notMet") seen.set(key, how);
      };
      for (const criterion of product.notMet) note(criterion, "notMet");
      for (const criterion of [...product.unanswered, ...product.needsJudgement]) note(criterion, "open");
    }
    for (const [key, how] of seen) {
      const blocking = found.get(key);
      if (blocking !== undefined) blocking[how] += 1;
    }
  }
  return [...found.values()].toSorted((a, b) => b.notMet - a.notMet || b.open - a.open || a.product.localeCompare(b.product, "ja") || a.criterion.localeCompare(b.criterion, "en", { numeric: true }));
}

function plain(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase();
}

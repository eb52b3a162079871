import type { Catalog } from "../catalog/catalog.ts";
import type { ItemNumber } from "../catalog/item-number.ts";
import type { FormPack } from "./form-pack.ts";

/** What a learned form has differently from what is known already. */
export interface PackDifferences {
  /** Id of the catalog it was compared with; `null` when none is known. */
  readonly catalog: string | null;
  /** Id of the learned form whose wording it was compared with; `null` when none was learned. */
  readonly pack: string | null;
  /** Numbers that the catalog does not have. */
  readonly added: readonly ItemNumber[];
  /** Numbers of the catalog that the form does not have. */
  readonly missing: readonly ItemNumber[];
  readonly reworded: readonly { readonly number: ItemNumber; readonly before: string; readonly after: string }[];
  /** Items that stand under another number now. */
  readonly renumbered: readonly { readonly from: ItemNumber; readonly to: ItemNumber }[];
}

/**
 * Compares a learned form with the catalog that it was matched to and with what was learned before.
 * @param before the form as it was learned earlier, this edition or the one before; `null` when there is none
 */
export function comparePack(pack: FormPack, catalog: Catalog | null, before: FormPack | null): PackDifferences {
  const own = new Set(pack.items.map((item) => item.number));
  const known = new Set((catalog?.items ?? before?.items ?? []).map((item) => item.number));
  const wordings = new Map(before?.items.map((item) => [item.number, item.wording]));
  const renumbered = (pack.map?.lines ?? []).flatMap(({ number, to }) => (to === null || to === number ? [] : [{ from: to, to: number }]));
  return {
    catalog: catalog?.id ?? null,
    pack: before?.id ?? null,
    added: pack.items.map((item) => item.number).filter((number) => !known.has(number)),
    missing: [...known].filter((number) => !own.has(number)),
    reworded: pack.items.flatMap(({ number, wording }) => {
      const former = wordings.get(renumbered.find((line) => line.to === number)?.from ?? number);
      return former === undefined || former === wording ? [] : [{ number, before: former, after: wording }];
    }),
    renumbered,
  };
}

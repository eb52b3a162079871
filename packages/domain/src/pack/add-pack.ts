import type { FormId } from "../catalog/catalog.ts";
import type { FormPack } from "./form-pack.ts";

/** The id of an edition's pack, and its file's name: `cyber-checklist-provider-r8`. */
export function packId(form: FormId, edition: string): string {
  return `${form}-${edition}`.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, "-");
}

/** What teaching a form comes to. */
export type PackAddition =
  /** The same content is known already: nothing changes. */
  | { readonly kind: "known"; readonly pack: FormPack }
  /** A form or edition that was not learned yet, or another content of one: what was there stays as it was. */
  | { readonly kind: "new"; readonly pack: FormPack };

/** Places a learned form among those already learned: one of equal content is that one, another gets an id of its own. */
export function addPack(learned: FormPack, packs: readonly FormPack[]): PackAddition {
  const same = packs.find((pack) => pack.hash === learned.hash);
  if (same !== undefined) return { kind: "known", pack: same };
  const ids = new Set(packs.map((pack) => pack.id));
  const plain = packId(learned.form, learned.edition);
  let id = plain;
  for (let revision = 2; ids.has(id); revision++) id = `${plain}-r${revision}`;
  return { kind: "new", pack: { ...learned, id } };
}

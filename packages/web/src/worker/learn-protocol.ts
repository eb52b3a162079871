import type { FormPack, Library } from "@kaiji/domain";
import type { PackFault, Refusal } from "@kaiji/formats";

/** A form, or a pack that somebody shares, to be learned. */
export interface LearnJob {
  readonly file: File;
  readonly library: Library;
  /** What the person says the edition is; empty when the file is to be believed. */
  readonly edition: string;
}

export type Learned =
  | { readonly kind: "learned"; readonly packs: readonly FormPack[] }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "no-pack"; readonly fault: PackFault }
  | { readonly kind: "failed" };

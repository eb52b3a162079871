import type { CriteriaSet } from "../evaluation/criterion.ts";
import type { ComplianceSet } from "../compliance/compliance-item.ts";
import type { RulebookOutline } from "../rulebook/outline.ts";
import type { DecisionChart } from "../chart/chart.ts";
import type { FormPack } from "../pack/form-pack.ts";
import type { Catalog, FormId } from "./catalog.ts";
import type { FormDescription, ReadingWords } from "./form.ts";

/** Everything Kaiji knows as data: forms, catalogs, criteria. */
export interface Library {
  readonly reading: ReadingWords;
  readonly forms: readonly FormDescription[];
  readonly catalogs: readonly Catalog[];
  readonly criteriaSets: readonly CriteriaSet[];
  readonly charts: readonly DecisionChart[];
  readonly complianceSets: readonly ComplianceSet[];
  readonly outlines: readonly RulebookOutline[];
  /** The forms that this installation has learned; see `withPacks`. */
  readonly packs?: readonly FormPack[];
}

/** The catalog of a form's edition; without one, the form's newest catalog; `null` when the form has none. */
export function findCatalog(library: Library, form: FormId, edition: string | null): Catalog | null {
  const ofForm = library.catalogs.filter((catalog) => catalog.form === form);
  const exact = ofForm.find((catalog) => catalog.edition === edition);
  return exact ?? ofForm.toSorted((a, b) => b.edition.localeCompare(a.edition, "en", { numeric: true }))[0] ?? null;
}

/** The criteria set with this id, or `null`. */
export function findCriteriaSet(library: Library, id: string): CriteriaSet | null {
  return library.criteriaSets.find((set) => set.id === id) ?? null;
}

/** A part that a product is made of. */
export interface SbomComponent {
  readonly name: string;
  readonly version: string | null;
  /** Package URL, `pkg:npm/left-pad@1.3.0`. */
  readonly purl: string | null;
  readonly licence: string | null;
  readonly provider: string | null;
}

/** Something in a bill of materials that a person should look at. */
export interface SbomProblem {
  readonly code: "no-name" | "no-version" | "twice" | "unknown-edition" | "no-components";
  /** Where, in the file's own terms: `components.3`. */
  readonly place: string;
  readonly text: string;
}

/** A bill of materials: what a product is made of. */
export interface Sbom {
  readonly format: "cyclonedx" | "spdx";
  readonly edition: string;
  /** What it is of, when it says so. */
  readonly name: string | null;
  readonly version: string | null;
  readonly components: readonly SbomComponent[];
  readonly problems: readonly SbomProblem[];
}

/** Components in one bill, at most. */
export const MOST_COMPONENTS = 50_000;

/** A component as it is found, before anything is made of what is missing. */
export interface FoundComponent {
  readonly place: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licence: string;
  readonly provider: string;
}

const MOST_PROBLEMS = 200;

/** Makes a bill of what was found: nothing is left out, and what is missing is said. */
export function makeSbom(format: Sbom["format"], edition: string, root: { readonly name: string; readonly version: string }, found: readonly FoundComponent[], isKnownEdition: boolean): Sbom {
  const problems: SbomProblem[] = isKnownEdition ? [] : [{ code: "unknown-edition", place: "", text: edition }];
  if (found.length === 0) problems.push({ code: "no-components", place: "", text: "" });
  const seen = new Set<string>();
  for (const { place, name, version, purl } of found) {
    if (name === "") problems.push({ code: "no-name", place, text: purl });
    else if (version === "") problems.push({ code: "no-version", place, text: name });
    const key = purl === "" ? `${name}@${version}` : purl;
    if (seen.has(key)) problems.push({ code: "twice", place, text: key });
    seen.add(key);
  }
  const orNull = (text: string) => (text === "" ? null : text);
  return {
    format,
    edition,
    name: orNull(root.name),
    version: orNull(root.version),
    components: found.map(({ name, version, purl, licence, provider }) => ({ name: name === "" ? purl || "?" : name, version: orNull(version), purl: orNull(purl), licence: orNull(licence), provider: orNull(provider) })),
    problems: problems.slice(0, MOST_PROBLEMS),
  };
}

/** The text of a value that may be anything. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value.trim().slice(0, 1000) : typeof value === "number" ? String(value) : "";
}

export function asList(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null) : [];
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

import { markup, oneLine } from "./markup.ts";
import { KAIJI_NAMESPACE } from "./oscal-version.ts";
import { oscalToken } from "./oscal-token.ts";

export interface OscalProperty {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
  readonly class?: string;
  readonly group?: string;
  readonly remarks?: string;
}

interface PropertyPlace {
  readonly class?: string;
  /** Ties the properties of one thing together. */
  readonly group?: string;
}

/** A property of ours. A value of several lines or with space at its ends stands whole in `remarks`. */
export function property(name: string, text: string, place: PropertyPlace = {}): OscalProperty {
  const value = oneLine(text);
  return {
    name,
    ns: KAIJI_NAMESPACE,
    value,
    ...(place.class === undefined ? {} : { class: oscalToken(place.class) }),
    ...(place.group === undefined ? {} : { group: oscalToken(place.group) }),
    ...(value === text ? {} : { remarks: markup(text) }),
  };
}

/** Properties of the texts that are there, by name. */
export function properties(texts: Readonly<Record<string, string | number | null | undefined>>): OscalProperty[] {
  return Object.entries(texts).flatMap(([name, text]) => (text === null || text === undefined ? [] : [property(name, String(text))]));
}

/** A sentence or label in the two languages Kaiji speaks. */
export interface Localized {
  readonly ja: string;
  readonly en: string;
}

export type Language = keyof Localized;
